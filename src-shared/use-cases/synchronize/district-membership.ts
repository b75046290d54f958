import { AppError } from '../../domain/errors.ts';
import { createSigningKeys } from '../../domain/sync/device-keys.ts';
import { districtAddress } from '../../domain/sync/district-address.ts';
import { type DistrictMembership, districtMembershipSchema } from '../../domain/sync/district-membership.ts';
import { readEnrolmentCode } from '../../domain/sync/enrolment.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DeviceKeyStore } from '../../ports/device-key-store.ts';
import type { DistrictServers } from '../../ports/district-servers.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { SyncStore } from '../../ports/sync-store.ts';

export type MembershipPorts = {
  districtServers: DistrictServers;
  deviceKeys: DeviceKeyStore;
  syncStore: SyncStore;
  settings: SettingsRepository;
  clock: Clock;
};

const settingsKey = 'district';
/** A school's library on the server is of a district too, and has no membership. */
const hasLeftKey = 'district-left';

/** Whether this PC was in a district and left it; false for one that never was in any. */
export async function hasLeftDistrict(settings: Pick<SettingsRepository, 'getLocal'>): Promise<boolean> {
  return (await settings.getLocal(hasLeftKey)) === true;
}

/** That this PC belongs to a district's server, from its enrolment until it leaves. */
export function createDistrictMembership({ districtServers, deviceKeys, syncStore, settings, clock }: MembershipPorts) {
  async function read(): Promise<DistrictMembership | null> {
    const stored = districtMembershipSchema.safeParse(await settings.getLocal(settingsKey));
    return stored.success ? stored.data : null;
  }

  async function change(fields: Partial<DistrictMembership>): Promise<void> {
    const known = await read();
    if (known !== null) await settings.setLocal(settingsKey, { ...known, ...fields });
  }

  return {
    read,
    change,

    /** Throws `DISTRICT_ADDRESS_WRONG`, `ENROLMENT_CODE_WRONG` and what a server throws. Nothing is sent until `confirm`. */
    async enrol(input: { server: string; code: string }, signal: AbortSignal): Promise<DistrictMembership> {
      const server = districtAddress(input.server);
      if (server === null) throw new AppError('DISTRICT_ADDRESS_WRONG');
      const code = readEnrolmentCode(input.code);
      if (code === null) throw new AppError('ENROLMENT_CODE_WRONG');
      const { publicKey, privateKey } = await createSigningKeys();
      const { deviceId, school, serverKey } = await districtServers.enrol(server, { code, publicKey }, signal);
      const earlier = await read();
      await deviceKeys.keep(deviceId, privateKey);
      await syncStore.apply({ deviceId });
      const membership: DistrictMembership = {
        server,
        serverKey,
        keyName: deviceId,
        school,
        enrolledAt: new Date(clock.now()).toISOString(),
        isConfirmed: false,
        isRevoked: false,
        lastContactAt: null,
        lastFailure: null,
      };
      await settings.setLocal(settingsKey, membership);
      await settings.setLocal(hasLeftKey, false);
      if (earlier !== null) await deviceKeys.forget(earlier.keyName);
      return membership;
    },

    /** Says that the school is the right one. */
    confirm: () => change({ isConfirmed: true }),

    /** What is in the library stays, and nothing is sent or fetched any more. */
    async forget(): Promise<void> {
      const known = await read();
      await settings.setLocal(settingsKey, null);
      await settings.setLocal(hasLeftKey, true);
      if (known !== null) await deviceKeys.forget(known.keyName);
    },
  };
}
