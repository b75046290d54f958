import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatDuration,
  formatMoment,
  formatNumber,
  formatStopwatch,
  plural,
} from './format.ts';

describe('formats of the interface', () => {
  it('groups thousands with a point', () => {
    expect(formatNumber(12345)).toBe('12.345');
  });

  it('agrees the noun with its count', () => {
    expect(plural(1, 'papel', 'papeles')).toBe('1 papel');
    expect(plural(0, 'papel', 'papeles')).toBe('0 papeles');
    expect(plural(10000, 'papel', 'papeles')).toBe('10.000 papeles');
  });

  it('does not move a bare date across a time zone', () => {
    expect(formatDate('2026-03-01')).toBe('01/03/2026');
  });

  it('says bytes with a decimal comma only where it tells something', () => {
    expect(formatBytes(0)).toBe('0 bytes');
    expect(formatBytes(3.44 * 1024 * 1024)).toBe('3,4 MB');
    expect(formatBytes(45 * 1024 * 1024)).toBe('45 MB');
  });

  it('rounds what is left up and never says zero', () => {
    expect(formatDuration(0)).toBe('1 s');
    expect(formatDuration(61_000)).toBe('2 min');
    expect(formatDuration(80 * 60_000)).toBe('1 h 20 min');
    expect(formatDuration(120 * 60_000)).toBe('2 h');
  });

  it('says today and yesterday by their names', () => {
    const now = new Date(2026, 2, 31, 9, 0);
    expect(formatMoment(new Date(2026, 2, 31, 8, 5).toISOString(), now)).toBe('hoy 08:05');
    expect(formatMoment(new Date(2026, 2, 30, 23, 5).toISOString(), now)).toBe('ayer 23:05');
    expect(formatMoment(new Date(2026, 1, 3, 10, 0).toISOString(), now)).toBe('03/02/2026 10:00');
  });

  it('a stopwatch tells the seconds also over a minute', () => {
    expect([0, 840, 9_960, 42_000, 59_700, 70_000, 3_600_000].map(formatStopwatch)).toEqual([
      '0 s',
      '0,8 s',
      '10 s',
      '42 s',
      '1 min',
      '1 min 10 s',
      '60 min',
    ]);
  });
});
