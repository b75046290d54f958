import type { LabelKey } from '../../domain/label-scanner.ts';
import { type Attribute, attributeWords } from '../../domain/school-vocabulary.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import type { LabelPlace } from './label-place.ts';
import type { PageMap } from './page-map.ts';
import type { Segment } from './page-segments.ts';
import type { ReadRange } from './rule-candidate.ts';
import { joinPieces } from './text-pieces.ts';

/** Where a label's value stands, seen from the label. */
export type Relation = 'same' | 'right' | 'below' | 'above';

/** The pieces of the page that may be a label's value; `factor` is how sure their place is (0 to 1). */
export type ValueRange = { pieces: readonly ReadRange[]; relation: Relation; factor: number };

const placeFactor: Record<Relation, number> = { same: 0.97, right: 0.95, below: 0.94, above: 0.92 };
/** Types whose values prove that a layout was understood. */
const telling: ReadonlySet<string> = new Set(['dni', 'cuil', 'date', 'person', 'grade', 'money']);

/** A page's labels with the places of their values. */
export type LabelReader = { rangesOf(place: LabelPlace): ValueRange[] };

/** The label's first following label on the same stretch, which ends its value. */
function boundAfter(places: readonly LabelPlace[], place: LabelPlace, end: number): number {
  const takesRoles = place.key === 'relation' || place.key === 'post';
  const next = places.find(
    (other) => other.start >= place.end && other.start < end && bounds(other) && !(takesRoles && other.roleOnly),
  );
  return next ? next.start : end;
}

/** Only what is surely a label cuts a value short: "calle Sección Quintas 40" is an address. */
function bounds(place: LabelPlace): boolean {
  return place.separated || (!place.inProse && place.quality >= 0.85);
}

function startsWithLabel(places: readonly LabelPlace[], segment: Segment, asking?: LabelPlace): boolean {
  const takesRoles = asking?.key === 'relation' || asking?.key === 'post';
  return places.some(
    (other) =>
      other.segment.index === segment.index &&
      other.start - segment.start <= 4 &&
      (other.separated || other.whole) &&
      !(takesRoles && other.roleOnly),
  );
}

function proves(map: PageMap, key: LabelKey, pieces: readonly ReadRange[]): boolean {
  if (key.startsWith('column-')) return false;
  const { type } = attributeWords[key as Attribute];
  const { text } = joinPieces(map.page.text, pieces);
  if (!telling.has(type)) return key === 'email' && text.includes('@');
  const parsed = columnValueTypes[type].parse(text.replace(/\s+/g, ' '));
  return parsed !== null && parsed.certainty >= 0.5;
}

type Option = Omit<ValueRange, 'factor'>;

/** The segment as a value: all of its cell, or itself up to the next label, with the line that it goes on in. */
function piecesOf(map: PageMap, places: readonly LabelPlace[], place: LabelPlace, segment: Segment): ReadRange[] {
  const cell = map.cellOf(segment);
  if (cell.length > 1)
    return cell.includes(place.segment) ? cell.filter((one) => one.index >= segment.index) : [...cell];
  const own = { start: segment.start, end: boundAfter(places, { ...place, end: segment.start }, segment.end) };
  const next = /[,-]$/.test(map.page.text.slice(own.start, own.end)) ? map.below(segment)[0] : undefined;
  const goesOn =
    next?.box && segment.box && Math.abs(next.box[0] - segment.box[0]) < 0.01 && !startsWithLabel(places, next);
  return goesOn ? [own, next] : [own];
}

function optionsOf(map: PageMap, places: readonly LabelPlace[], place: LabelPlace): Option[] {
  if (place.rest?.some((piece) => /[\p{L}\p{N}]/u.test(map.page.text.slice(piece.start, piece.end))))
    return [{ pieces: place.rest, relation: 'same' }];
  const options: Option[] = [];
  const nameStart = namesItself(map, place) ? place.start : place.end;
  const sameEnd = boundAfter(places, place, place.segment.end);
  if (/[\p{L}\p{N}✓✔☑☒√]|\[\s?\]/u.test(map.page.text.slice(place.end, sameEnd)))
    return [{ pieces: [{ start: nameStart, end: sameEnd }], relation: 'same' }];
  if (sameEnd < place.segment.end || place.inProse) return options;
  const add = (segment: Segment | null | undefined, relation: Relation) => {
    if (segment && !startsWithLabel(places, segment, place))
      options.push({ pieces: piecesOf(map, places, place, segment), relation });
  };
  const right = map.rightOf(place.segment);
  const isSign = right !== null && /^N\W{0,3}$/i.test(map.page.text.slice(right.start, right.end).trim());
  add(isSign ? map.rightOf(right) : right, 'right');
  if (!headsList(map, place)) add(map.below(place.segment)[0], 'below');
  add(map.above(place.segment)[0], 'above');
  return options;
}

/** Dates or numbers, one under the other, are a list with a header, and its first is no answer. */
const shortestList = 3;

function headsList(map: PageMap, place: LabelPlace): boolean {
  // Names stand one under the other in forms too: the pupil's, the mother's, the father's.
  if (isName(place.key)) return false;
  let segment: Segment | undefined = place.segment;
  for (let row = 0; row < shortestList; row += 1) {
    segment = map.below(segment)[0];
    if (!segment || !proves(map, place.key, [segment])) return false;
  }
  return true;
}

/** "Vacunatorio Central", "Escuela N.º 5", "Calle 14 2951": the word that would be a label is part of the value. */
function namesItself(map: PageMap, place: LabelPlace): boolean {
  if (place.separated || place.whole) return false;
  const isStreet = place.key === 'address' && /^calle$/i.test(map.page.text.slice(place.start, place.end));
  return isStreet || place.key === 'health-centre' || place.key === 'school-name';
}

/** A name stands over and under many labels: it proves less than a date or a document. */
function isName(key: LabelKey): boolean {
  return !key.startsWith('column-') && attributeWords[key as Attribute].type === 'person';
}

/** How often each relation gave a value of the right type: a page's forms are laid out in one way. */
function voteRelations(
  map: PageMap,
  places: readonly LabelPlace[],
  options: ReadonlyMap<LabelPlace, Option[]>,
): Record<Relation, number> {
  const votes: Record<Relation, number> = { same: 0, right: 0, below: 0, above: 0 };
  for (const place of places) {
    if (place.inProse) continue;
    for (const option of options.get(place) ?? []) {
      if (proves(map, place.key, option.pieces)) votes[option.relation] += isName(place.key) ? 1 : 2;
    }
  }
  return votes;
}

/** Reads a page's layout from its labels and gives the places of each label's value, surest first. */
export function createLabelReader(map: PageMap, places: readonly LabelPlace[]): LabelReader {
  const options = new Map(places.map((place) => [place, optionsOf(map, places, place)]));
  const votes = voteRelations(map, places, options);
  const most = Math.max(votes.right, votes.below, votes.above);
  // A form of "label: value" lines leaves blanks after the colon, and what is near them answers other labels.
  const sameRules = votes.same > most;
  const share = (relation: Relation, place: LabelPlace) => {
    if (sameRules && place.separated) return 0.4;
    if (most === 0) return relation === 'right' ? 0.9 : relation === 'below' ? 0.8 : 0.5;
    return votes[relation] === most ? 1 : 0.35 + (0.6 * votes[relation]) / most;
  };
  return {
    rangesOf: (place) => {
      const ranges = (options.get(place) ?? []).map((option) => {
        const certain = option.relation === 'same' ? (place.separated ? 1 : 0.97) : share(option.relation, place);
        return { ...option, factor: placeFactor[option.relation] * certain };
      });
      return ranges.sort((a, b) => b.factor - a.factor);
    },
  };
}
