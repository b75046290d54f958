import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import type { PurgesByLog } from '../../../src-shared/ports/purge-ledger.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import { createPurgeFile, mergePurges } from './purge-file.ts';

const purge = (counter: number) => makeOperation({ entity: 'purge', counter });
const ofSchool = (...purges: Operation[]): PurgesByLog => new Map([['school:1', purges]]);
const fresh = () => join(temporaryFolder('purges'), 'purges.jsonl');

it('keeps each purge of a log once, in the order in which they came', async () => {
  const path = fresh();
  const file = createPurgeFile(path);
  expect(await file.all()).toEqual(new Map());
  await file.keep(new Map([['school:1', [purge(1), purge(2)]]]));
  await createPurgeFile(path).keep(
    new Map([
      ['school:2', [purge(1)]],
      ['school:1', [purge(2), purge(3)]],
    ]),
  );
  expect(await file.all()).toEqual(
    new Map([
      ['school:1', [purge(1), purge(2), purge(3)]],
      ['school:2', [purge(1)]],
    ]),
  );
});

it('loses nothing but the line that a crash cut short', async () => {
  const path = fresh();
  const file = createPurgeFile(path);
  await file.keep(ofSchool(purge(1)));
  appendFileSync(path, '\n{"log":"school:1","opera');
  await file.keep(ofSchool(purge(2)));
  expect(await file.all()).toEqual(ofSchool(purge(1), purge(2)));
});

it('takes from another one what it lacks, and leaves that as it is', async () => {
  const [one, other] = [fresh(), fresh()];
  await createPurgeFile(one).keep(ofSchool(purge(1)));
  await createPurgeFile(other).keep(ofSchool(purge(1), purge(2)));
  const before = readFileSync(other);
  await mergePurges(other, one);
  await mergePurges(fresh(), one);
  expect(await createPurgeFile(one).all()).toEqual(ofSchool(purge(1), purge(2)));
  expect(readFileSync(other)).toEqual(before);
});
