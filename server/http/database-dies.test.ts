import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { createDistrictHost, type DistrictHost } from '../host/create-district-host.ts';
import { readConfiguration } from '../host/server-configuration.ts';
import { type DistrictServer, serveDistrict } from './serve-district.ts';

const folder = temporaryFolder('dying-database');
let host: DistrictHost;
let server: DistrictServer;
beforeAll(async () => {
  chmodSync(folder, 0o755);
  host = await createDistrictHost(readConfiguration({ AMANUENSE_FOLDER: folder, AMANUENSE_LOG: 'silent' }, false));
  server = await serveDistrict(host, { port: 0, hostname: '127.0.0.1', isBehindProxy: true });
}, 120_000);
afterAll(async () => {
  await server?.close();
  await host?.close();
});

const patience = { timeout: 60_000, interval: 50 };

/** A code that nobody gave: 403 where the server has looked for it. */
const enrol = () =>
  fetch(`${server.url}/api/sync/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': crypto.randomUUID() },
    body: JSON.stringify({ code: 'ABCDE12345', publicKey: 'x'.repeat(43) }),
  });

it('says when to come back while its database is away, and starts it again where nothing was lost', async () => {
  const id = crypto.randomUUID();
  await host.registry.addSchool({ id, name: 'Escuela 12' });
  const underWay = host.log.write(`school:${id}`, async () => {
    const [process_] = readFileSync(join(folder, 'database', 'postmaster.pid'), 'utf8').split('\n');
    const servants = childrenOf(Number(process_));
    process.kill(Number(process_), 'SIGKILL');
    // One that has not noticed yet would still take the end of the transaction.
    await vi.waitFor(() => expect(servants.filter(isRunning)).toEqual([]), patience);
    await vi.waitFor(async () => expect(await host.isReady()).toBe(false), patience);
  });
  await expect(underWay).rejects.toMatchObject({ code: 'SERVER_RESTARTING' });

  const refused = await enrol();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await refused.json()).toMatchObject({ code: 'SERVER_RESTARTING' });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);

  host.keepDatabase();
  await vi.waitFor(async () => expect((await enrol()).status).toBe(403), patience);
  expect(await host.registry.school(id)).toEqual({ id, name: 'Escuela 12' });
}, 180_000);

/** The processes that a process has started; none where the system does not tell. */
function childrenOf(id: number): number[] {
  const list = `/proc/${id}/task/${id}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').trim().split(' ').map(Number) : [];
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
