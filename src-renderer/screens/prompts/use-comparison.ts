import { useEffect, useRef, useState } from 'react';
import type { TriedSide } from './compare-sides.ts';
import { type TrialInput, type TrialState, useTrial } from './use-trial.ts';

/** A side as it can be tried now. */
export type SideToTry = { tried: TriedSide; input: TrialInput };

/** How a side stands: what was last tried on it and what came out. */
export type SideRun = { trial: TrialState; last: SideToTry | null; isWaiting: boolean };

type Pair<Item> = readonly [Item, Item];

/** Tries two sides one after the other, never both at once: a weak PC runs one model. Leaving the screen stops them. */
export function useComparison() {
  const [first, second] = [useTrial(), useTrial()];
  const [last, setLast] = useState<Pair<SideToTry | null>>([null, null]);
  const [isWaiting, setWaiting] = useState(false);
  /** Which run this is: one that was stopped, or that another took the place of, begins nothing more. */
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const run = async (sides: Pair<SideToTry>) => {
    turn.current += 1;
    const mine = turn.current;
    setLast(sides);
    second.clear();
    setWaiting(true);
    await first.start(sides[0].input);
    if (mine !== turn.current) return;
    setWaiting(false);
    await second.start(sides[1].input);
  };

  return {
    sides: [
      { trial: first.trial, last: last[0], isWaiting: false },
      { trial: second.trial, last: last[1], isWaiting },
    ] satisfies Pair<SideRun>,
    isRunning: isWaiting || first.trial.state === 'running' || second.trial.state === 'running',
    run: (sides: Pair<SideToTry>) => void run(sides),
    /** Tries one side again, the other as it was. */
    runOne(place: 0 | 1, side: SideToTry) {
      setLast(([one, other]) => (place === 0 ? [side, other] : [one, side]));
      void [first, second][place]?.start(side.input);
    },
    /** Stops one side; the other goes on, or begins. */
    stopOne: (place: 0 | 1) => [first, second][place]?.stop(),
    stop() {
      turn.current += 1;
      setWaiting(false);
      first.stop();
      second.stop();
    },
  };
}
