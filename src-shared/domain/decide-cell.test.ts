import { describe, expect, it } from 'vitest';
import { decideCell } from './decide-cell.ts';
import { createId, type SourceId } from './identifiers.ts';
import type { Candidate } from './planilla.ts';

const sourceId = createId<SourceId>();
const candidate = (value: string, confidence: number, start = 0): Candidate => ({
  value,
  confidence,
  reading: { kind: 'rule', rule: 'label' },
  evidence: [{ sourceId, locator: { type: 'block', page: 1, start, end: start + 5, block: 0 }, quote: value }],
});

describe('deciding a cell', () => {
  it('is absent when nothing was read, or only something too weak to show', () => {
    expect(decideCell([], { type: 'dni' }).state).toBe('absent');
    expect(decideCell([candidate('45678901', 0.1)], { type: 'dni' })).toMatchObject({ state: 'absent', value: null });
  });

  it('is found when one value is strong and alone', () => {
    expect(decideCell([candidate('45678901', 0.9)], { type: 'dni' })).toMatchObject({
      state: 'found',
      value: '45678901',
      alternatives: [],
    });
  });

  it('is doubtful when two strong values contradict each other, and keeps both', () => {
    const decision = decideCell([candidate('45678901', 0.9), candidate('30111222', 0.85, 50)], { type: 'dni' });
    expect(decision).toMatchObject({ state: 'doubtful', value: '45678901' });
    expect(decision.alternatives.map(({ value }) => value)).toEqual(['30111222']);
  });

  it('grows surer when another place says the same, not when the same place is read twice', () => {
    const weak = candidate('2017-03-12', 0.68);
    expect(decideCell([weak, candidate('2017-03-12', 0.6, 80)], { type: 'date' }).state).toBe('found');
    expect(decideCell([weak, candidate('2017-03-12', 0.6)], { type: 'date' }).state).toBe('doubtful');
  });

  it('takes the course with its section over the one without', () => {
    expect(decideCell([candidate('3.º', 0.9), candidate('3.º B', 0.85, 40)], { type: 'grade' })).toMatchObject({
      state: 'found',
      value: '3.º B',
    });
  });

  it('never finds a value without evidence', () => {
    expect(decideCell([{ ...candidate('45678901', 1), evidence: [] }], { type: 'dni' }).state).toBe('doubtful');
  });
});
