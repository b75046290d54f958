import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personChanges, settingChange } from '../../../src-shared/domain/changes.ts';
import type { AppError } from '../../../src-shared/domain/errors.ts';
import { createLibraryStorage } from '../../../src-shared/storage/create-library-storage.ts';
import { commitUntilKilled, type KilledLibrary } from '../../../tests/port-suites/killed-library.ts';
import {
  actor,
  openTestLibrary,
  samplePerson,
  temporaryFolder,
  testKey,
} from '../../../tests/port-suites/library-fixtures.ts';
import { createRandom, type Random } from '../../../tests/simulation/random-source.ts';
import { openWithKey } from '../../host/library-key.ts';
import { createBlobStorage } from '../files/blob-storage.ts';
import { openLibraryDatabase } from './open-library-database.ts';

/*
 * What broken disks, half copies and other programs make of a library's files. It is told as damaged, or opens with
 * what it had; it is never a new and empty one.
 */
const pageBytes = 4096;
const groupsMade = 12;

const root = temporaryFolder();
afterAll(() => root.dispose());

/** The folder of a library that was closed, with a paper. */
const sound = { sealed: join(root.path, 'sealed'), plain: join(root.path, 'plain') };
/** Killed with all of its changes in SQLite's log, and killed with only the last ones there. */
const killed: Record<string, KilledLibrary> = {};

async function addPaper(folder: string, key: Uint8Array | null): Promise<void> {
  const files = createBlobStorage({ folder: join(folder, 'blobs'), key });
  await files.put({ kind: 'bytes', bytes: new TextEncoder().encode('Ficha de Íñigo Núñez') });
}

async function makeSound(folder: string, key: Uint8Array | null): Promise<void> {
  const library = await openTestLibrary(folder, { key });
  for (let group = 1; group <= groupsMade; group += 1) {
    const people = Array.from({ length: 3 }, () => samplePerson({ course: `${group}` }));
    await library.changeLog.commit([...people.flatMap(personChanges), settingChange('groups', group)], { actor });
  }
  await library.close();
  await addPaper(folder, key);
}

beforeAll(async () => {
  await makeSound(sound.sealed, testKey);
  await makeSound(sound.plain, null);
  const folder = join(root.path, 'killed');
  mkdirSync(folder);
  killed.whole = await commitUntilKilled(folder, 3);
  await (await openTestLibrary(folder, { key: testKey, clock: { now: Date.now } })).close();
  killed.last = await commitUntilKilled(folder, 3);
});

type Outcome = { code: string } | { groups: number };

/** Opens what lies in a folder as the program does, and says what came of it; half a group fails at once. */
async function outcomeOf(folder: string, key: Uint8Array | null, title: string): Promise<Outcome> {
  const path = join(folder, 'library.db');
  const clock = { now: Date.now };
  const given = key === null ? null : Buffer.from(key).toString('hex');
  try {
    const { connection } = await openWithKey(path, { key: given, keyRing: null }, (key) =>
      openLibraryDatabase({ path, key, clock }),
    );
    const library = await createLibraryStorage(connection, clock);
    try {
      if ((await connection.check()).length > 0) return { code: 'LIBRARY_DAMAGED' };
      const groups = Number((await library.settings.get('groups')) ?? 0);
      const courses = (await library.people.list({})).map(({ course }) => Number(course));
      const whole = Array.from({ length: groups }, (_, index) => [index + 1, index + 1, index + 1]).flat();
      expect(
        courses.sort((left, right) => left - right),
        title,
      ).toEqual(whole);
      return { groups };
    } finally {
      await library.close();
    }
  } catch (error) {
    const { code } = error as Partial<AppError>;
    if (code === undefined) throw error;
    return { code };
  }
}

function copyOf(folder: string): string {
  const copy = join(root.path, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  return copy;
}

type Damage = (bytes: Buffer, random: Random) => Buffer | null;

const bytesOf = (length: number, random: Random): Buffer =>
  Buffer.from(Array.from({ length }, () => random.integer(256)));
const over = (bytes: Buffer, start: number, other: Buffer): Buffer => {
  const damaged = Buffer.from(bytes);
  other.copy(damaged, start);
  return damaged;
};
const cutAt =
  (length: number): Damage =>
  (bytes) =>
    bytes.subarray(0, length);
const pageOf = (bytes: Buffer, random: Random): number => random.integer(bytes.length / pageBytes) * pageBytes;

type Damages = Record<string, Damage>;
type Chosen = { name: string; damage: Damage; seed: number };

const losses: Damages = {
  missing: () => null,
  'of 0 bytes': cutAt(0),
};
const spoiltStarts: Damages = {
  'cut after 1 byte': cutAt(1),
  'cut after 15 bytes': cutAt(15),
  'cut after 100 bytes': cutAt(100),
  'cut a byte before its first page ends': cutAt(pageBytes - 1),
  'cut after a page': cutAt(pageBytes),
  'with zeros for its first page': (bytes) => over(bytes, 0, Buffer.alloc(pageBytes)),
  'all zeros': (bytes) => Buffer.alloc(bytes.length),
};
const spoiltStartsByChance: Damages = {
  'cut anywhere': (bytes, random) => bytes.subarray(0, random.integer(bytes.length)),
  'with anything for its first page': (bytes, random) => over(bytes, 0, bytesOf(pageBytes, random)),
};
const spoiltPagesByChance: Damages = {
  'with zeros for a page': (bytes, random) => over(bytes, pageOf(bytes, random), Buffer.alloc(pageBytes)),
  'with anything for a page': (bytes, random) => over(bytes, pageOf(bytes, random), bytesOf(pageBytes, random)),
  'with another page for a page': (bytes, random) => {
    const from = pageOf(bytes, random);
    return over(bytes, pageOf(bytes, random), bytes.subarray(from, from + pageBytes));
  },
};
const spoiltLogsByChance: Damages = {
  'cut anywhere': (bytes, random) => bytes.subarray(0, random.integer(bytes.length)),
  'with anything in its header': (bytes, random) => over(bytes, 0, bytesOf(32, random)),
  'with anything anywhere': (bytes, random) =>
    over(bytes, random.integer(bytes.length), bytesOf(1 + random.integer(pageBytes), random)),
  'with zeros anywhere': (bytes, random) => over(bytes, random.integer(bytes.length), Buffer.alloc(pageBytes)),
};

/** Each damage as often as told, with a seed of its own. */
function* times(damages: Damages, count: number): Generator<Chosen> {
  for (const [name, damage] of Object.entries(damages)) {
    for (let seed = 0; seed < count; seed += 1) yield { name, damage, seed };
  }
}

function writeOrRemove(path: string, bytes: Buffer | null): void {
  if (bytes === null) rmSync(path, { force: true });
  else writeFileSync(path, bytes);
}

async function expectDamaged(folder: string, key: Uint8Array | null, chosen: Iterable<Chosen>): Promise<void> {
  const whole = readFileSync(join(folder, 'library.db'));
  expect(await outcomeOf(copyOf(folder), key, 'whole')).toEqual({ groups: groupsMade });
  for (const { name, damage, seed } of chosen) {
    const copy = copyOf(folder);
    const damaged = damage(whole, createRandom(seed));
    writeOrRemove(join(copy, 'library.db'), damaged);
    const title = `a library ${name}, seed ${seed}`;
    // A page put in its own place is no damage.
    const expected = damaged?.equals(whole) ? { groups: groupsMade } : { code: 'LIBRARY_DAMAGED' };
    expect(await outcomeOf(copy, key, title), title).toEqual(expected);
  }
}

it('an encrypted library whose database cannot start is told as damaged', async () => {
  const exact = { ...losses, ...spoiltStarts };
  await expectDamaged(sound.sealed, testKey, [...times(exact, 1), ...times(spoiltStartsByChance, 25)]);
}, 120_000);

it('an encrypted library with a spoilt page is found to be damaged', async () => {
  await expectDamaged(sound.sealed, testKey, times(spoiltPagesByChance, 25));
}, 120_000);

it('a library without encryption whose database cannot start is told as damaged', async () => {
  const exact = { ...losses, ...spoiltStarts };
  await expectDamaged(sound.plain, null, [...times(exact, 1), ...times(spoiltStartsByChance, 8)]);
}, 120_000);

it('a whole library with another key asks for its key', async () => {
  for (let seed = 0; seed < 5; seed += 1) {
    const key = new Uint8Array(bytesOf(32, createRandom(seed)));
    expect(await outcomeOf(copyOf(sound.sealed), key, `${seed}`)).toEqual({ code: 'LIBRARY_KEY_WRONG' });
  }
});

/** A library with one paper that was killed, once for each damage to its log. */
async function outcomesWithLog(
  { database, log }: KilledLibrary,
  chosen: Iterable<Chosen>,
): Promise<[string, Outcome][]> {
  const folder = join(root.path, 'with-log');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  await addPaper(folder, testKey);
  writeFileSync(join(folder, 'library.db'), database);
  const outcomes: [string, Outcome][] = [];
  for (const { name, damage, seed } of chosen) {
    const copy = copyOf(folder);
    writeOrRemove(join(copy, 'library.db-wal'), damage(log, createRandom(seed)));
    const title = `a log ${name}, seed ${seed}`;
    outcomes.push([title, await outcomeOf(copy, testKey, title)]);
  }
  return outcomes;
}

it('a library whose log is spoilt opens with the groups that were whole before the damage', async () => {
  const before = killed.last!.told[0]!.group - 1;
  for (const [title, outcome] of await outcomesWithLog(killed.last!, times(losses, 1)))
    expect(outcome, title).toEqual({ groups: before });
  for (const [title, outcome] of await outcomesWithLog(killed.last!, times(spoiltLogsByChance, 12))) {
    if (!('groups' in outcome)) expect(outcome.code, title).toBe('LIBRARY_DAMAGED');
    else expect(outcome.groups, title).toBeGreaterThanOrEqual(before);
  }
}, 120_000);

it('a library that lost its first log, and with it everything, is told as damaged', async () => {
  for (const [title, outcome] of await outcomesWithLog(killed.whole!, times(losses, 1)))
    expect(outcome, title).toEqual({ code: 'LIBRARY_DAMAGED' });
  for (const [title, outcome] of await outcomesWithLog(killed.whole!, times(spoiltLogsByChance, 12))) {
    if ('code' in outcome) expect(outcome.code, title).toBe('LIBRARY_DAMAGED');
  }
}, 120_000);
