import { type ToldPc, tellable } from '../../domain/sync/told-pc.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';
import type { ThisPc } from '../../ports/this-pc.ts';
import type { createDistrictMembership } from './district-membership.ts';

type TellPcParts = {
  thisPc: ThisPc;
  settings: SettingsRepository;
  membership: Pick<ReturnType<typeof createDistrictMembership>, 'read'>;
};

/** A connection that tells the server of this PC whenever it greets it. */
export function tellingOf(connection: SyncConnection, parts: TellPcParts): SyncConnection {
  return { ...connection, hello: async (request) => connection.hello({ ...request, pc: await tellPc(parts) }) };
}

async function tellPc({ thisPc, settings, membership }: TellPcParts): Promise<ToldPc> {
  const { version, system, freeBytes, libraryBytes } = await thisPc.describe();
  const given = await settings.getLocal('computerName');
  return {
    name: tellable(typeof given === 'string' && given.trim() !== '' ? given : thisPc.name, 60),
    version: tellable(version, 40),
    system: tellable(system, 80),
    freeBytes,
    libraryBytes,
    failure: (await membership.read())?.lastFailure ?? null,
  };
}
