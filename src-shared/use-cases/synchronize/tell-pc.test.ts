import { expect, it } from 'vitest';
import type { HelloRequest } from '../../domain/sync/sync-messages.ts';
import { toldPcSchema } from '../../domain/sync/told-pc.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';
import { tellingOf } from './tell-pc.ts';

const computer = { version: '1.2.3', system: 'Linux 6', freeBytes: 5, libraryBytes: null };

async function told(name: string, given: unknown) {
  const heard: HelloRequest[] = [];
  const connection = {
    hello: async (request) => {
      heard.push(request);
      return { nowMs: 0 };
    },
  } as Partial<SyncConnection> as SyncConnection;
  const settings = { get: async () => undefined, getLocal: async () => given, setLocal: async () => undefined };
  const membership = { read: async () => null };
  const thisPc = { name, isLineMetered: async () => false, describe: async () => computer };
  const place = { sequence: 0, chain: '0'.repeat(32) };
  const telling = tellingOf(connection, { thisPc, settings, membership });
  await telling.hello({ protocol: 1, places: { school: place, district: place }, nowMs: 0 });
  return heard[0]?.pc;
}

it("tells the computer's own name until people give it another", async () => {
  expect(await told('PC-01', undefined)).toEqual({ ...computer, name: 'PC-01', failure: null });
  expect((await told('PC-01', '  '))?.name).toBe('PC-01');
  expect((await told('PC-01', 'Secretaría'))?.name).toBe('Secretaría');
});

it('tells of any name what the server can read', async () => {
  for (const name of [`a\n\0${'ñ'.repeat(400)}`, `${'x'.repeat(59)}😀`, '\ud800']) {
    const pc = await told(name, undefined);
    expect(toldPcSchema.safeParse(pc).success, JSON.stringify(pc?.name)).toBe(true);
  }
});
