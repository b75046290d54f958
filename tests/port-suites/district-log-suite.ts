import { beforeEach, describe, expect, it } from 'vitest';
import type { Json, Operation } from '../../src-shared/domain/operation.ts';
import { sealOperation } from '../../src-shared/domain/seal-operation.ts';
import { counterBlocks } from '../../src-shared/domain/sync/counter-blocks.ts';
import { idsIn } from '../../src-shared/domain/sync/id-ranges.ts';
import { followChain, logStart } from '../../src-shared/domain/sync/log-chain.ts';
import { emptyChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import type { SnapshotPage } from '../../src-shared/domain/sync/snapshot-messages.ts';
import type { DistrictLog, LogName, SeenLog } from '../../src-shared/ports/district-log.ts';
import { MemoryOperations } from '../simulation/memory-operations.ts';
import { createRandom } from '../simulation/random-source.ts';

type Said = {
  deviceId?: string;
  counter: number;
  entity?: string;
  value?: Json;
  bases?: string[];
  clock?: string;
};

/** An operation as a PC makes it, about one register. */
export function makeOperation({
  entity = 'cell',
  deviceId = 'pc1',
  counter,
  value = counter,
  bases = [],
  clock,
}: Said): Operation {
  return sealOperation({
    scope: 'school',
    entity,
    entityId: 'a',
    field: 'value',
    value,
    bases,
    clock: clock ?? `0000000000${counter.toString(16).padStart(2, '0')}-0000-${deviceId}`,
    actor: 'Secretaría',
    group: `g${counter}`,
    schemaVersion: 1,
    deviceId,
    counter,
  });
}

const count = (from: number, to: number, deviceId?: string) =>
  Array.from({ length: to - from }, (_, index) => makeOperation({ counter: from + index, deviceId }));

/** What every `DistrictLog` must do. Each test is given a school of its own. */
export function describeDistrictLog(name: string, open: () => Promise<{ log: DistrictLog; schoolId: string }>): void {
  describe(`${name} as a district's log`, () => {
    let log: DistrictLog;
    let own: LogName;
    let schoolId: string;
    const add = (operations: readonly Operation[], to = own) => log.write(to, (writing) => writing.append(operations));
    const idsOf = async (after = 0, limit = 1000) =>
      (await log.page(own, after, limit)).operations.map(({ id, sequence }) => [id, sequence]);

    beforeEach(async () => {
      ({ log, schoolId } = await open());
      own = `school:${schoolId}`;
    });

    it('is empty at first', async () => {
      const nothing = {
        tip: 0,
        checksum: emptyChecksum,
        horizon: 0,
        snapshot: null,
        snapshotMs: null,
        operations: [],
      };
      expect(await log.page(own, 0, 10)).toEqual({ ...nothing, chain: logStart.chain });
      expect(await log.blocks(own)).toEqual([]);
      for (const sequence of [1, Number.MAX_SAFE_INTEGER]) {
        expect(await log.page(own, sequence, 10)).toEqual({ ...nothing, chain: null });
      }
    });

    it('numbers operations in the order in which they come, without gaps', async () => {
      const operations = count(0, 5);
      expect(await add(operations.slice(0, 2))).toEqual({ tip: 2, forks: [] });
      expect(await add(operations.slice(2))).toEqual({ tip: 5, forks: [] });
      expect((await log.page(own, 0, 10)).operations).toEqual(
        operations.map((operation, index) => ({ ...operation, sequence: index + 1 })),
      );
      expect(await idsOf(2, 2)).toEqual([
        [operations[2]!.id, 3],
        [operations[3]!.id, 4],
      ]);
    });

    it('keeps what it has when it is sent again, whatever clock it comes with', async () => {
      const [first, second] = count(0, 2);
      await add([first!]);
      const again = { ...first!, clock: `ffffffffffff-0000-pc1` };
      expect(await add([again, second!, again, second!])).toEqual({ tip: 2, forks: [] });
      expect((await log.page(own, 0, 10)).operations.map(({ clock }) => clock)).toEqual([first!.clock, second!.clock]);
      expect((await add([first!])).tip).toBe(2);
    });

    it('tells what its order is by a chain', async () => {
      const operations = count(0, 3);
      await add(operations);
      const hashes = operations.map(({ hash }) => hash);
      for (const sequence of [1, 2, 3]) {
        expect((await log.page(own, sequence, 0)).chain).toBe(followChain(logStart, hashes.slice(0, sequence)).chain);
      }
      expect((await log.page(own, 4, 10)).chain).toBeNull();
    });

    it('tells how two logs end, each from its own place and whichever is asked for first', async () => {
      await add(count(0, 3));
      await add(count(0, 2, 'pc2'), `school:${schoolId}-other`);
      const [here, there] = [
        { log: own, after: 2 },
        { log: `school:${schoolId}-other`, after: 9 },
      ] as const;
      const standingOf = async ({ log: name, after }: SeenLog) => {
        const { operations: _, ...standing } = await log.page(name, after, 0);
        return standing;
      };
      const [ofHere, ofThere] = [await standingOf(here), await standingOf(there)];
      expect([ofHere.tip, ofThere.tip, ofThere.chain]).toEqual([3, 2, null]);
      expect(await log.standings(here, there)).toEqual([ofHere, ofThere]);
      expect(await log.standings(there, here)).toEqual([ofThere, ofHere]);
    });

    it('tells of operations that share a place, whenever they came', async () => {
      const [one, other] = [makeOperation({ counter: 7, value: 'a' }), makeOperation({ counter: 7, value: 'b' })];
      expect((await add([one])).forks).toEqual([]);
      expect((await add([other, makeOperation({ counter: 8 })])).forks).toEqual([other.id]);
      expect((await add([one])).forks).toEqual([one.id]);
      expect((await add([makeOperation({ counter: 7, deviceId: 'pc2' })])).forks).toEqual([]);
    });

    it('gives back values as they were, whatever they hold', async () => {
      const values = ['\u0000', '\ud800', '“ñandú” 🦆', [{ a: null }, -0.5], 'x'.repeat(200_000), true];
      const operations = values.map((value, counter) => makeOperation({ counter, value }));
      await add(operations);
      expect((await log.page(own, 0, 10)).operations.map(({ value }) => value)).toEqual(values);
    });

    it('tells what none supersedes, of the kinds that are asked for, in the work that writes too', async () => {
      const [first, other] = [makeOperation({ counter: 1 }), makeOperation({ counter: 2, entity: 'person' })];
      await add([first, other]);
      const second = makeOperation({ counter: 3, bases: [first.id], value: ['\u0000\ud800', { entity: 'person' }] });
      await add([second]);
      expect(await log.heads(own, [first.entity])).toEqual([second]);
      expect(await log.heads(own, [first.entity, 'person'])).toEqual([other, second]);
      expect(await log.heads('district', [first.entity])).toEqual([]);
      const third = makeOperation({ counter: 4, bases: [second.id] });
      const within = await log.write(own, async (writing) => {
        await writing.append([third]);
        return writing.heads([first.entity]);
      });
      expect(within).toEqual([third]);
    });

    it('gives in one page as much as fits, and at least one', async () => {
      const values = [1, 2, 3, 4, 5].map((value) => String(value).repeat(900_000));
      await add(values.map((value, counter) => makeOperation({ counter, value })));
      await add([makeOperation({ counter: 5, value: 'x'.repeat(3_000_000) }), makeOperation({ counter: 6 })]);
      const sequences: number[][] = [];
      for (let after = 0; after < 7; after = sequences.at(-1)!.at(-1)!) {
        sequences.push((await log.page(own, after, 1000)).operations.map(({ sequence }) => sequence));
      }
      expect(sequences).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    });

    it('sums up its heads and its blocks as they are, in whatever order operations come', async () => {
      const random = createRandom(20);
      const made: Operation[] = [];
      for (let counter = 900; counter < 1100; counter++) {
        const bases = made.length === 0 ? [] : [random.pick(made).id, random.pick(made).id];
        const unknown = random.chance(0.1) ? [makeOperation({ counter, deviceId: 'lost' }).id] : [];
        made.push(makeOperation({ counter, deviceId: random.pick(['pc1', 'pc2']), bases: [...bases, ...unknown] }));
      }
      const shuffled = made
        .map((operation) => ({ operation, place: random.next() }))
        .sort((left, right) => left.place - right.place)
        .map(({ operation }) => operation);
      const expected = new MemoryOperations();
      while (shuffled.length > 0) {
        const batch = shuffled.splice(0, 1 + random.integer(40));
        await add(batch);
        for (const operation of batch) expected.add(operation);
        expect((await log.page(own, 0, 0)).checksum).toEqual(expected.checksum());
      }
      const blocks = await log.blocks(own);
      expect(blocks).toHaveLength(4);
      expect(new Set(blocks)).toEqual(new Set(counterBlocks(made)));
    });

    describe('its snapshot', () => {
      const far = Number.MAX_SAFE_INTEGER;
      const snapshotNow = (takenBeforeMs = far) =>
        log.write(own, async (writing) => {
          await writing.makeSnapshot();
          return writing.dropSuperseded(takenBeforeMs);
        });

      /** All of its pages. */
      const fetched = async () => {
        const { snapshot } = await log.page(own, 0, 0);
        const all = { checksum: emptyChecksum, heads: [], superseded: [], awaited: [], next: null } as SnapshotPage;
        for (let cursor: SnapshotPage['next'] = null; ; ) {
          const page = await log.snapshotPage(own, snapshot!.place, cursor);
          if (page === null) throw new Error('There is another one by now');
          for (const part of ['heads', 'superseded', 'awaited'] as const) all[part].push(...(page[part] as never[]));
          Object.assign(all, { checksum: page.checksum });
          if (page.next === null) return { ...all, superseded: idsIn(all.superseded) };
          cursor = page.next;
        }
      };

      it('says the heads of its moment, and of the rest the ids, whatever came after it', async () => {
        const [one, two] = count(0, 2);
        const three = makeOperation({ counter: 2, bases: [one!.id, makeOperation({ counter: 9 }).id] });
        await add([one!, two!, three]);
        await snapshotNow(0);
        const { snapshot, horizon, checksum } = await log.page(own, 0, 0);
        const place = followChain(logStart, [one!.hash, two!.hash, three.hash]);
        expect({ snapshot, horizon }).toEqual({ snapshot: { place, heads: 2 }, horizon: 0 });
        await add([makeOperation({ counter: 3, bases: [two!.id] }), makeOperation({ counter: 9 })]);
        const { heads, ...rest } = await fetched();
        expect(heads).toEqual([
          { ...two, sequence: 2 },
          { ...three, sequence: 3 },
        ]);
        const awaited = [makeOperation({ counter: 9 }).id];
        expect(rest).toEqual({ checksum, superseded: [one!.id], awaited, next: null });
      });

      it('is not given once there is another one, nor to who asks for another place', async () => {
        await add(count(0, 2));
        expect(await log.snapshotPage(own, logStart, null)).toBeNull();
        await snapshotNow();
        const { place } = (await log.page(own, 0, 0)).snapshot!;
        expect(await log.snapshotPage(own, { ...place, chain: 'f'.repeat(32) }, null)).toBeNull();
        expect(await log.snapshotPage(own, place, null)).toMatchObject({ next: { head: 2 } });
        await add(count(2, 3));
        await snapshotNow();
        expect(await log.snapshotPage(own, place, { head: 2 })).toBeNull();
      });

      it('lets what it shows as superseded be dropped, and nothing else: not a head, nor what is young', async () => {
        const [one, two] = count(0, 2);
        const later = makeOperation({ counter: 2, bases: [one!.id] });
        await add([one!, two!, later]);
        expect(await snapshotNow(0)).toBe(0);
        await add([makeOperation({ counter: 3, bases: [two!.id] })]);
        const dropped = await log.write(own, (writing) => writing.dropSuperseded(far));
        expect(dropped).toBe(1);
        const { horizon, operations, chain } = await log.page(own, 1, 10);
        expect({ horizon, sequences: operations.map(({ sequence }) => sequence) }).toEqual({
          horizon: 1,
          sequences: [2, 3, 4],
        });
        expect(chain).toBe(followChain(logStart, [one!.hash]).chain);
        expect((await fetched()).superseded).toEqual([one!.id]);
      });

      it('keeps the ids of what was dropped: it is no news, it forks, and what names it supersedes nothing', async () => {
        const [one, two] = [makeOperation({ counter: 0 }), makeOperation({ counter: 1 })];
        const both = makeOperation({ counter: 2, bases: [one.id, two.id] });
        await add([one, two, both]);
        expect(await snapshotNow()).toBe(2);
        const before = await log.page(own, 2, 10);
        expect(await add([one])).toEqual({ tip: 3, forks: [] });
        const twin = makeOperation({ counter: 1, value: 'otra', bases: [one.id] });
        expect(await add([twin])).toEqual({ tip: 4, forks: [twin.id] });
        expect((await log.page(own, 2, 10)).checksum.heads).toBe(before.checksum.heads + 1);
        expect((await log.page(own, 1, 10)).chain).toBeNull();
        await add([makeOperation({ counter: 4, bases: [twin.id, both.id] })]);
        expect(await snapshotNow()).toBe(2);
        expect(new Set((await fetched()).superseded)).toEqual(new Set([one.id, two.id, twin.id, both.id]));
        expect((await log.blocks(own)).map(({ checksum }) => checksum.heads)).toEqual([5]);
      });

      it('shows, with what came after it, what the whole log shows: at every sequence, in whatever order', async () => {
        const random = createRandom(7);
        const whole = new MemoryOperations();
        const made: Operation[] = [];
        for (let counter = 0; counter < 120; counter++) {
          const bases = made.length === 0 ? [] : [random.pick(made).id, random.pick(made.slice(-5)).id];
          made.push(
            makeOperation({ counter, deviceId: random.pick(['pc1', 'pc2', 'a-pc']), bases: [...new Set(bases)] }),
          );
        }
        const batches = made.map((_, index) => made[(index * 77) % made.length]!);
        while (batches.length > 0) {
          const batch = batches.splice(0, 1 + random.integer(12));
          await add(batch);
          for (const operation of batch) whole.add(operation);
          if (random.chance(0.5)) await snapshotNow();
          const { snapshot, checksum, tip } = await log.page(own, 0, 0);
          expect(checksum).toEqual(whole.checksum());
          if (snapshot === null) continue;
          const { heads, superseded, awaited } = await fetched();
          const replica = new MemoryOperations();
          replica.setNamesOnly([
            ...awaited.map((id) => [id, false] as const),
            ...superseded.map((id) => [id, true] as const),
          ]);
          for (const operation of heads) replica.add(operation);
          expect(replica.count()).toBe(snapshot.place.sequence);
          for (const operation of (await log.page(own, snapshot.place.sequence, 1000)).operations)
            replica.add(operation);
          expect(replica.count()).toBe(tip);
          expect(replica.checksum()).toEqual(checksum);
        }
      });
    });

    it('forgets what a purge names, wherever it stands, and keeps its shape', async () => {
      const child = 'Niña "de prueba" ñ';
      const [one, two] = [makeOperation({ counter: 0, value: child }), makeOperation({ counter: 1, value: child })];
      const other = makeOperation({ counter: 2, entity: 'row', value: child });
      const purge = {
        reason: 'Pedido',
        entities: [{ entity: 'cell', id: 'a', kept: {} }],
        source: null,
        proofs: [],
        blobs: [],
      };
      const order = makeOperation({ counter: 3, entity: 'purge', value: purge });
      await add([one, two, other]);
      const before = await log.page(own, 0, 10);
      await log.write(own, async (writing) => {
        expect(await writing.purges()).toEqual([]);
        await writing.append([order]);
        await writing.blank([purge]);
        expect(await writing.purges()).toEqual([purge]);
      });
      const { operations } = await log.page(own, 0, 10);
      expect(operations.map(({ value }) => value)).toEqual([null, null, child, purge]);
      expect(operations.slice(0, 3).map(({ value: _, ...shape }) => shape)).toEqual(
        before.operations.map(({ value: _, ...shape }) => shape),
      );
      await log.write(own, (writing) => writing.makeSnapshot());
      const { snapshot } = await log.page(own, 0, 0);
      const page = await log.snapshotPage(own, snapshot!.place, null);
      expect(page?.heads.map(({ value }) => value)).toEqual([null, null, child, purge]);
    });

    it('keeps nothing of work that fails', async () => {
      await add(count(0, 1));
      const failing = log.write(own, async (writing) => {
        await writing.append(count(1, 3));
        throw new Error('Corte de luz');
      });
      await expect(failing).rejects.toThrow('Corte de luz');
      expect((await log.page(own, 0, 10)).tip).toBe(1);
      expect((await log.blocks(own))[0]?.checksum.heads).toBe(1);
    });

    it('adds twice in one piece of work', async () => {
      const tips = await log.write(own, async (writing) => [
        (await writing.append(count(0, 2))).tip,
        (await writing.append(count(1, 4))).tip,
      ]);
      expect(tips).toEqual([2, 4]);
    });

    it('keeps the logs of schools apart', async () => {
      const { schoolId: another } = await open();
      await add(count(0, 2));
      await log.write(`school:${another}`, (writing) => writing.append(count(0, 1)));
      expect((await log.page(`school:${another}`, 0, 10)).tip).toBe(1);
      expect((await log.page(own, 0, 10)).tip).toBe(2);
    });

    it('knows the devices that were entered', async () => {
      const device = { id: `pc-${schoolId}`, schoolId, publicKey: 'k', isRevoked: false };
      expect(await log.device(device.id)).toBeNull();
      await log.addDevice(device);
      expect(await log.device(device.id)).toEqual(device);
      const renewed = { ...device, id: `again-${schoolId}` };
      const seen = await log.write(own, async (writing) => {
        await writing.addDevice(renewed);
        return writing.device(device.id);
      });
      expect(seen).toEqual(device);
      expect(await log.device(renewed.id)).toEqual(renewed);
    });
  });
}
