import type { LabelKey } from '../../domain/label-scanner.ts';
import type { Candidate } from '../../domain/planilla.ts';
import type { ColumnTarget } from './column-target.ts';
import type { PageReading } from './page-reading.ts';
import { readPlace } from './read-label.ts';
import { ruleCandidate } from './rule-candidate.ts';

/** A name in two boxes, a course in two: both quoted, as sure as the less sure of the two. */
export function joinParts(reading: PageReading, target: ColumnTarget): Candidate[] {
  if (target.column.type === 'person') {
    return pairUp(reading, target, ['family-name', 'given-name'], (family, given) =>
      /,/.test(family + given) ? null : `${family}, ${given}`,
    );
  }
  if (target.column.type === 'grade') {
    return pairUp(reading, target, ['grade', 'section'], (grade, section) =>
      /^\d\.º$/.test(grade) ? `${grade} ${section.replace(/[^\p{L}\d]/gu, '').toUpperCase()}` : null,
    );
  }
  return [];
}

function pairUp(
  reading: PageReading,
  target: ColumnTarget,
  keys: readonly [LabelKey, LabelKey],
  join: (first: string, second: string) => string | null,
): Candidate[] {
  if (target.column.type === 'person' && !target.keys.has('full-name')) return [];
  const read = (key: LabelKey, type: 'text' | 'grade') => {
    const part: ColumnTarget = { ...target, column: { ...target.column, type, name: key }, keys: new Map([[key, 1]]) };
    return reading.places
      .filter((place) => place.key === key)
      .flatMap((place) => {
        const candidate = readPlace(reading, part, place);
        return candidate ? [{ candidate, place }] : [];
      });
  };
  const firsts = read(keys[0], target.column.type === 'grade' ? 'grade' : 'text');
  const seconds = read(keys[1], 'text');
  return firsts.flatMap(({ candidate: first, place }) => {
    const second = seconds
      .filter((one) => one.place.owner === place.owner)
      .sort((a, b) => Math.abs(a.place.start - place.start) - Math.abs(b.place.start - place.start))[0];
    const value = second && join(first.value, second.candidate.value);
    if (!value) return [];
    return [
      ruleCandidate(
        'label-parts',
        value,
        [...first.evidence, ...second.candidate.evidence],
        Math.min(first.confidence, second.candidate.confidence),
      ),
    ];
  });
}
