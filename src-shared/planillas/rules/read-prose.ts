import { foldText } from '../../domain/fold-text.ts';
import { isLikelyWoman } from '../../domain/given-names.ts';
import { parsePersonName } from '../../domain/person-name.ts';
import type { Candidate } from '../../domain/planilla.ts';
import { gradeValue } from '../../domain/values/grade.ts';
import type { ColumnTarget } from './column-target.ts';
import { ownerAgreement } from './owner-agreement.ts';
import type { PageReading } from './page-reading.ts';
import type { ProseFinding } from './prose-patterns.ts';
import { readValue } from './read-value.ts';
import { garbledFactor, quoteRange, recognitionFactor, ruleCandidate } from './rule-candidate.ts';
import type { Owner } from './sections.ts';

/** Of "hijo de Ana Gómez y de Luis Paz" the names tell who is the mother. */
function ownerOfFinding({ role, start, end }: ProseFinding, text: string): Owner {
  if (role !== 'parent') return role ?? 'subject';
  const given = parsePersonName(text.slice(start, end).replace(/\s+/g, ' '))?.name.given ?? '';
  return isLikelyWoman(foldText(given)) ? 'mother' : 'father';
}

/** The candidate that a sentence gives for a column. */
export function readProse(reading: PageReading, target: ColumnTarget, finding: ProseFinding): Candidate | null {
  const { page } = reading.map;
  const weight = target.keys.get(finding.key) ?? 0;
  const agreement = ownerAgreement(finding.key, target.role, ownerOfFinding(finding, page.text), reading.kind);
  if (weight * agreement <= 0) return null;
  const value = readValue(page.text.slice(finding.start, finding.end), {
    column: target.column,
    key: finding.key,
    order: 'unknown',
  });
  if (!value || (finding.key === 'birth-place' && gradeValue.find(value.value).length > 0)) return null;
  const found = { start: finding.start + value.start, end: finding.start + value.end };
  const confidence =
    finding.confidence *
    value.certainty *
    weight *
    agreement *
    recognitionFactor(page, found) *
    garbledFactor(page, value.value);
  return ruleCandidate(
    'sentence',
    value.value.replace(/\s+/g, ' '),
    [quoteRange(reading.paper, page, found)],
    confidence,
  );
}
