/** A step of work on a stream: what it makes of each thing as it comes, and what is left of it at the end. */
export type Stage<Taken, Given> = { push(taken: Taken): Iterable<Given>; finish(): Iterable<Given> };

/** Two steps as one, the second fed by the first. */
export function follow<Taken, Between, Given>(
  first: Stage<Taken, Between>,
  second: Stage<Between, Given>,
): Stage<Taken, Given> {
  return {
    *push(taken) {
      for (const between of first.push(taken)) yield* second.push(between);
    },
    *finish() {
      for (const between of first.finish()) yield* second.push(between);
      yield* second.finish();
    },
  };
}
