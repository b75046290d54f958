import { foldText } from '../../domain/fold-text.ts';
import type { LabelKey } from '../../domain/label-scanner.ts';
import type { NameOrder } from '../../domain/person-name.ts';
import type { Candidate } from '../../domain/planilla.ts';
import { gradeValue } from '../../domain/values/grade.ts';
import { type ColumnTarget, weightOfNarrower } from './column-target.ts';
import type { LabelPlace } from './label-place.ts';
import type { ValueRange } from './label-values.ts';
import { keyWeight } from './label-weight.ts';
import { ownerAgreement } from './owner-agreement.ts';
import type { PageReading } from './page-reading.ts';
import { readValue } from './read-value.ts';
import { garbledFactor, quoteRange, recognitionFactor, ruleCandidate } from './rule-candidate.ts';
import { joinPieces, mergeAdjacent } from './text-pieces.ts';

/** How far after a label in a sentence its value may reach. */
const proseReach = 90;

/** Attributes whose text has a shape of its own, so that a sentence can give it right after the label. */
const shapedKeys: ReadonlySet<LabelKey> = new Set<LabelKey>([
  'phone',
  'email',
  'article',
  'medical-license',
  'act-number',
]);

/** The order of a name as its label tells it. */
function orderOf(label: string): NameOrder {
  const folded = foldText(label);
  const [family, given] = [folded.search(/\bap(?:ell|e\b|\b)/), folded.search(/\bnom/)];
  if (family < 0 || given < 0) return 'unknown';
  return family < given ? 'family-first' : 'given-first';
}

function proseRange(reading: PageReading, place: LabelPlace): ValueRange[] {
  const { text } = reading.map.page;
  let limit = place.end;
  while (limit < text.length && limit < place.end + proseReach && !reading.ends.has(limit)) limit += 1;
  return [{ pieces: [{ start: place.end, end: limit }], relation: 'same', factor: 0.95 }];
}

/** The candidate that a label gives for a column: from the surest place that holds a value of the type. */
export function readPlace(reading: PageReading, target: ColumnTarget, place: LabelPlace): Candidate | null {
  const weight =
    keyWeight(reading, target, place) *
    ownerAgreement(place.key, target.role, place.owner, reading.kind) *
    (place.narrower ? weightOfNarrower(target) : 1);
  if (weight <= 0) return null;
  if (place.inProse && target.column.type === 'text' && !shapedKeys.has(place.key)) return null;
  const { page } = reading.map;
  const order = orderOf(page.text.slice(place.start, place.end));
  const key = place.key === 'place' && target.keys.has('birth-place') ? 'birth-place' : place.key;
  for (const range of place.inProse ? proseRange(reading, place) : reading.reader.rangesOf(place)) {
    const { text, back } = joinPieces(page.text, range.pieces);
    const value = readValue(text, { column: target.column, key, order });
    if (!value) continue;
    if (place.inProse && !followsAtOnce(text.slice(0, value.start))) continue;
    // "Hija de …", "docente de …": what follows is of whom, not who.
    if (!place.separated && place.key === 'full-name' && range.relation === 'same' && /^\s*del?\s/.test(text)) continue;
    if (place.key === 'birth-place' && gradeValue.parse(value.value)) continue;
    const found = mergeAdjacent(page.text, back(value.start, value.end));
    const recognised = Math.min(1, ...found.map((one) => recognitionFactor(page, one)));
    const confidence =
      place.quality *
      range.factor *
      value.certainty *
      weight *
      recognised *
      (target.column.type === 'text' ? garbledFactor(page, value.value) : 1);
    const evidence = found.map((one) => quoteRange(reading.paper, page, one));
    return ruleCandidate(`label-${range.relation}`, value.value, evidence, confidence);
  }
  return null;
}

/** In a sentence only small words may stand between a label and its value. */
function followsAtOnce(between: string): boolean {
  return /^[\s,:;.\-–º°()]*(?:(?:n|nro|numero|el|la|de|del|dia|en|con|es|sr|sra|llamad[oa])\b[\s,:;.\-–º°()]*){0,3}$/i.test(
    between,
  );
}
