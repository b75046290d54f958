import { beforeEach, describe, expect, it } from 'vitest';
import type { Json, Operation } from '../../src-shared/domain/operation.ts';
import { sealOperation } from '../../src-shared/domain/seal-operation.ts';
import { counterBlocks } from '../../src-shared/domain/sync/counter-blocks.ts';
import { followChain, logStart } from '../../src-shared/domain/sync/log-chain.ts';
import { emptyChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import type { DistrictLog, LogName } from '../../src-shared/ports/district-log.ts';
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
      const nothing = { tip: 0, checksum: emptyChecksum, operations: [] };
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
