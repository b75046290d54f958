import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { isDrillDue, isDrillLate, isRecent, nextBackupMs, noteDrill, passedDrillMs } from './keep-backups.ts';

const at = (day: number, hour: number, month = 2) => new Date(2026, month, day, hour).getTime();

it('makes a backup each night at its hour, and at once where a night was missed', () => {
  expect(nextBackupMs(at(2, 12), { newestMs: at(2, 3), hour: 3 })).toBe(at(3, 3));
  expect(nextBackupMs(at(3, 2), { newestMs: at(2, 3), hour: 3 })).toBe(at(3, 3));
  expect(nextBackupMs(at(3, 3), { newestMs: at(3, 3), hour: 3 })).toBe(at(4, 3));
  expect(nextBackupMs(at(5, 12), { newestMs: at(2, 3), hour: 3 })).toBe(at(5, 12));
  expect(nextBackupMs(at(5, 12), { newestMs: null, hour: 3 })).toBe(at(5, 12));
});

it('tries the first of each month, and the next ones until one has passed', () => {
  expect(isDrillDue(at(15, 12), null)).toBe(true);
  expect(isDrillDue(at(15, 12), at(14, 12))).toBe(false);
  expect(isDrillDue(at(1, 12, 3), at(30, 12, 2))).toBe(true);
  expect(isDrillDue(at(2, 12, 3), at(30, 12, 2))).toBe(true);
  expect(isDrillDue(at(2, 12, 3), at(1, 12, 3))).toBe(false);
});

it('tells that none could be restored for a month, and on a new server that the first ones could not', () => {
  const isLate = (nowMs: number, passedMs: number | null, oldestBackupMs: number | null) =>
    isDrillLate(nowMs, { passedMs, oldestBackupMs });
  expect(isLate(at(1, 12, 3), at(1, 3, 2), at(1, 3, 2))).toBe(false);
  expect(isLate(at(4, 12, 3), at(1, 3, 2), at(1, 3, 2))).toBe(true);
  expect(isLate(at(2, 3), null, null)).toBe(false);
  expect(isLate(at(2, 4), null, at(2, 3))).toBe(false);
  expect(isLate(at(3, 12), null, at(2, 3))).toBe(true);
});

it('remembers when one passed, and takes what it cannot read for none', async () => {
  const folder = temporaryFolder('drills');
  expect(await passedDrillMs(folder)).toBeNull();
  await noteDrill(join(folder, '2026-03-02T03-00-00Z'), at(2, 4));
  expect(await passedDrillMs(folder)).toBe(at(2, 4));
  writeFileSync(join(folder, 'drill.json'), '{"passedAt":"2026-');
  expect(await passedDrillMs(folder)).toBeNull();
});

it('tells that last night’s is missing', () => {
  expect(isRecent(at(2, 3), at(3, 4))).toBe(true);
  expect(isRecent(at(2, 3), at(3, 12))).toBe(false);
  expect(isRecent(null, at(3, 12))).toBe(false);
});
