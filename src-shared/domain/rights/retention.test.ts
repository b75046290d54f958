import { describe, expect, it } from 'vitest';
import { completeRetention, endOfRetention, type RetentionRule } from './retention.ts';

const paper = (documentDate: string | null, addedAt = '2024-03-05T12:00:00.000Z') => ({ documentDate, addedAt });
const rule = (years: number | null, start: RetentionRule['start']): RetentionRule => ({
  paperKind: 'message',
  years,
  start,
});

describe('the end of a paper’s term', () => {
  it('is counted from the day that it says, and without one from the day that it came', () => {
    expect(endOfRetention(paper('2020-05-10'), rule(2, 'paper-date'))).toBe('2022-05-10');
    expect(endOfRetention(paper(null), rule(2, 'paper-date'))).toBe('2026-03-05');
  });

  it('is the first of January where whole years count', () => {
    expect(endOfRetention(paper('2020-01-01'), rule(5, 'year-end'))).toBe('2026-01-01');
    expect(endOfRetention(paper('2020-12-31'), rule(5, 'year-end'))).toBe('2026-01-01');
  });

  it('of a paper of 29 February is 1 March where the year has none', () => {
    expect(endOfRetention(paper('2024-02-29'), rule(1, 'paper-date'))).toBe('2025-03-01');
    expect(endOfRetention(paper('2024-02-29'), rule(4, 'paper-date'))).toBe('2028-02-29');
  });

  it('never comes for a kind that is kept always', () => {
    expect(endOfRetention(paper('1950-01-01'), rule(null, 'year-end'))).toBeNull();
  });
});

it('a table has every kind once: what the school set, and the proposal for the rest', () => {
  const set: RetentionRule = { paperKind: 'circular', years: 7, start: 'paper-date' };
  const table = completeRetention([set]);
  expect(new Set(table.map(({ paperKind }) => paperKind)).size).toBe(table.length);
  expect(table).toContainEqual(set);
  expect(completeRetention([])).toContainEqual({ paperKind: 'report-card', years: null, start: 'year-end' });
});
