import { foldText } from '../../domain/fold-text.ts';
import type { Candidate } from '../../domain/planilla.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import type { ColumnTarget } from './column-target.ts';
import type { PageReading } from './page-reading.ts';
import { garbledFactor, quoteRange, recognitionFactor, ruleCandidate } from './rule-candidate.ts';

/** How sure the only value of a type in a paper is, when no label names it. */
const loneConfidence: Partial<Record<ColumnTarget['column']['type'], number>> = {
  grade: 0.8,
  cuil: 0.8,
  dni: 0.6,
  choice: 0.7,
  time: 0.5,
  money: 0.5,
};

/** Digits after "Tel." are no document. */
function isTelephone(before: string): boolean {
  return /(?:tel|cel|whats|fax|m[oó]vil)[^\n\d]{0,14}(?:\(?\d{2,5}\)?[\s-]*)?$/i.test(before.slice(-30));
}

/** "Maipú 4140, 4.º A" is a flat on the fourth floor. */
function isFlat(before: string): boolean {
  return /\d[\d/]*\s*,?\s*(?:piso|p\.|dto\.?|depto\.?|dpto\.?)?\s*$/i.test(before.slice(-25));
}

/** The only value of its type in the whole paper, for columns that nothing else answers: a hint more than a reading. */
export function readLoneValue(readings: readonly PageReading[], target: ColumnTarget): Candidate[] {
  const { type, choices } = target.column;
  const base = loneConfidence[type];
  const ofSubject = target.role === null || target.role === 'pupil' || target.role === 'teacher';
  if (base === undefined || !ofSubject) return [];
  const found = readings.flatMap((reading) => {
    const { page } = reading.map;
    return columnValueTypes[type]
      .find(page.text, { choices })
      .filter(
        ({ certainty, start }) =>
          certainty >= 0.5 &&
          !(type === 'grade' && isFlat(page.text.slice(0, start))) &&
          !isTelephone(page.text.slice(0, start)),
      )
      .map((value) => ({ value, reading, page }));
  });
  const distinct = new Set(found.map(({ value }) => value.value));
  const best = found.sort((a, b) => b.value.certainty - a.value.certainty)[0];
  if (!best || distinct.size !== 1) return [];
  const { value, reading, page } = best;
  return [
    ruleCandidate(
      'only-one',
      value.value,
      [quoteRange(reading.paper, page, value)],
      base * value.certainty * recognitionFactor(page, value),
    ),
  ];
}

const healthCentre =
  /^(?:sala|salita|hospital|c\.?a\.?p\.?s|centro de (?:salud|atencion)|posta|unidad sanitaria|dispensario|clinica|sanatorio|vacunatorio|policlinico|maternidad)(?![\p{L}])(?!.*:)/u;
/** A letterhead takes no more lines than these. */
const letterheadLines = 5;

/** A health centre's paper opens with its name, under the ministry's. */
export function readHealthCentre(readings: readonly PageReading[], target: ColumnTarget): Candidate[] {
  const reading = readings[0];
  const medical = reading?.kind === 'vaccination-certificate' || reading?.kind === 'health-certificate';
  if (!medical || !target.keys.has('health-centre') || target.column.type !== 'text') return [];
  const { page, segments } = reading.map;
  const range = segments.slice(0, letterheadLines).find(({ start, end }) => {
    return healthCentre.test(foldText(page.text.slice(start, end)));
  });
  if (!range) return [];
  const name = page.text.slice(range.start, range.end);
  const evidence = [quoteRange(reading.paper, page, { start: range.start, end: range.end })];
  return [
    ruleCandidate('letterhead', name, evidence, 0.8 * recognitionFactor(page, range) * garbledFactor(page, name)),
  ];
}

/** A shop's invoice opens with its name: the first line that is not a title or a number. */
export function readSupplier(readings: readonly PageReading[], target: ColumnTarget): Candidate[] {
  const reading = readings[0];
  if (reading?.kind !== 'invoice' || !target.keys.has('supplier') || target.column.type !== 'text') return [];
  const { page, segments } = reading.map;
  const first = segments.slice(0, 4).find((segment) => {
    const text = page.text.slice(segment.start, segment.end);
    return /\p{L}{3}/u.test(text) && !/\d|:|factura|recibo|remito|presupuesto|original|duplicado|ticket/i.test(text);
  });
  if (!first) return [];
  const range = { start: first.start, end: first.end };
  return [
    ruleCandidate(
      'letterhead',
      page.text.slice(first.start, first.end),
      [quoteRange(reading.paper, page, range)],
      0.75 * recognitionFactor(page, range),
    ),
  ];
}
