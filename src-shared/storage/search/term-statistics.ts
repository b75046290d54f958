import { type Kysely, sql } from 'kysely';
import type { LibraryTables } from '../library-tables.ts';
import type { PassageWords } from './passage-words.ts';

/** How many passages there are and how many hold each stem. */
export type TermStatistics = {
  /** The number of passages that hold each stem; those that none holds are left out. */
  frequencies(stems: readonly string[]): Promise<Map<string, number>>;
  passageCount(): Promise<number>;
};

/** Counts are asked for again once the index has grown or shrunk by this fraction. */
const staleFraction = 0.02;
const maximumKnown = 50_000;

/** Statistics that are remembered while the index stays about as large. */
export function createTermStatistics(database: Kysely<LibraryTables>, words: PassageWords): TermStatistics {
  let known = new Map<string, number>();
  let countedAt = { lastId: 0, passages: 0 };
  const refresh = async (): Promise<void> => {
    const { rows } = await sql<{ last: number | null }>`select max(id) as last from passages`.execute(database);
    const lastId = Number(rows[0]?.last ?? 0);
    if (countedAt.passages > 0 && Math.abs(lastId - countedAt.lastId) <= countedAt.passages * staleFraction) return;
    const counted = await sql<{ total: number }>`select count(*) as total from passages`.execute(database);
    countedAt = { lastId, passages: Number(counted.rows[0]?.total ?? 0) };
    known = new Map();
  };
  return {
    async passageCount() {
      await refresh();
      return countedAt.passages;
    },
    async frequencies(stems) {
      await refresh();
      const missing = stems.filter((stem) => !known.has(stem));
      if (known.size + missing.length > maximumKnown) known = new Map();
      for (const stem of missing) known.set(stem, await words.frequency(database, stem));
      return new Map(stems.map((stem) => [stem, known.get(stem) ?? 0]));
    },
  };
}
