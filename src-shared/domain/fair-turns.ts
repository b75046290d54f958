/** Who wants a turn. */
type Asking = {
  /** Whose it is; each of them comes as often as any other. */
  of: string;
  /** Whether somebody sits before it and waits: those come first. */
  isAwaited: boolean;
};

type Waiting = Asking & { begin: () => void };

/** Does one thing at a time for many: `work` runs when its turn has come, or never once `signal` is aborted. */
export type InTurn = <Result>(asking: Asking, signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;

/** Lets those in first whom somebody waits for, and of these who was let in the longest ago. */
export function createFairTurns(): InTurn {
  const waiting: Waiting[] = [];
  const lastTurns = new Map<string, number>();
  let turns = 0;
  let isTaken = false;

  function comesBefore(one: Waiting, other: Waiting): boolean {
    if (one.isAwaited !== other.isAwaited) return one.isAwaited;
    return (lastTurns.get(one.of) ?? 0) < (lastTurns.get(other.of) ?? 0);
  }

  /** Hands the turn on. */
  function next(): void {
    const [first, ...others] = waiting;
    if (first === undefined) {
      isTaken = false;
      return;
    }
    const chosen = others.reduce((best, one) => (comesBefore(one, best) ? one : best), first);
    leave(chosen);
    chosen.begin();
  }

  function leave(one: Waiting): void {
    const place = waiting.indexOf(one);
    if (place >= 0) waiting.splice(place, 1);
  }

  function wait(asking: Asking, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        leave(one);
        reject(signal.reason);
      };
      const begin = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const one: Waiting = { ...asking, begin };
      waiting.push(one);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  return async (asking, signal, work) => {
    signal.throwIfAborted();
    if (isTaken) await wait(asking, signal);
    isTaken = true;
    turns += 1;
    lastTurns.set(asking.of, turns);
    try {
      return await work();
    } finally {
      next();
    }
  };
}
