import { expect, it } from 'vitest';
import { isDrillDue, isRecent, nextBackupMs } from './keep-backups.ts';

const at = (day: number, hour: number, month = 2) => new Date(2026, month, day, hour).getTime();

it('makes a backup each night at its hour, and at once where a night was missed', () => {
  expect(nextBackupMs(at(2, 12), { newestMs: at(2, 3), hour: 3 })).toBe(at(3, 3));
  expect(nextBackupMs(at(3, 2), { newestMs: at(2, 3), hour: 3 })).toBe(at(3, 3));
  expect(nextBackupMs(at(3, 3), { newestMs: at(3, 3), hour: 3 })).toBe(at(4, 3));
  expect(nextBackupMs(at(5, 12), { newestMs: at(2, 3), hour: 3 })).toBe(at(5, 12));
  expect(nextBackupMs(at(5, 12), { newestMs: null, hour: 3 })).toBe(at(5, 12));
});

it('tries the first of each month', () => {
  expect(isDrillDue(at(15, 12), null)).toBe(true);
  expect(isDrillDue(at(15, 12), at(14, 12))).toBe(false);
  expect(isDrillDue(at(15, 12, 3), at(15, 12, 2))).toBe(true);
});

it('tells that last night’s is missing', () => {
  expect(isRecent(at(2, 3), at(3, 4))).toBe(true);
  expect(isRecent(at(2, 3), at(3, 12))).toBe(false);
  expect(isRecent(null, at(3, 12))).toBe(false);
});
