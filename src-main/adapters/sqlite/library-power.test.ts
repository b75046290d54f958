import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { createLibraryStorage } from '../../../src-shared/storage/create-library-storage.ts';
import { commitUntilKilled, type KilledLibrary } from '../../../tests/port-suites/killed-library.ts';
import { openTestLibrary, temporaryFolder, testKey } from '../../../tests/port-suites/library-fixtures.ts';
import { readTableContents } from '../../../tests/port-suites/table-contents.ts';
import { createRandom, type Random } from '../../../tests/simulation/random-source.ts';
import { openLibraryDatabase } from './open-library-database.ts';

/*
 * What a power cut may leave: everything that was synced, and of what was written after it any part, in any order. A
 * program is killed while it commits; its files are taken as they were, what it had written after a group that was
 * safe is cut, lost or spoilt, and the library must open with that group, whole.
 */
const imagesOfEach = 150;
const pageBytes = 4096;
const sectorBytes = 512;
/** From so many pages in its log on, SQLite copies them into the database. */
const checkpointPages = 1000;

const root = temporaryFolder();
afterAll(() => root.dispose());

/** A place in the log up to which a power cut takes nothing, and the last group that was safe there. */
type SafePoint = { group: number; bytes: number };

/** Every moment at which the power may have gone so that the files are what they are. */
function safePoints({ told, read }: KilledLibrary): SafePoint[] {
  const ofThisRound = told.filter(({ round }) => round === read.round);
  const before = told.filter(({ round }) => round !== read.round).at(-1);
  const points = ofThisRound.map(({ group, committedBytes }) => ({ group, bytes: committedBytes }));
  // A new round begins once the whole log before it is in the database, and synced.
  if (before) points.unshift({ group: before.group, bytes: 0 });
  const isCopied = read.frames.length >= checkpointPages;
  return isCopied ? [{ group: points.at(-1)?.group ?? 0, bytes: read.committedBytes }] : points;
}

type Image = { database: Buffer; log: Buffer };
type Spoil = (image: Image, safeBytes: number, random: Random) => Image;

const anything = Buffer.from(
  Array.from({ length: 16 * pageBytes }, createRandom(0).next).map((number) => number * 256),
);

/** What stands where nothing of ours was written: zeros, or anything. */
function bytesOf(length: number, random: Random): Buffer {
  if (random.chance(0.3)) return Buffer.alloc(length);
  const start = random.integer(anything.length - length);
  return anything.subarray(start, start + length);
}

/** A place after what is safe: as often within the next pages as anywhere. */
function placeAfter(safeBytes: number, log: Buffer, random: Random): number {
  const room = log.length - safeBytes + 1;
  return safeBytes + random.integer(random.chance(0.5) ? Math.min(room, 3 * pageBytes) : room);
}

const cut: Spoil = ({ database, log }, safeBytes, random) => ({
  database,
  log: log.subarray(0, placeAfter(safeBytes, log, random)),
});

const garble: Spoil = ({ database, log }, safeBytes, random) => {
  const start = placeAfter(safeBytes, log, random);
  const length = random.integer(Math.min(3 * pageBytes, log.length - start) + 1);
  return {
    database,
    log: Buffer.concat([log.subarray(0, start), bytesOf(length, random), log.subarray(start + length)]),
  };
};

const loseSectors: Spoil = ({ database, log }, safeBytes, random) => {
  const spoilt = Buffer.from(log);
  const share = random.next();
  for (let start = Math.ceil(safeBytes / sectorBytes) * sectorBytes; start < log.length; start += sectorBytes) {
    if (random.chance(share)) bytesOf(Math.min(sectorBytes, log.length - start), random).copy(spoilt, start);
  }
  return { database, log: spoilt };
};

const lengthen: Spoil = ({ database, log }, safeBytes, random) => {
  const kept = cut({ database, log }, safeBytes, random).log;
  return { database, log: Buffer.concat([kept, bytesOf(random.integer(4 * pageBytes), random)]) };
};

const spoils: readonly Spoil[] = [cut, garble, loseSectors, lengthen];

/**
 * Half of a copying of the log into the database: any of its pages may be torn there. The first one stays, as its
 * size and SQLite's header are what the log is read by.
 */
function tearCopiedPages(killed: KilledLibrary, random: Random): Image {
  const pages = killed.read.frames.filter(({ page, end }) => page > 1 && end <= killed.read.committedBytes);
  const last = Math.max(1, ...pages.map(({ page }) => page));
  const database = Buffer.alloc(Math.max(killed.database.length, last * pageBytes));
  killed.database.copy(database);
  for (const { page } of pages) {
    if (random.chance(0.5))
      bytesOf(random.pick([pageBytes, sectorBytes]), random).copy(database, (page - 1) * pageBytes);
  }
  return { database, log: killed.log.subarray(0, killed.read.committedBytes) };
}

/** Opens an image and returns how many of its groups are finished, after making sure that none is there in part. */
async function groupsIn(image: Image, title: string): Promise<number> {
  const folder = join(root.path, 'image');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const path = join(folder, 'library.db');
  writeFileSync(path, image.database);
  writeFileSync(`${path}-wal`, image.log);
  const clock = { now: Date.now };
  const connection = openLibraryDatabase({ path, key: testKey, clock });
  const library = await createLibraryStorage(connection, clock);
  try {
    expect(await connection.check(), title).toEqual([]);
    const groups = Number((await library.settings.get('groups')) ?? 0);
    const people = await library.people.list({});
    const courses = people.map(({ course }) => Number(course));
    const whole = Array.from({ length: groups }, (_, index) => [index + 1, index + 1, index + 1]).flat();
    expect(
      courses.sort((left, right) => left - right),
      title,
    ).toEqual(whole);
    // A group is safe with its second commit, which changes one of its people.
    const changed = people.filter(({ givenName }) => givenName === 'cambiado').length;
    expect([groups, groups - 1], title).toContain(changed);
    const tables = readTableContents(path, testKey);
    await library.replay();
    expect(readTableContents(path, testKey), title).toEqual(tables);
    return changed;
  } finally {
    await library.close();
  }
}

async function expectSafe(killed: KilledLibrary, random: Random, title: string): Promise<{ lost: number }> {
  const points = safePoints(killed);
  const told = killed.told.at(-1)?.group ?? 0;
  let lost = 0;
  for (let number = 0; number < imagesOfEach; number += 1) {
    const point = random.pick(points);
    const spoil = random.pick(spoils);
    const name = `${title}, image ${number}: ${spoil.name} from ${point.bytes}, group ${point.group}`;
    const groups = await groupsIn(spoil(killed, point.bytes, random), name);
    expect(groups, name).toBeGreaterThanOrEqual(point.group);
    if (groups < told) lost += 1;
  }
  return { lost };
}

async function expectCopyingSafe(killed: KilledLibrary, random: Random, title: string): Promise<void> {
  const told = killed.told.at(-1)?.group ?? 0;
  for (let number = 0; number < imagesOfEach / 4; number += 1) {
    const name = `${title}, half copied ${number}`;
    expect(await groupsIn(tearCopiedPages(killed, random), name), name).toBeGreaterThanOrEqual(told);
  }
}

it.each([
  { title: 'a library that is being made', before: 0, groups: 3, seed: 1 },
  { title: 'the first changes since it was opened', before: 2, groups: 1, seed: 2 },
  { title: 'some changes', before: 2, groups: 6, seed: 3 },
  { title: 'many changes, whose log was copied and begun anew', before: 0, groups: 60, seed: 4 },
])(
  'a power cut takes nothing that was safe: $title',
  async ({ title, before, groups, seed }) => {
    const folder = join(root.path, `${seed}`);
    mkdirSync(folder);
    if (before > 0) {
      await commitUntilKilled(folder, before);
      await (await openTestLibrary(folder, { key: testKey, clock: { now: Date.now } })).close();
    }
    const killed = await commitUntilKilled(folder, groups);
    const random = createRandom(seed);
    const { lost } = await expectSafe(killed, random, title);
    // Where nothing were ever lost, nothing would have been spoilt; of a log that may be half copied nothing is.
    if (groups > 1 && safePoints(killed).length > 1) expect(lost).toBeGreaterThan(0);
    await expectCopyingSafe(killed, random, title);
  },
  120_000,
);

it('every commit is synced before it is safe', async () => {
  const connection = openLibraryDatabase({ path: join(root.path, 'sync.db'), key: testKey, clock: { now: Date.now } });
  const database = new Kysely({ dialect: connection.dialect });
  const { rows } = await sql`pragma synchronous`.execute(database);
  expect(rows).toEqual([{ synchronous: 2 }]);
  await database.destroy();
  await connection.close();
});
