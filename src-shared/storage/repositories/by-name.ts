import { foldText } from '../../domain/fold-text.ts';

/** Things in the order of their names, accents and capitals apart; those of one name stay as they stood. */
export function byName<Thing extends { content: { name: string } }>(things: readonly Thing[]): Thing[] {
  const named = things.map((thing) => ({ thing, name: foldText(thing.content.name) }));
  return named.sort((one, other) => compare(one.name, other.name)).map(({ thing }) => thing);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
