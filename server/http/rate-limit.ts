/** How many requests may come at once, and how many each second after that. */
export type Rate = { burst: number; perSecond: number };

const mostKeys = 20_000;

/** Counts requests by whoever makes them (a token bucket each). Gives how long to wait, 0 for not at all. */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number): (key: string) => number {
  const buckets = new Map<string, { left: number; atMs: number }>();
  const leftIn = ({ left, atMs }: { left: number; atMs: number }, nowMs: number) =>
    Math.min(burst, left + ((nowMs - atMs) / 1000) * perSecond);

  /** Who has asked nothing for a while is as good as unknown. */
  function forgetIdle(nowMs: number): void {
    for (const [key, bucket] of buckets) if (leftIn(bucket, nowMs) >= burst) buckets.delete(key);
  }

  return (key) => {
    const nowMs = now();
    if (buckets.size >= mostKeys) forgetIdle(nowMs);
    const left = leftIn(buckets.get(key) ?? { left: burst, atMs: nowMs }, nowMs);
    if (left < 1) return ((1 - left) / perSecond) * 1000;
    buckets.set(key, { left: left - 1, atMs: nowMs });
    return 0;
  };
}
