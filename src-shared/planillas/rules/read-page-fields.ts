import { findOwnDates } from '../../domain/paper-kind.ts';
import type { Candidate } from '../../domain/planilla.ts';
import type { ColumnTarget } from './column-target.ts';
import { joinParts } from './join-parts.ts';
import type { PageReading } from './page-reading.ts';
import { readPlace } from './read-label.ts';
import { readProse } from './read-prose.ts';
import { quoteRange, recognitionFactor, ruleCandidate } from './rule-candidate.ts';

/** The paper's own date for columns that ask for it. */
function readOwnDate(reading: PageReading, target: ColumnTarget): Candidate[] {
  const weight = target.column.type === 'date' ? (target.keys.get('document-date') ?? 0) : 0;
  if (weight === 0) return [];
  const { page } = reading.map;
  return findOwnDates(page.text)
    .filter((date) => date.certainty > 0.5)
    .map((date) => {
      return ruleCandidate(
        'own-date',
        date.value,
        [quoteRange(reading.paper, page, date)],
        0.93 * date.certainty * weight * recognitionFactor(page, date),
      );
    });
}

/** Everything that a page says for a column. */
export function readPageFields(reading: PageReading, target: ColumnTarget): Candidate[] {
  return [
    ...reading.places.flatMap((place) => readPlace(reading, target, place) ?? []),
    ...reading.prose.flatMap((finding) => readProse(reading, target, finding) ?? []),
    ...joinParts(reading, target),
    ...readOwnDate(reading, target),
  ];
}
