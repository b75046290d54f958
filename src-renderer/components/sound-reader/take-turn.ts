const soundLock = 'amanuense-sound';

/** The right to read sound, which one window of the program has at a time. Held until it is let go, or the window goes. */
export async function takeTurn(onWait: () => void): Promise<() => void> {
  const now = await claim({ ifAvailable: true });
  if (now !== null) return now;
  onWait();
  return (await claim({}))!;
}

/** Null only where it is asked for if it is available, and is not. */
function claim(options: LockOptions): Promise<(() => void) | null> {
  return new Promise((tell, fail) => {
    navigator.locks
      .request(soundLock, options, (lock) =>
        lock === null ? tell(null) : new Promise<void>((release) => tell(release)),
      )
      .catch(fail);
  });
}
