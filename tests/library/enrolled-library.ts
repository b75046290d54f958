import type { HostOptions } from '../../src-main/host/create-local-host.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import type { DistrictForTests } from '../fixtures/district-for-tests.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

const { signal } = new AbortController();
const report = () => undefined;

/** Another PC of a school, with a library of its own; `server` is the district's or what stands before it. */
export async function openEnrolled(
  { host, url }: Pick<DistrictForTests, 'host' | 'url'>,
  { schoolId, server = url, ...options }: HostOptions & { schoolId: string; server?: string },
): Promise<OpenLibrary> {
  const library = await openLibrary({ deviceKeys: memoryDeviceKeys(), ...options });
  const { code } = await host.enrolment.createCode(schoolId);
  await library.client.district.enrol({ server, code });
  await library.client.district.confirm();
  return library;
}

type WithUseCases = Pick<OpenLibrary, 'useCases'>;

/** Sends and fetches what changed. */
export const synchronizeChanges = ({ useCases }: WithUseCases) => useCases.synchronizeLibrary({ signal, report });

type MoveTask = Parameters<OpenLibrary['useCases']['synchronizeFiles']['moveFiles']>[0];

/** Moves files and texts, as far as the settings let them. */
export const moveFiles = ({ useCases }: WithUseCases, task: Partial<MoveTask> = {}) =>
  useCases.synchronizeFiles.moveFiles({
    signal,
    report,
    waiting: report,
    isInterrupted: async () => false,
    ...task,
  });

/** Sends and fetches what changed, then files. */
export async function synchronize(library: WithUseCases, task: Partial<MoveTask> = {}) {
  await synchronizeChanges(library);
  return moveFiles(library, task);
}
