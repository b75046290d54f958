import type { Progress } from '../domain/job.ts';

/** How much of an estimate the newest pace makes up. */
const newestShare = 0.3;

/**
 * Estimates the time left from the pace of the work, the newest stretch weighing most. What the first report calls done
 * may be of an earlier run: the pace is that of what comes after it.
 */
export function createRemainingTime() {
  let lastDone = Number.POSITIVE_INFINITY;
  let lastAt = 0;
  let paceMs: number | null = null;

  /** Milliseconds left; null while the total or the pace is not known. */
  return function remainingTime(progress: Progress, nowMs: number): number | null {
    if (progress.done < lastDone) {
      lastDone = progress.done;
      lastAt = nowMs;
      paceMs = null;
    }
    const step = progress.done - lastDone;
    if (step > 0) {
      const newest = (nowMs - lastAt) / step;
      paceMs = paceMs === null ? newest : paceMs * (1 - newestShare) + newest * newestShare;
      lastDone = progress.done;
      lastAt = nowMs;
    }
    if (paceMs === null || progress.total === undefined) return null;
    return Math.round(Math.max(0, progress.total - progress.done) * paceMs);
  };
}
