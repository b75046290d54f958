const lookEveryMs = 500;

/** Starts again what has ended by itself. One that cannot be started yet is tried again at the next look. */
export function createKeeper({ isRunning, start }: { isRunning: () => boolean; start: () => Promise<void> }) {
  let timer: NodeJS.Timeout | null = null;
  let starting: Promise<void> | null = null;

  function look(onEnd: () => void): void {
    if (starting !== null || isRunning()) return;
    onEnd();
    starting = start()
      // What was killed may hold its memory a moment longer.
      .catch(() => undefined)
      .finally(() => {
        starting = null;
      });
  }

  return {
    keep(onEnd: () => void): void {
      timer = setInterval(() => look(onEnd), lookEveryMs).unref();
    },
    /** Starts nothing any more. */
    async stop(): Promise<void> {
      if (timer !== null) clearInterval(timer);
      await starting;
    },
  };
}
