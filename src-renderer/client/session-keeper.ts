/** Whether somebody is still signed in, for all that asks the server. */
export type SessionKeeper = {
  /** Has the page ask who is there, and resolves once the same person is signed in again. */
  whenBack(): Promise<void>;
  /** Somebody is signed in again: whoever waits goes on. */
  goOn(): void;
  hasEnded(): boolean;
  /** How often somebody has come back. */
  returns(): number;
  /** Tells of each end and of each return; gives the way to hear no more. */
  watch(listener: () => void): () => void;
};

/** Keeps a session that has not ended. */
export function createSessionKeeper(): SessionKeeper {
  const listeners = new Set<() => void>();
  let returns = 0;
  let waiting: { back: Promise<void>; goOn: () => void } | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    whenBack() {
      if (waiting === null) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting = { back: promise, goOn: resolve };
        tell();
      }
      return waiting.back;
    },
    goOn() {
      const ended = waiting;
      waiting = null;
      returns += 1;
      ended?.goOn();
      tell();
    },
    hasEnded: () => waiting !== null,
    returns: () => returns,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
