import { expect, it } from 'vitest';
import { makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import { MemoryDistrictLog } from '../../../tests/simulation/memory-district-log.ts';
import { MemorySyncStore } from '../../../tests/simulation/memory-sync-store.ts';
import { AppError } from '../../domain/errors.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';
import { createDistrictSync } from './create-district-sync.ts';
import { createSynchronizer } from './create-synchronizer.ts';

const requestLimitBytes = 1024 ** 2;
const nowMs = Date.UTC(2026, 2, 2);
const clock = { now: () => nowMs };

/** A PC and a server that takes no request of more than 1 MiB, however well it could be packed. */
async function connected() {
  const log = new MemoryDistrictLog();
  await log.addDevice({ id: 'pc', schoolId: '12', publicKey: '', isRevoked: false });
  const sync = createDistrictSync({ log, clock, createDeviceId: () => 'other' });
  const pushes: number[] = [];
  const connection: SyncConnection = {
    hello: (request) => sync.hello('pc', request),
    async push(request) {
      const { length } = new TextEncoder().encode(JSON.stringify(request));
      if (length > requestLimitBytes) throw new AppError('SYNC_REQUEST_TOO_LARGE');
      pushes.push(request.operations.length);
      return sync.push('pc', request);
    },
    pull: (request) => sync.pull('pc', request),
    snapshot: (request) => sync.snapshot('pc', request),
    missing: (request) => sync.missing('pc', request),
    renew: () => sync.renew('pc'),
  };
  const store = new MemorySyncStore('pc');
  const { step } = createSynchronizer({ store, connection, clock });
  const synchronize = async (): Promise<void> => {
    for (let steps = 0; steps < 100; steps++) {
      const done = await step();
      if (done.kind === 'quiet') return;
      expect(done).toEqual({ kind: 'worked' });
    }
    throw new Error('It never comes to rest');
  };
  const write = (register: string, value: string) => store.write(register, value, 'Ana', nowMs);
  return { store, step, synchronize, write, pushes, tip: async () => (await log.page('school:12', 0, 0)).tip };
}

it('sends many large values in as many requests as they need', async () => {
  const { store, synchronize, write, pushes, tip } = await connected();
  // What the server takes at most: a quarter of a million letters, each of three bytes.
  for (let index = 0; index < 6; index++) write(`a${index}`, '—'.repeat(256 * 1024 - 2));
  for (let index = 0; index < 40; index++) write(`b${index}`, 'x'.repeat(100 * 1024));
  await synchronize();
  expect(await tip()).toBe(46);
  expect(pushes.length).toBeLessThan(14);
  expect(store.disk.quarantine.size).toBe(0);
});

it('puts aside one that no request can carry, with its reason, and sends the rest', async () => {
  const { store, synchronize, write, tip } = await connected();
  write('a', 'antes');
  const large = write('b', '—'.repeat(400 * 1024));
  write('c', 'después');
  await synchronize();
  expect(await tip()).toBe(2);
  expect([...store.disk.quarantine]).toEqual([[large.id, { operation: large, code: 'TOO_LARGE' }]]);
  const alone = write('d', '—'.repeat(400 * 1024));
  await synchronize();
  expect([...store.disk.quarantine.keys()]).toEqual([large.id, alone.id]);
});

it('sends all it has while its own disk is full, and comes to rest once there is room', async () => {
  const { store, step, synchronize, write, tip } = await connected();
  for (let index = 0; index < 1234; index++) write(`a${index}`, 'x');
  store.isFull = true;
  const untilFailed = async () => {
    for (let steps = 0; steps < 100; steps++) {
      const done = await step();
      if (done.kind === 'failed') return done.error.code;
    }
    return null;
  };
  expect(await untilFailed()).toBe('DISK_FULL');
  expect(await tip()).toBe(1234);
  expect(await untilFailed()).toBe('DISK_FULL');
  store.isFull = false;
  await synchronize();
  expect(await tip()).toBe(1234);
  expect(await store.outbox(10)).toEqual([]);
});

it('takes of a school nothing that is the district’s to write, nor what would have it forgotten', async () => {
  const log = new MemoryDistrictLog();
  await log.addDevice({ id: 'pc', schoolId: '12', publicKey: '', isRevoked: false });
  const sync = createDistrictSync({ log, clock, createDeviceId: () => 'other' });
  const forgetting = (entity: string) => ({
    ...{ reason: 'x', entities: [{ entity, id: 'a', kept: {} }], source: null, proofs: [], blobs: [] },
  });
  const operations = [
    makeOperation({ counter: 1, entity: 'publication' }),
    makeOperation({ counter: 2, entity: 'publication-version' }),
    makeOperation({ counter: 3, entity: 'purge', value: forgetting('publication-version') }),
    makeOperation({ counter: 4, entity: 'purge', value: forgetting('person') }),
    makeOperation({ counter: 5, entity: 'prompt' }),
  ];
  const answer = await sync.push('pc', { operations });
  expect(answer.refused).toEqual(operations.slice(0, 3).map(({ id }) => ({ id, code: 'NOT_ALLOWED' })));
  expect((await log.page('school:12', 0, 10)).operations.map(({ entity }) => entity)).toEqual(['purge', 'prompt']);
});
