import { useEffect, useState } from 'react';

/** How many milliseconds are left until a moment of this PC's clock, told anew every second; 0 once it has passed. */
export function useTimeLeft(untilMs: number | null): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (untilMs === null) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [untilMs]);
  return untilMs === null ? 0 : Math.max(0, untilMs - nowMs);
}
