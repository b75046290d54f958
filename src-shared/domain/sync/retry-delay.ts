const firstRetryMs = 2_000;
const longestRetryMs = 300_000;

/**
 * How long to wait after so many failures in a row: 2 s, then twice as long each time up to 5 min, a half of it by
 * `chance` (from 0 up to 1), so that not all come back at once.
 */
export function retryDelayMs(failures: number, chance: number): number {
  const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1));
  return Math.round(longest * (0.5 + chance / 2));
}
