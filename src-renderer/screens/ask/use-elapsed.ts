import { useEffect, useState } from 'react';

/** Milliseconds since `startedAt`, told anew each second while `isRunning`. */
export function useElapsed(startedAt: number, isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return Math.max(0, now - startedAt);
}
