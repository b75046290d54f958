import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingChange } from '../../src-shared/domain/changes.ts';
import { formatClock } from '../../src-shared/domain/hybrid-clock.ts';
import type { Operation } from '../../src-shared/domain/operation.ts';
import { sealOperation } from '../../src-shared/domain/seal-operation.ts';
import { counterBlocks } from '../../src-shared/domain/sync/counter-blocks.ts';
import { toIdRanges } from '../../src-shared/domain/sync/id-ranges.ts';
import { followChain, logStart } from '../../src-shared/domain/sync/log-chain.ts';
import { changeChecksum, emptyChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import type { SequencedOperation } from '../../src-shared/domain/sync/sync-messages.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { MemorySyncStore } from '../simulation/memory-sync-store.ts';
import { createRandom, type Random } from '../simulation/random-source.ts';
import { actor, type OpenTestLibrary, temporaryFolder } from './library-fixtures.ts';

const registers = ['a', 'b', 'c'];

/** What a library must do as one side of synchronising: what the simulator's store in memory does, played with each of the seeds. */
export function runSyncStoreSuite(title: string, open: OpenTestLibrary, seeds: readonly number[] = [1, 2, 3]): void {
  describe(`sync store: ${title}`, () => {
    let library: LibraryStorage;
    let folder: ReturnType<typeof temporaryFolder>;

    beforeEach(async () => {
      folder = temporaryFolder();
      library = await open(folder.path);
    });
    afterEach(async () => {
      await library.close();
      folder.dispose();
    });

    it('holds at every moment what the store in memory holds', async () => {
      for (const seed of seeds) {
        await play(library, createRandom(seed));
        await library.close();
        folder.dispose();
        folder = temporaryFolder();
        library = await open(folder.path);
      }
    });

    it('tells that another PC counts with its identity', async () => {
      await library.sync.apply({ deviceId: 'this' });
      const twin = new MemorySyncStore('this');
      const [first, second] = [foreignOperation(twin, 'a', 1), foreignOperation(twin, 'a', 2)];
      expect(await library.sync.isForkedBy([first, second])).toBe(false);
      await library.changeLog.commit([settingChange('a', 'aquí')], { actor });
      const [own] = await library.sync.outbox(1);
      expect(await library.sync.isForkedBy([{ ...own!, sequence: 1 }, second])).toBe(false);
      expect(await library.sync.isForkedBy([second, first])).toBe(true);
      await library.sync.apply({ received: [first] });
      expect(await library.sync.isForkedBy([first])).toBe(false);
    });

    it('keeps what it does not know, counts it, and shows the rest', async () => {
      const known = foreignOperation(new MemorySyncStore('other'), 'a', 1);
      const { id: _, hash: __, sequence: ___, ...said } = known;
      const later = { ...said, deviceId: 'other', bases: [] };
      const unknown = [
        sealOperation({ ...later, counter: 2, field: 'colour' }),
        sealOperation({ ...later, counter: 3, field: 'constructor' }),
        sealOperation({ ...later, counter: 4, entity: 'from-the-future' }),
        sealOperation({ ...later, counter: 5, entity: 'constructor' }),
      ].map((operation, index) => ({ ...operation, sequence: index + 2 }));
      await library.sync.apply({ received: [...unknown, known] });
      expect(await library.changeLog.current('setting', 'a', 'value')).toBe('allá 1');
      expect(await library.sync.checksum('school')).toMatchObject({ operations: 5, heads: 5 });
      await library.sync.rebuild();
      expect(await library.settings.get('a')).toBe('allá 1');
      await library.sync.apply({ resend: counterBlocks(unknown) });
      expect((await library.sync.outbox(10)).map(({ hash }) => hash)).toEqual(
        expect.arrayContaining(unknown.map(({ hash }) => hash)),
      );
    });

    it('shows what a snapshot says once it changes to it, with what was not sent yet on top', async () => {
      await library.changeLog.commit([settingChange('b', 'aquí')], { actor });
      const other = new MemorySyncStore('other');
      const [first, second] = [foreignOperation(other, 'a', 1), foreignOperation(other, 'a', 2)];
      const place = followChain(logStart, [first.hash, second.hash]);
      const checksum = changeChecksum(emptyChecksum, { come: [second.hash], gone: [] });
      const page = { scope: 'school' as const, place, checksum, superseded: [], awaited: [] };
      await library.sync.apply({ staged: { ...page, heads: [second], next: { head: 2 }, isFirst: true } });
      expect(await library.sync.staged('school')).toEqual({ place, checksum, next: { head: 2 } });
      expect(await library.changeLog.current('setting', 'a', 'value')).toBeUndefined();
      const superseded = toIdRanges([first.id]);
      await library.sync.apply({ staged: { ...page, heads: [], superseded, next: null, isFirst: false } });
      expect(await library.sync.stagedChecksum('school')).toEqual({ ...checksum, operations: 2 });
      await library.sync.apply({ takeStaged: 'school', places: { school: place } });
      expect(await library.sync.staged('school')).toBeNull();
      expect(await library.settings.get('a')).toBe('allá 2');
      expect(await library.settings.get('b')).toBe('aquí');
      expect(await library.sync.outbox(10)).toHaveLength(1);
      await library.sync.rebuild();
      await library.sync.apply({ received: [first] });
      expect(await library.changeLog.current('setting', 'a', 'value')).toBe('allá 2');
    });

    it('begins a snapshot anew where another one is staged, and throws away what does not add up', async () => {
      const first = foreignOperation(new MemorySyncStore('other'), 'a', 1);
      const page = { scope: 'school' as const, heads: [first], superseded: [], awaited: [], checksum: emptyChecksum };
      await library.sync.apply({ staged: { ...page, place: logStart, next: { head: 1 }, isFirst: true } });
      await library.sync.apply({ staged: { ...page, place: logStart, next: { head: 1 }, isFirst: true } });
      expect(await library.sync.stagedChecksum('school')).toMatchObject({ operations: 1 });
      await library.sync.apply({ dropStaged: 'school' });
      expect(await library.sync.stagedChecksum('school')).toMatchObject({ operations: 0 });
      expect(await library.sync.staged('school')).toBeNull();
    });

    it('shows of what is the district’s only what the district wrote, whatever a school’s log says of it', async () => {
      const said = { entity: 'publication', entityId: 'a', field: 'withdrawnAt', group: 'g', schemaVersion: 1 };
      const district = { ...said, scope: 'district' as const, deviceId: 'office', actor: '', value: null };
      const offered = sealOperation({
        ...district,
        counter: 1,
        clock: formatClock({ milliseconds: 1, counter: 0 }, 'office'),
        bases: [],
      });
      const school = { ...said, scope: 'school' as const, deviceId: 'other', actor: 'Ana' };
      const forged = sealOperation({
        ...{ ...school, counter: 1, clock: formatClock({ milliseconds: 2, counter: 0 }, 'other') },
        ...{ bases: [offered.id], value: '2026-03-02T12:00:00.000Z' },
      });
      await library.sync.apply({ received: [{ ...forged, sequence: 1 }] });
      expect(await library.changeLog.current('publication', 'a', 'withdrawnAt')).toBeUndefined();
      await library.sync.apply({ received: [{ ...offered, sequence: 1 }] });
      for (const lookAgain of [async () => undefined, () => library.sync.rebuild()]) {
        await lookAgain();
        expect(await library.changeLog.current('publication', 'a', 'withdrawnAt')).toBeNull();
        expect(await library.sync.checksum('school')).toMatchObject({ heads: 1 });
        expect(await library.conflicts.registers()).toEqual([]);
      }
    });

    it('writes all of a change or nothing', async () => {
      const foreign = foreignOperation(new MemorySyncStore('other'), 'a', 1);
      const places = { school: { sequence: 1, chain: 'f'.repeat(32) } };
      const refused = [{ id: foreign.id, code: null as never }];
      await expect(library.sync.apply({ received: [foreign], places, refused })).rejects.toThrow();
      expect((await library.sync.places()).school.sequence).toBe(0);
      expect(await library.changeLog.current('setting', 'a', 'value')).toBeUndefined();
    });
  });
}

/** Two hundred changes of every kind, after each of which both must show, send and sum the same. */
async function play(library: LibraryStorage, random: Random): Promise<void> {
  const memory = new MemorySyncStore('this');
  const other = new MemorySyncStore('other');
  for (let step = 0; step < 200; step++) {
    const kind = random.integer(8);
    if (kind < 3) await write(library, memory, random);
    else if (kind < 6) await both(library, memory, await page(memory, other, random, step));
    else await both(library, memory, await rareChange(memory, random));
    await expectSame(library, memory);
  }
  const conflicts = await library.conflicts.registers();
  expect(conflicts.length).toBe(await library.syncOverview.conflicts());
  await library.sync.rebuild();
  await expectSame(library, memory);
  expect(await library.conflicts.registers()).toEqual(conflicts);
}

async function both(library: LibraryStorage, memory: MemorySyncStore, change: Parameters<MemorySyncStore['apply']>[0]) {
  await library.sync.apply(change);
  await memory.apply(change);
}

async function write(library: LibraryStorage, memory: MemorySyncStore, random: Random): Promise<void> {
  await library.changeLog.commit([settingChange(random.pick(registers), `aquí ${random.integer(9)}`)], { actor });
  for (const operation of await library.sync.outbox(10_000)) {
    if (!memory.disk.logs.school.byId.has(operation.id)) memory.adopt(operation);
  }
}

/** A page of what this PC sent, what another wrote having seen some of it, and what the district published. */
async function page(memory: MemorySyncStore, other: MemorySyncStore, random: Random, step: number) {
  const received: SequencedOperation[] = [];
  for (const operation of await memory.outbox(3)) {
    if (random.chance(0.5)) received.push({ ...operation, sequence: step * 10 + received.length + 1 });
  }
  if (random.chance(0.5)) await other.apply({ received });
  const register = random.pick(registers);
  received.push(foreignOperation(other, register, step * 10 + received.length + 1));
  if (random.chance(0.3)) received.push(districtOperation(step, step * 10 + received.length + 1));
  const { school } = await memory.places();
  const hashes = received.map(({ hash }) => hash);
  return { received, places: { school: followChain(school, hashes) } };
}

function foreignOperation(other: MemorySyncStore, register: string, sequence: number): SequencedOperation {
  return { ...other.write(register, `allá ${sequence}`, 'Otra', Date.UTC(2026, 1, 1) + sequence), sequence };
}

function districtOperation(step: number, sequence: number): SequencedOperation {
  const {
    id: _,
    hash: __,
    ...said
  } = new MemorySyncStore('office').write('p', `${step}`, 'Distrito', Date.UTC(2026, 1));
  const operation: Operation = sealOperation({ ...said, scope: 'district', deviceId: 'office', counter: step });
  return { ...operation, sequence };
}

async function rareChange(memory: MemorySyncStore, random: Random): Promise<Parameters<MemorySyncStore['apply']>[0]> {
  const [first] = await memory.outbox(1);
  if (random.chance(0.3) && first) return { refused: [{ id: first.id, code: 'TOO_LARGE' }] };
  if (random.chance(0.3)) return { begunAnew: random.pick(['school', 'district'] as const) };
  if (random.chance(0.2)) return { deviceId: random.id() };
  if (random.chance(0.3)) return snapshotOf(memory, random);
  const blocks = counterBlocks(memory.disk.logs.school.byId.values());
  return { resend: blocks.filter(() => random.chance(0.5)) };
}

/** What the PC holds of the school's log, as a snapshot that says some of it by the ids alone. */
async function snapshotOf(memory: MemorySyncStore, random: Random): Promise<Parameters<MemorySyncStore['apply']>[0]> {
  const log = memory.disk.logs.school;
  const heads = log.heads().map((operation, index) => ({ ...operation, sequence: index + 1 }));
  const isHead = new Set(heads.map(({ id }) => id));
  const superseded = [...log.byId.keys()].filter((id) => !isHead.has(id));
  const unseen = foreignOperation(new MemorySyncStore(random.id()), 'a', 1).id;
  const awaited = [foreignOperation(new MemorySyncStore(random.id()), 'b', 1).id];
  const { places } = memory.disk;
  const page = { heads, superseded: toIdRanges([...superseded, unseen]), awaited, next: null };
  const staged = { ...page, scope: 'school' as const, place: places.school, checksum: log.checksum(), isFirst: true };
  return { staged, takeStaged: 'school' };
}

async function expectSame(library: LibraryStorage, memory: MemorySyncStore): Promise<void> {
  const { sync, changeLog } = library;
  expect(await sync.places()).toEqual(await memory.places());
  const sent = async (store: typeof sync) => (await store.outbox(10_000)).map(({ id }) => id).sort();
  expect(await sent(sync)).toEqual(await sent(memory));
  for (const scope of ['school', 'district'] as const) {
    expect(await sync.checksum(scope)).toEqual(await memory.checksum(scope));
  }
  const byName = (left: { deviceId: string }, right: { deviceId: string }) => (left.deviceId < right.deviceId ? -1 : 1);
  expect((await sync.blocks()).sort(byName)).toEqual((await memory.blocks()).sort(byName));
  const shown = memory.disk.logs.school.shown();
  for (const register of registers) {
    expect(await changeLog.current('setting', register, 'value')).toEqual(shown.get(register)?.value);
  }
}
