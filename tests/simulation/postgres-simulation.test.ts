import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDistrictDatabase } from '../../server/adapters/postgres/open-district-database.ts';
import { createPostgresDistrictLog } from '../../server/adapters/postgres/postgres-district-log.ts';
import { startPostgresForTests } from '../fixtures/postgres-for-tests.ts';
import { MirroredDistrictLog } from './mirrored-district-log.ts';
import { simulate } from './simulate.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let database: Awaited<ReturnType<typeof openDistrictDatabase>>;

beforeAll(async () => {
  postgres = await startPostgresForTests();
  // Postgres may stop before it has heard that nobody is connected any more.
  database = await openDistrictDatabase(postgres.url, () => undefined);
});
afterAll(async () => {
  await database?.destroy();
  await postgres?.stop();
});

/** One in a hundred of those that are played in memory. */
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

it.each(seeds)('answers from Postgres as from memory, whatever goes wrong (seed %i)', async (seed) => {
  const log = new MirroredDistrictLog((clock) => createPostgresDistrictLog(database, clock), `seed${seed}`);
  const { violation, operations, trace } = await simulate(seed, 400, log);
  expect(violation).toBeNull();
  expect(operations).toBeGreaterThan(50);
  expect(trace).toBe((await simulate(seed, 400)).trace);
});
