import { expect, test } from 'vitest';
import type { Progress } from '../../domain/job.ts';
import { logStart } from '../../domain/sync/log-chain.ts';
import type { SnapshotPage } from '../../domain/sync/snapshot-messages.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';
import { countProgress } from './count-progress.ts';

const ending = { tip: 9000, checksum: { sum: '0'.repeat(32), heads: 0 }, horizon: 0, isContinued: true };
const place = { sequence: 9000, chain: '0'.repeat(32) };
const page = (heads: number, next: SnapshotPage['next']) =>
  ({
    checksum: ending.checksum,
    heads: Array.from({ length: heads }),
    superseded: [],
    awaited: [],
    next,
  }) as SnapshotPage;

/** What is told while these pages of a snapshot of 2,500 heads come. */
async function toldOf(pages: readonly SnapshotPage[], begunBefore = false): Promise<Progress[]> {
  const told: Progress[] = [];
  const left = [...pages];
  const answers: Pick<SyncConnection, 'hello' | 'snapshot'> = {
    hello: async () => ({
      nowMs: 0,
      logs: { school: { ...ending, snapshot: { place, heads: 2500 } }, district: { ...ending, snapshot: null } },
    }),
    snapshot: async () => left.shift()!,
  };
  const { connection } = countProgress(answers as SyncConnection, (progress) => told.push(progress));
  await connection.hello({ protocol: 1, places: { school: logStart, district: logStart }, nowMs: 0 });
  let cursor: SnapshotPage['next'] = begunBefore ? { head: 4000 } : null;
  for (const _page of pages) cursor = (await connection.snapshot({ scope: 'school', place, cursor })).next;
  return told;
}

test('a snapshot tells how many of its heads have come, page by page', async () => {
  const pages = [page(1000, { head: 4000 }), page(1000, { head: 8000 }), page(500, { block: null }), page(0, null)];
  const told = await toldOf(pages);
  expect(told.map(({ done, total }) => [done, total])).toEqual([
    [1000, 2500],
    [2000, 2500],
    [2500, 2500],
    [2500, 2500],
  ]);
});

test('one that goes on after a stop ends as whole as another', async () => {
  const told = await toldOf([page(1000, { head: 8000 }), page(500, { block: null })], true);
  expect(told.map(({ done, total }) => [done, total])).toEqual([
    [1000, 2500],
    [2500, 2500],
  ]);
});
