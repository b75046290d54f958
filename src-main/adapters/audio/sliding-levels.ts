import type { Stage } from './stage.ts';

/** A frame's level, and how quiet and how loud it is around it, in decibels. */
export type JudgedLevel = { level: number; quiet: number; loud: number };

const LOWEST = -100;
const QUIET_SHARE = 0.1;
const LOUD_SHARE = 0.95;

/** Compares each level with those around it, half before and half after, with a count of each whole decibel. */
export function createSlidingLevels(size: number): Stage<number, JudgedLevel> {
  const counts = new Uint32Array(-LOWEST + 21);
  const half = Math.floor(size / 2);
  const recent: number[] = [];
  /** The place in `recent` of the next frame to judge. */
  let next = 0;

  const bin = (level: number) => Math.max(0, Math.min(counts.length - 1, Math.round(level) - LOWEST));

  function judge(): JudgedLevel {
    const level = recent[next]!;
    next++;
    return { level, quiet: levelAt(QUIET_SHARE), loud: levelAt(LOUD_SHARE) };
  }

  function levelAt(share: number): number {
    let left = recent.length * share;
    for (let index = 0; index < counts.length; index++) {
      left -= counts[index]!;
      if (left <= 0) return index + LOWEST;
    }
    return 0;
  }

  return {
    *push(level) {
      recent.push(level);
      counts[bin(level)]!++;
      if (recent.length > size) {
        counts[bin(recent.shift()!)]!--;
        next--;
      }
      if (recent.length - next > half) yield judge();
    },
    *finish() {
      while (next < recent.length) yield judge();
    },
  };
}
