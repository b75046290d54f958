/** How many requests may come at once, and how many each second after that. */
export type Rate = { burst: number; perSecond: number };

const mostKeys = 20_000;

export type RateLimit = {
  /** Counts one more. Gives how many milliseconds to wait, in which case it is not counted; 0 for not at all. */
  take(key: string): number;
  /** Has one that was counted not count. */
  giveBack(key: string): void;
};

/** Counts requests by whoever makes them (a token bucket each). */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>();
  const leftIn = ({ left, atMs }: { left: number; atMs: number }, nowMs: number) =>
    Math.min(burst, left + ((nowMs - atMs) / 1000) * perSecond);

  /** Who has asked nothing for a while is as good as unknown. */
  function forgetIdle(nowMs: number): void {
    for (const [key, bucket] of buckets) if (leftIn(bucket, nowMs) >= burst) buckets.delete(key);
  }

  return {
    take(key) {
      const nowMs = now();
      if (buckets.size >= mostKeys) forgetIdle(nowMs);
      const left = leftIn(buckets.get(key) ?? { left: burst, atMs: nowMs }, nowMs);
      if (left < 1) return ((1 - left) / perSecond) * 1000;
      buckets.set(key, { left: left - 1, atMs: nowMs });
      return 0;
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket) buckets.set(key, { ...bucket, left: bucket.left + 1 });
    },
  };
}
