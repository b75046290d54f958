import { expect, it } from 'vitest';
import { createMemoryVectorIndex } from '../../tests/fixtures/memory-vector-index.ts';
import { createId, type SourceId } from '../domain/identifiers.ts';
import type { PassageVector, VectorIndex } from '../ports/vector-index.ts';
import { createCopyVectors, isTrueCopy } from './copy-vectors.ts';

const model = { modelId: 'modelo@1', dimensions: 2 };
const sourceId = createId<SourceId>();

function make(count: number): PassageVector[] {
  return Array.from({ length: count }, (_, at) => {
    const vector = new Float32Array([Math.cos(at), Math.sin(at)]);
    return { passageId: at + 1, sourceId, vector };
  });
}

async function filled(vectors: readonly PassageVector[], identity = model): Promise<VectorIndex> {
  const index = createMemoryVectorIndex();
  await index.startOver(identity);
  await index.upsert(identity.modelId, vectors);
  return index;
}

const reported: string[] = [];
const watched = {
  signal: new AbortController().signal,
  report: (done: number, total: number) => void reported.push(`${done}/${total}`),
};
const pause = async () => undefined;
const plainly = { isReplacing: false };

it('makes another index the same, page by page', async () => {
  const from = await filled(make(1200));
  const to = createMemoryVectorIndex();
  const copied = await createCopyVectors({ from, to, pause })(plainly, watched);
  expect(copied).toMatchObject({ outcome: 'copied', copied: 1200, count: { from: 1200, to: 1200 } });
  expect(isTrueCopy(copied)).toBe(true);
  expect(await to.vectorsAfter(0, 2000)).toEqual(await from.vectorsAfter(0, 2000));
  expect(reported).toEqual(['500/1200', '1000/1200', '1200/1200']);
});

it('goes on where it was cut short, and takes out what is there no more', async () => {
  const from = await filled(make(1200));
  const to = createMemoryVectorIndex();
  let upserts = 0;
  const failing: VectorIndex = {
    ...to,
    upsert: async (modelId, vectors) => {
      if (++upserts === 2) throw new Error('cut');
      await to.upsert(modelId, vectors);
    },
  };
  await expect(createCopyVectors({ from, to: failing, pause })(plainly, watched)).rejects.toThrow('cut');
  await from.removePassages([3, 1200]);
  const copied = await createCopyVectors({ from, to, pause })(plainly, watched);
  expect(copied).toMatchObject({ copied: 699, removed: 1, count: { from: 1198, to: 1198 } });
  expect(isTrueCopy(copied)).toBe(true);
});

it('leaves vectors of another model alone unless told to replace them', async () => {
  const from = await filled(make(10));
  const to = await filled(make(3), { modelId: 'otro@2', dimensions: 2 });
  const copy = createCopyVectors({ from, to, pause });
  expect(await copy(plainly, watched)).toEqual({ outcome: 'other-model', modelId: 'otro@2' });
  expect(await to.describe()).toEqual({ modelId: 'otro@2', count: 3 });
  expect(isTrueCopy(await copy({ isReplacing: true }, watched))).toBe(true);
  expect(await to.describe()).toEqual({ modelId: 'modelo@1', count: 10 });
});

it('has nothing to copy where there is nothing, and leaves the other as it is', async () => {
  const to = await filled(make(3));
  const copied = await createCopyVectors({ from: createMemoryVectorIndex(), to, pause })(plainly, watched);
  expect(copied).toEqual({ outcome: 'empty' });
  expect(isTrueCopy(copied)).toBe(false);
  expect((await to.describe()).count).toBe(3);
});

it('waits for a store that counts late, and says where it never counts them all', async () => {
  const from = await filled(make(10));
  const to = createMemoryVectorIndex();
  let late = 3;
  const slow: VectorIndex = {
    ...to,
    describe: async () => ({ ...(await to.describe()), ...(late > 0 && { count: 9 }) }),
  };
  const counted = createCopyVectors({ from, to: slow, pause: async () => void late-- });
  expect(isTrueCopy(await counted(plainly, watched))).toBe(true);
  late = Number.POSITIVE_INFINITY;
  const never = await counted(plainly, watched);
  expect(never).toMatchObject({ count: { from: 10, to: 9 } });
  expect(isTrueCopy(never)).toBe(false);
});

it.each([
  [
    'gives another vector back',
    { vectorsAfter: async () => make(10).map((one) => ({ ...one, vector: make(2)[1]!.vector })) },
  ],
  ['gives another paper back', { vectorsAfter: async () => [{ ...make(1)[0]!, sourceId: createId<SourceId>() }] }],
  ['finds nothing', { search: async () => [] }],
])('says that the copy is not the same where the other store %s', async (_title, broken) => {
  const from = await filled(make(10));
  const copied = await createCopyVectors({ from, to: { ...createMemoryVectorIndex(), ...broken }, pause })(
    plainly,
    watched,
  );
  expect(copied).toMatchObject({ outcome: 'copied', sample: { checked: 10 } });
  expect(isTrueCopy(copied)).toBe(false);
});
