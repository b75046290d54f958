/** Something that is looked at again and again, never twice at once. */
export type Looking = {
  /** Looks now; where it is being looked already, that is the look. */
  look(): void;
  /** Looks no more, once what is being looked at has been. */
  close(): Promise<void>;
};

/** Has `look` done every so often, and `logError` told why it failed; keeps no program alive. */
export function lookEvery(everyMs: number, look: () => Promise<void>, logError: (thrown: unknown) => void): Looking {
  let looking: Promise<void> | null = null;
  const lookNow = () => {
    looking ??= look()
      .catch(logError)
      .finally(() => {
        looking = null;
      });
  };
  const timer = setInterval(lookNow, everyMs);
  timer.unref();
  return {
    look: lookNow,
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}
