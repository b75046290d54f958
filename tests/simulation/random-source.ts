/** Numbers that look random and are the same for the same seed (mulberry32, by Tommy Ettinger, public domain). */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From 0 up to 1. */
    next,
    chance: (probability: number): boolean => next() < probability,
    integer: (below: number): number => Math.floor(next() * below),
    pick: <Item>(items: readonly Item[]): Item => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from');
      return item;
    },
    id: (): string =>
      Math.floor(next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
  };
}

export type Random = ReturnType<typeof createRandom>;
