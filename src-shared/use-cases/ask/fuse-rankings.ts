/** The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009). */
const rankConstant = 60;

/** One list of results, best first, and how it is called. */
export type Ranking<Way extends string, Item> = { way: Way; items: readonly Item[] };

/** An item with its place (from 1) in each ranking that has it. */
export type Fused<Way extends string, Item> = { item: Item; ranks: Partial<Record<Way, number>> };

/** Joins rankings by reciprocal rank, best first; an item of several is taken from the first one. */
export function fuseRankings<Way extends string, Item>(
  rankings: readonly Ranking<Way, Item>[],
  keyOf: (item: Item) => string,
): Fused<Way, Item>[] {
  const fused = new Map<string, Fused<Way, Item> & { score: number }>();
  for (const { way, items } of rankings) {
    for (const [index, item] of items.entries()) {
      const ranks: Partial<Record<Way, number>> = {};
      const known = fused.get(keyOf(item)) ?? { item, ranks, score: 0 };
      known.ranks[way] ??= index + 1;
      known.score += 1 / (rankConstant + index + 1);
      fused.set(keyOf(item), known);
    }
  }
  return [...fused.values()]
    .sort((left, right) => right.score - left.score)
    .map(({ item, ranks }) => ({ item, ranks }));
}
