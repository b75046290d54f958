const recordingLock = 'amanuense-microphone';

/** The right to record, which one window of the program has at a time; null when another has it. */
export function claimRecording(): Promise<(() => void) | null> {
  return new Promise((tell, fail) => {
    navigator.locks
      .request(recordingLock, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          tell(null);
          return;
        }
        // Held until it is let go, or the window goes.
        return new Promise<void>((release) => tell(release));
      })
      .catch(fail);
  });
}

/** Whether this window or another one is recording. */
export async function isRecordingSomewhere(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === recordingLock);
}

/** Keeps the PC from going to sleep until it is let; a system that refuses does as it is set. */
export function keepAwake(): () => void {
  let isWanted = true;
  let held: WakeLockSentinel | null = null;
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock.request('screen').then(
      (lock) => {
        held = lock;
        if (!isWanted) void lock.release();
      },
      () => undefined,
    );
  };
  ask();
  // The system takes it back from a window that is hidden.
  document.addEventListener('visibilitychange', ask);
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', ask);
    void held?.release();
  };
}
