import { expect, it } from 'vitest';
import { makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import { MemoryDistrictLog } from '../../../tests/simulation/memory-district-log.ts';
import type { PurgesByLog } from '../../ports/purge-ledger.ts';
import { reconcilePurges } from './keep-purges.ts';

const purgeOf = (id: string, counter: number) =>
  makeOperation({
    entity: 'purge',
    counter,
    value: { reason: 'x', entities: [{ entity: 'cell', id, kept: {} }], source: null, proofs: [], blobs: [] },
  });

it('makes the purges of every school the same in logs and ledger, the ledger being read once and added to once', async () => {
  const log = new MemoryDistrictLog();
  const [inLog, inLedger, inBoth] = [purgeOf('a', 1), purgeOf('b', 2), purgeOf('c', 3)];
  await log.write('school:1', ({ append }) => append([inLog, inBoth]));
  const ledgered: PurgesByLog = new Map([
    ['school:1', [inBoth]],
    ['school:2', [inLedger]],
  ]);
  const kept: PurgesByLog[] = [];
  let reads = 0;
  const ledger = {
    all: async () => {
      reads += 1;
      return ledgered;
    },
    keep: async (purges: PurgesByLog) => void kept.push(purges),
  };
  const registry = { schools: async () => ['1', '2', '3'].map((id) => ({ id, name: id })) };
  expect(await reconcilePurges({ log, ledger, registry, blobs: { remove: async () => undefined } })).toBe(1);
  expect(reads).toBe(1);
  expect(kept.flatMap((purges) => [...purges].filter(([, operations]) => operations.length > 0))).toEqual([
    ['school:1', [inLog]],
  ]);
  expect((await log.purgeOperations('school:2')).map(({ id }) => id)).toEqual([inLedger.id]);
});
