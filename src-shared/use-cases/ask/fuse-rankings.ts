/** The usual constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009). */
const rankConstant = 60;

/** One list of passages by id, best first, and how it is called. */
export type Ranking<Way extends string> = { way: Way; items: readonly number[] };

/** Joins rankings by reciprocal rank: every passage, best first, with its place (from 1) in each way that brought it. */
export function fuseRankings<Way extends string>(
  rankings: readonly Ranking<Way>[],
): Map<number, Partial<Record<Way, number>>> {
  type Found = { ranks: Partial<Record<Way, number>>; score: number };
  const fused = new Map<number, Found>();
  for (const { way, items } of rankings) {
    for (const [index, id] of items.entries()) {
      const known: Found = fused.get(id) ?? { ranks: {}, score: 0 };
      known.ranks[way] ??= index + 1;
      known.score += 1 / (rankConstant + index + 1);
      fused.set(id, known);
    }
  }
  const inOrder = [...fused].sort(([, left], [, right]) => right.score - left.score);
  return new Map(inOrder.map(([id, { ranks }]) => [id, ranks]));
}
