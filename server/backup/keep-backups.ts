import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { isBackupName, readManifest } from './backup-format.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Later than this, a nightly backup has failed. */
const oldestMs = 26 * hourMs;

/** Each month has one, and a night or two more where the first of them failed. */
const oldestDrillMs = 33 * dayMs;

/** Beside the backups: the last drill that passed. */
const drillName = 'drill.json';
const drillSchema = z.object({ passedAt: z.iso.datetime(), backup: z.string() });

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

/** Whether the backup that was just made is to be tried: each month's first, and the next ones until one has passed. */
export function isDrillDue(nowMs: number, passedMs: number | null): boolean {
  const monthOf = (ms: number) => new Date(ms).toISOString().slice(0, 7);
  return passedMs === null || monthOf(nowMs) !== monthOf(passedMs);
}

/**
 * Whether it has been too long since a backup was tried and could be restored. On a new server the first one is tried
 * when it is made: `oldestBackupMs` tells how long none has passed.
 */
export function isDrillLate(
  nowMs: number,
  { passedMs, oldestBackupMs }: { passedMs: number | null; oldestBackupMs: number | null },
): boolean {
  if (passedMs !== null) return nowMs - passedMs > oldestDrillMs;
  return oldestBackupMs !== null && nowMs - oldestBackupMs > oldestMs;
}

/** Writes down beside a backup that it was tried and could be restored. */
export async function noteDrill(backup: string, nowMs: number): Promise<void> {
  const drill = { passedAt: new Date(nowMs).toISOString(), backup: basename(backup) };
  await writeFile(join(dirname(backup), drillName), JSON.stringify(drill), { mode: 0o600 });
}

/** When a drill last passed; null where none did, or where what says so cannot be read: then there is another. */
export async function passedDrillMs(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, drillName), 'utf8').catch(() => '');
  try {
    return Date.parse(drillSchema.parse(JSON.parse(text)).passedAt);
  } catch {
    return null;
  }
}

/** When the newest backup of a folder was made; null where there is none. */
export function newestBackupMs(folder: string): Promise<number | null> {
  return backupMs(folder, -1);
}

/** When the oldest that is kept was made; null where there is none. */
export function oldestBackupMs(folder: string): Promise<number | null> {
  return backupMs(folder, 0);
}

async function backupMs(folder: string, place: number): Promise<number | null> {
  const name = (await readdir(folder)).filter(isBackupName).sort().at(place);
  return name === undefined ? null : Date.parse((await readManifest(join(folder, name))).createdAt);
}

/** Whether the folder has last night's backup. */
export function isRecent(newestMs: number | null, nowMs: number): boolean {
  return newestMs !== null && nowMs - newestMs < oldestMs;
}
