import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import { createPurgeFile, mergePurges } from './purge-file.ts';

const purge = (counter: number) => makeOperation({ entity: 'purge', counter });
const fresh = () => join(temporaryFolder('purges'), 'purges.jsonl');

it('keeps each purge of a log once, in the order in which they came', async () => {
  const path = fresh();
  const file = createPurgeFile(path);
  expect(await file.of('school:1')).toEqual([]);
  await file.keep('school:1', [purge(1), purge(2)]);
  await file.keep('school:2', [purge(1)]);
  await createPurgeFile(path).keep('school:1', [purge(2), purge(3)]);
  expect(await file.of('school:1')).toEqual([purge(1), purge(2), purge(3)]);
  expect(await file.of('school:2')).toEqual([purge(1)]);
});

it('loses nothing but the line that a crash cut short', async () => {
  const path = fresh();
  const file = createPurgeFile(path);
  await file.keep('school:1', [purge(1)]);
  appendFileSync(path, '\n{"log":"school:1","opera');
  await file.keep('school:1', [purge(2)]);
  expect(await file.of('school:1')).toEqual([purge(1), purge(2)]);
});

it('takes from another one what it lacks, and leaves that as it is', async () => {
  const [one, other] = [fresh(), fresh()];
  await createPurgeFile(one).keep('school:1', [purge(1)]);
  await createPurgeFile(other).keep('school:1', [purge(1), purge(2)]);
  const before = readFileSync(other);
  await mergePurges(other, one);
  await mergePurges(fresh(), one);
  expect(await createPurgeFile(one).of('school:1')).toEqual([purge(1), purge(2)]);
  expect(readFileSync(other)).toEqual(before);
});
