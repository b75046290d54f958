import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { EmbedderIdentity } from '../../../src-shared/ports/embedder.ts';
import type { PassageVector, VectorMatch } from '../../../src-shared/ports/vector-index.ts';
import type { Database } from '../sqlite/driver.ts';
import type { DifferenceCounter } from './count-differences.ts';
import { bytesOf, cosineTo, packVector, toUnitLength, unpackBlock, unpackVector } from './packed-vectors.ts';
import {
  blockSlots,
  createBlockCounter,
  createNearest,
  emptyBlock,
  freeSlot,
  packSigns,
  type SignBlock,
} from './sign-blocks.ts';

/** The most candidates of the first pass for each passage asked for. */
const candidatesPerPassage = 20;
const fewestCandidates = 800;
/** That many are compared whole at a time, until a group changes nothing in the nearest, twice as many as asked for. */
const comparedTogether = 100;
/** So few passages are compared one by one, with no first pass. */
const fewPassages = 1000;

type BlockRow = { number: number; ids: Buffer; signs: Buffer };
type VectorRow = { passage_id: number; source_id: SourceId; vector: Buffer };

/** The rows of an open index: whole vectors by passage, and their signs in blocks. */
export function createVectorTables(database: Database) {
  database.exec(`
    create table if not exists model (id text primary key, dimensions integer not null);
    create table if not exists vectors (
      passage_id integer primary key, source_id text not null, block integer not null, slot integer not null,
      vector blob not null);
    create index if not exists vectors_by_source on vectors (source_id);
    create table if not exists blocks (number integer primary key, used integer not null, ids blob not null, signs blob not null);
    create index if not exists blocks_by_use on blocks (used);
  `);
  /** By number, as the rows have them; null until they are needed, and after a change that did not come through. */
  let blocks: Map<number, SignBlock> | null = null;
  let counter: { dimensions: number; of: DifferenceCounter } | null = null;
  const statement = {
    model: database.prepare('select id as modelId, dimensions from model'),
    count: database.prepare('select coalesce(sum(used), 0) from blocks').pluck(),
    held: database
      .prepare('select passage_id from vectors where passage_id > ? and passage_id <= ? order by 1')
      .pluck(),
    after: database.prepare(
      'select passage_id, source_id, vector from vectors where passage_id > ? order by 1 limit ?',
    ),
    place: database.prepare('select block, slot from vectors where passage_id = ?'),
    ofSource: database.prepare('select passage_id from vectors where source_id = ?').pluck(),
    ofSources: database
      .prepare('select passage_id from vectors where source_id in (select value from json_each(?))')
      .pluck(),
    vectors: database.prepare(
      'select passage_id, source_id, vector from vectors where passage_id in (select value from json_each(?))',
    ),
    insert: database.prepare('insert into vectors values (?, ?, ?, ?, ?)'),
    remove: database.prepare('delete from vectors where passage_id = ?'),
    open: database.prepare(`select number from blocks where used < ${blockSlots} limit 1`).pluck(),
    lastBlock: database.prepare('select coalesce(max(number), 0) from blocks').pluck(),
    putBlock: database.prepare('insert or replace into blocks values (?, ?, ?, ?)'),
    dropBlock: database.prepare('delete from blocks where number = ?'),
    blocks: database.prepare('select number, ids, signs from blocks'),
  };
  const model = () => statement.model.get() as EmbedderIdentity | undefined;

  function allBlocks(): Map<number, SignBlock> {
    blocks ??= new Map((statement.blocks.all() as BlockRow[]).map((row) => [row.number, unpackBlock(row)]));
    return blocks;
  }

  function counterOf(dimensions: number): DifferenceCounter {
    if (counter?.dimensions !== dimensions) counter = { dimensions, of: createBlockCounter(dimensions) };
    return counter.of;
  }

  function inOneTransaction<Result>(work: () => Result): Result {
    try {
      return database.transaction(work).immediate();
    } catch (error) {
      blocks = null;
      throw error;
    }
  }

  function putBlock(number: number, block: SignBlock): void {
    const used = block.ids.reduce((count, id) => count + (id === freeSlot ? 0 : 1), 0);
    if (used === 0) {
      allBlocks().delete(number);
      statement.dropBlock.run(number);
    } else {
      allBlocks().set(number, block);
      statement.putBlock.run(number, used, bytesOf(block.ids), bytesOf(block.signs));
    }
  }

  function remove(passageIds: readonly number[]): void {
    const changed = new Map<number, SignBlock>();
    for (const id of passageIds) {
      const place = statement.place.get(id) as { block: number; slot: number } | undefined;
      if (place === undefined) continue;
      // The row was written together with its block.
      const block = allBlocks().get(place.block)!;
      block.ids[place.slot] = freeSlot;
      changed.set(place.block, block);
      statement.remove.run(id);
    }
    for (const [number, block] of changed) putBlock(number, block);
  }

  function insert(vectors: readonly PassageVector[], dimensions: number): void {
    let rest = vectors;
    while (rest.length > 0) {
      const open = statement.open.get() as number | undefined;
      const number = open ?? Number(statement.lastBlock.get()) + 1;
      rest = fill(number, allBlocks().get(number) ?? emptyBlock(dimensions), rest);
    }
  }

  /** Fills a block's free slots, and gives the vectors for which there was none. */
  function fill(number: number, block: SignBlock, vectors: readonly PassageVector[]): readonly PassageVector[] {
    let taken = 0;
    for (let slot = 0; slot < blockSlots && taken < vectors.length; slot++) {
      if (block.ids[slot] !== freeSlot) continue;
      const { passageId, sourceId, vector } = vectors[taken]!;
      taken++;
      block.ids[slot] = passageId;
      const signs = packSigns(vector);
      block.signs.set(signs, slot * signs.length);
      statement.insert.run(passageId, sourceId, number, slot, packVector(vector));
    }
    putBlock(number, block);
    return vectors.slice(taken);
  }

  /** Passages to compare whole, in groups, the likeliest first. */
  function candidates(query: Float32Array, limit: number, sourceIds: readonly SourceId[] | undefined): number[][] {
    const allowed = sourceIds && (statement.ofSources.all(JSON.stringify(sourceIds)) as number[]);
    if (allowed && allowed.length <= fewPassages) return [allowed];
    const inScope = allowed && new Set(allowed);
    const keep = Math.max(fewestCandidates, limit * candidatesPerPassage);
    const nearest = createNearest(
      { query: packSigns(query), counter: counterOf(query.length) },
      keep,
      (id) => inScope?.has(id) ?? true,
    );
    for (const block of allBlocks().values()) nearest.scan(block);
    const ids = nearest.ids();
    return Array.from({ length: Math.ceil(ids.length / comparedTogether) }, (_, group) =>
      ids.slice(group * comparedTogether, (group + 1) * comparedTogether),
    );
  }

  function compare(query: Float32Array, passageIds: readonly number[]): VectorMatch[] {
    const rows = statement.vectors.all(JSON.stringify(passageIds)) as VectorRow[];
    return rows.map(({ passage_id, source_id, vector }) => ({
      passageId: passage_id,
      sourceId: source_id,
      similarity: cosineTo(query, unpackVector(vector)),
    }));
  }

  return {
    model,
    count: () => Number(statement.count.get()),
    held: (after: number, upTo: number) => statement.held.all(after, upTo) as number[],
    after: (after: number, limit: number) =>
      (statement.after.all(after, limit) as VectorRow[]).map(({ passage_id, source_id, vector }) => ({
        passageId: passage_id,
        sourceId: source_id,
        vector: toUnitLength(unpackVector(vector)),
      })),
    startOver: ({ modelId, dimensions }: EmbedderIdentity) =>
      inOneTransaction(() => {
        database.exec('delete from vectors; delete from blocks; delete from model');
        blocks = null;
        database.prepare('insert into model values (?, ?)').run(modelId, dimensions);
      }),
    upsert: (modelId: string, vectors: readonly PassageVector[]) =>
      inOneTransaction(() => {
        const held = model();
        if (held?.modelId !== modelId) throw new Error(`The index is of ${held?.modelId}, not of ${modelId}`);
        const wrong = vectors.find(({ vector }) => vector.length !== held.dimensions);
        if (wrong) throw new Error(`${modelId} gave ${wrong.vector.length} numbers, not ${held.dimensions}`);
        const last = new Map(vectors.map((one) => [one.passageId, one]));
        remove([...last.keys()]);
        insert([...last.values()], held.dimensions);
      }),
    removePassages: (ids: readonly number[]) => inOneTransaction(() => remove(ids)),
    removeSource: (id: SourceId) => inOneTransaction(() => remove(statement.ofSource.all(id) as number[])),
    search(query: Float32Array, limit: number, sourceIds?: readonly SourceId[]): VectorMatch[] {
      let nearest: VectorMatch[] = [];
      for (const group of candidates(query, limit, sourceIds)) {
        const best = [...nearest, ...compare(query, group)].sort(byNearness).slice(0, 2 * limit);
        if (nearest.length === 2 * limit && best.at(-1) === nearest.at(-1)) break;
        nearest = best;
      }
      return nearest.slice(0, limit);
    },
  };
}

export type VectorTables = ReturnType<typeof createVectorTables>;

function byNearness(left: VectorMatch, right: VectorMatch): number {
  return right.similarity - left.similarity;
}
