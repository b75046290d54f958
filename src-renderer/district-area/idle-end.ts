import { sessionIdleLimitMs } from '../../src-shared/domain/district/account.ts';

/** Where all the pages of a browser keep when somebody touched one of them; milliseconds since 1970. */
type SharedMoment = { read: () => number; write: (ms: number) => void };

type IdleEndParts = { now: () => number; lastAct: SharedMoment };

/** Follows whether somebody still uses this page, or another of the same browser. */
export type IdleEnd = {
  /** Somebody touched this page, or signed in with another. */
  act(): void;
  /** Tells the other pages of what was touched here; gives whether nobody has touched any for as long as sessions last. */
  isOver(): boolean;
};

/** Begins with somebody there, which the other pages hear at once: one of them that lay forgotten ends nothing of theirs. */
export function createIdleEnd({ now, lastAct }: IdleEndParts): IdleEnd {
  let lastActMs = now();
  lastAct.write(lastActMs);
  return {
    act() {
      lastActMs = now();
    },
    isOver() {
      const sharedMs = lastAct.read();
      if (lastActMs > sharedMs) lastAct.write(lastActMs);
      return now() >= Math.max(lastActMs, sharedMs) + sessionIdleLimitMs;
    },
  };
}
