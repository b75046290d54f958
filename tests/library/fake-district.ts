import { FakeDistrictServer } from '../fakes/fake-district-server.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { afterFile } from '../fixtures/after-file.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

/** A district's server in memory, and the way into it for a library. */
export async function startServer() {
  const server = new FakeDistrictServer();
  const url = await server.start();
  afterFile(() => server.close());
  const enrol = async ({ client }: OpenLibrary, schoolId = '12') => {
    const code = `ABCDE${String(server.codes.size + server.log.disk.devices.size).padStart(5, '0')}`;
    server.codes.set(code, { id: schoolId, name: `Escuela N.º ${schoolId}` });
    const { school } = await client.district.enrol({ server: url, code });
    await client.district.confirm();
    return school;
  };
  return { server, url, enrol };
}

/** A library that can be enrolled and synchronises when it is told to. */
export const openPc = () => openLibrary({ deviceKeys: memoryDeviceKeys() });

/** Synchronises until both sides hold the same. */
export const synchronize = ({ useCases }: OpenLibrary) =>
  useCases.synchronizeLibrary({ signal: new AbortController().signal, report: () => undefined });
