import { foldText } from '../../domain/fold-text.ts';
import { isLikelyWoman } from '../../domain/given-names.ts';
import type { LabelKey } from '../../domain/label-scanner.ts';
import { findOwnDates } from '../../domain/paper-kind.ts';
import { type NameOrder, parsePersonName } from '../../domain/person-name.ts';
import type { Candidate } from '../../domain/planilla.ts';
import type { LabelDictionary } from '../../domain/school-labels.ts';
import type { PaperKind } from '../../domain/source.ts';
import { gradeValue } from '../../domain/values/grade.ts';
import { type ColumnTarget, weightOfNarrower } from './column-target.ts';
import { findLabelPlaces, type LabelPlace } from './label-places.ts';
import { createLabelReader, type LabelReader, type ValueRange } from './label-values.ts';
import { ownerAgreement } from './owner-agreement.ts';
import { createPageMap, type PageMap } from './page-map.ts';
import { findInProse, type ProseFinding, paragraphEnds } from './prose-patterns.ts';
import { readValue } from './read-value.ts';
import { garbledFactor, type QuotedPaper, quoteRange, recognitionFactor, ruleCandidate } from './rule-candidate.ts';
import type { Owner } from './sections.ts';
import { joinPieces, mergeAdjacent } from './text-pieces.ts';

/** A page with its labels read, ready to be asked for columns. */
export type PageReading = {
  paper: QuotedPaper;
  kind: PaperKind;
  map: PageMap;
  places: readonly LabelPlace[];
  reader: LabelReader;
  prose: readonly ProseFinding[];
  /** Where paragraphs end. */
  ends: ReadonlySet<number>;
};

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

/** Reads a page's labels; `skip` says which are the headers of lists. */
export function readPage(
  paper: QuotedPaper,
  page: PageMap['page'],
  kind: PaperKind,
  dictionary: LabelDictionary,
  skip: (place: LabelPlace) => boolean,
): PageReading {
  const map = createPageMap(page);
  const ends = paragraphEnds(map);
  const places = findLabelPlaces(map, ends, dictionary, kind).filter((place) => !skip(place));
  return {
    paper,
    kind,
    map,
    places,
    ends,
    reader: createLabelReader(map, places),
    prose: findInProse(map, kind, ends),
  };
}

/** The order of a name as its label tells it. */
function orderOf(label: string): NameOrder {
  const folded = foldText(label);
  const [family, given] = [folded.search(/\bap(?:ell|e\b|\b)/), folded.search(/\bnom/)];
  if (family < 0 || given < 0) return 'unknown';
  return family < given ? 'family-first' : 'given-first';
}

function keyWeight(reading: PageReading, target: ColumnTarget, place: LabelPlace): number {
  const weight = target.keys.get(place.key);
  const { text } = reading.map.page;
  // The day a birth was entered in the register is not the day the copy was issued.
  const entered = reading.kind === 'birth-certificate' && /inscrip/i.test(text.slice(place.start, place.end));
  if (entered && place.key === 'document-date') return 0.6 * (weight ?? 0);
  // "Un recibo de fecha …" tells the date of the receipt that is spoken of.
  const spokenOf = place.inProse && /\b(?:de|con|en)\s+$/i.test(text.slice(Math.max(0, place.start - 5), place.start));
  if (spokenOf && place.key === 'document-date') return 0.4 * (weight ?? 0);
  // The only place that the boxes of a birth certificate ask for is that of the birth.
  if (reading.kind === 'birth-certificate' && place.key === 'place' && target.keys.has('birth-place')) return 0.85;
  const medical = reading.kind === 'vaccination-certificate' || reading.kind === 'health-certificate';
  if (medical && place.key === 'school-name' && place.owner !== 'pupil' && target.keys.has('health-centre')) return 0.9;
  if (
    weight !== undefined &&
    !(target.column.type === 'person' && (place.key === 'family-name' || place.key === 'given-name'))
  )
    return weight;
  if (
    target.column.type === 'person' &&
    target.keys.has('full-name') &&
    (place.key === 'given-name' || place.key === 'family-name')
  ) {
    const other: LabelKey = place.key === 'given-name' ? 'family-name' : 'given-name';
    const apart = reading.places.some((one) => one.key === other && one.owner === place.owner);
    return apart ? 0 : 0.9;
  }
  const wantsPart = target.column.type === 'text' && (target.keys.has('family-name') || target.keys.has('given-name'));
  return wantsPart && place.key === 'full-name' ? 0.9 : 0;
}

function proseRange(reading: PageReading, place: LabelPlace): ValueRange[] {
  const { text } = reading.map.page;
  let limit = place.end;
  while (limit < text.length && limit < place.end + proseReach && !reading.ends.has(limit)) limit += 1;
  return [{ pieces: [{ start: place.end, end: limit }], relation: 'same', factor: 0.95 }];
}

/** The candidate that a label gives for a column: from the surest place that holds a value of the type. */
function readPlace(reading: PageReading, target: ColumnTarget, place: LabelPlace): Candidate | null {
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

/** Of "hijo de Ana Gómez y de Luis Paz" the names tell who is the mother. */
function ownerOfFinding({ role, start, end }: ProseFinding, text: string): Owner {
  if (role !== 'parent') return role ?? 'subject';
  const given = parsePersonName(text.slice(start, end).replace(/\s+/g, ' '))?.name.given ?? '';
  return isLikelyWoman(foldText(given)) ? 'mother' : 'father';
}

function readProse(reading: PageReading, target: ColumnTarget, finding: ProseFinding): Candidate | null {
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

/** A name in two boxes, a course in two: both quoted, as sure as the less sure of the two. */
function joinParts(reading: PageReading, target: ColumnTarget): Candidate[] {
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
