import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isBackupName, readManifest } from './backup-format.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Later than this, a nightly backup has failed. */
const oldestMs = 26 * hourMs;

/**
 * When the next backup is due: at once where the newest is more than a day old, or else when the clock of this machine
 * next says the hour.
 */
export function nextBackupMs(nowMs: number, { newestMs, hour }: { newestMs: number | null; hour: number }): number {
  if (newestMs === null || newestMs + dayMs < nowMs) return nowMs;
  const next = new Date(nowMs);
  next.setHours(hour, 0, 0, 0);
  if (next.getTime() <= nowMs) next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** Whether the backup that was just made is to be tried: each month's first. */
export function isDrillDue(madeMs: number, newestBeforeMs: number | null): boolean {
  const monthOf = (ms: number) => new Date(ms).toISOString().slice(0, 7);
  return newestBeforeMs === null || monthOf(madeMs) !== monthOf(newestBeforeMs);
}

/** When the newest backup of a folder was made; null where there is none. */
export async function newestBackupMs(folder: string): Promise<number | null> {
  const newest = (await readdir(folder)).filter(isBackupName).sort().at(-1);
  return newest === undefined ? null : Date.parse((await readManifest(join(folder, newest))).createdAt);
}

/** Whether the folder has last night's backup. */
export function isRecent(newestMs: number | null, nowMs: number): boolean {
  return newestMs !== null && nowMs - newestMs < oldestMs;
}
