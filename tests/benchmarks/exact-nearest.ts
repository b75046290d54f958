type Near = { id: number; similarity: number };

/** The truly nearest of all the vectors that it is shown, for each query: what a search is held against. */
export function createExactNearest(queries: readonly Float32Array[], limit: number) {
  const nearest: Near[][] = queries.map(() => []);
  return {
    see(id: number, vector: Float32Array): void {
      for (const [at, query] of queries.entries()) {
        const similarity = dot(query, vector);
        const found = nearest[at]!;
        if (found.length === limit && similarity <= found.at(-1)!.similarity) continue;
        found.push({ id, similarity });
        found.sort((left, right) => right.similarity - left.similarity);
        found.length = Math.min(found.length, limit);
      }
    },
    /** The share of the nearest that each query's ids hold. */
    recallOf(found: readonly (readonly number[])[]): number {
      const shares = nearest.map((truth, at) => {
        const ids = new Set(found[at]?.slice(0, limit));
        return truth.filter(({ id }) => ids.has(id)).length / truth.length;
      });
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    },
  };
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!;
  return sum;
}
