import type { LabelKey } from '../../domain/school-labels.ts';
import { type Attribute, attributeWords } from '../../domain/school-vocabulary.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import type { LabelPlace } from './label-places.ts';
import type { PageMap, Segment } from './page-map.ts';

/** Where a label's value stands, seen from the label. */
export type Relation = 'same' | 'right' | 'below' | 'above';

/** A stretch of the page that may be a label's value; `factor` is how sure its place is (0 to 1). */
export type ValueRange = { start: number; end: number; relation: Relation; factor: number };

const placeFactor: Record<Relation, number> = { same: 0.97, right: 0.95, below: 0.94, above: 0.92 };
/** Types whose values prove that a layout was understood. */
const telling: ReadonlySet<string> = new Set(['dni', 'cuil', 'date', 'person', 'grade', 'money']);

/** A page's labels with the places of their values. */
export type LabelReader = { rangesOf(place: LabelPlace): ValueRange[] };

/** The label's first following label on the same stretch, which ends its value. */
function boundAfter(places: readonly LabelPlace[], place: LabelPlace, end: number): number {
  const next = places.find((other) => other.start >= place.end && other.start < end && bounds(other));
  return next ? next.start : end;
}

/** Only what is surely a label cuts a value short: "calle Sección Quintas 40" is an address. */
function bounds(place: LabelPlace): boolean {
  return place.separated || (!place.inProse && place.quality >= 0.85);
}

function startsWithLabel(places: readonly LabelPlace[], segment: Segment): boolean {
  return places.some(
    (other) =>
      other.segment.index === segment.index && other.start - segment.start <= 4 && (other.separated || other.whole),
  );
}

function proves(map: PageMap, key: LabelKey, start: number, end: number): boolean {
  if (key.startsWith('column-')) return false;
  const { type } = attributeWords[key as Attribute];
  if (!telling.has(type)) return key === 'email' && map.page.text.slice(start, end).includes('@');
  const text = map.page.text.slice(start, end);
  const parsed = columnValueTypes[type].parse(text);
  return parsed !== null && parsed.certainty >= 0.5;
}

function optionsOf(map: PageMap, places: readonly LabelPlace[], place: LabelPlace): Omit<ValueRange, 'factor'>[] {
  const options: Omit<ValueRange, 'factor'>[] = [];
  const sameEnd = boundAfter(places, place, place.segment.end);
  if (/[\p{L}\p{N}✓✔☑☒√]|\[\s?\]/u.test(map.page.text.slice(place.end, sameEnd)))
    return [{ start: place.end, end: sameEnd, relation: 'same' }];
  if (boundAfter(places, place, place.segment.end) < place.segment.end || place.inProse) return options;
  const add = (segment: Segment | null | undefined, relation: Relation) => {
    if (!segment || startsWithLabel(places, segment)) return;
    const cell =
      segment.cell && map.page.tables[segment.cell.table]?.rows[segment.cell.row]?.[segment.cell.column]?.range;
    const [start, end] = cell ?? [segment.start, boundAfter(places, { ...place, end: segment.start }, segment.end)];
    options.push({ start, end, relation });
  };
  const right = map.rightOf(place.segment);
  add(right, 'right');
  add(map.below(place.segment)[0], 'below');
  add(map.above(place.segment)[0], 'above');
  return options;
}

/** How often each relation gave a value of the right type: a page's forms are laid out in one way. */
function voteRelations(
  map: PageMap,
  places: readonly LabelPlace[],
  options: ReadonlyMap<LabelPlace, Omit<ValueRange, 'factor'>[]>,
): Record<Relation, number> {
  const votes: Record<Relation, number> = { same: 0, right: 0, below: 0, above: 0 };
  for (const place of places) {
    if (place.inProse) continue;
    for (const option of options.get(place) ?? []) {
      if (proves(map, place.key, option.start, option.end)) votes[option.relation] += 1;
    }
  }
  return votes;
}

/** Reads a page's layout from its labels and gives the places of each label's value, surest first. */
export function createLabelReader(map: PageMap, places: readonly LabelPlace[]): LabelReader {
  const options = new Map(places.map((place) => [place, optionsOf(map, places, place)]));
  const votes = voteRelations(map, places, options);
  const most = Math.max(votes.same, votes.right, votes.below, votes.above);
  const share = (relation: Relation) => {
    if (most === 0) return relation === 'right' || relation === 'same' ? 0.9 : relation === 'below' ? 0.8 : 0.5;
    return votes[relation] === most ? 1 : 0.35 + (0.6 * votes[relation]) / most;
  };
  return {
    rangesOf: (place) => {
      const ranges = (options.get(place) ?? []).map((option) => {
        const certain = option.relation === 'same' ? (place.separated ? 1 : 0.97) : share(option.relation);
        return { ...option, factor: placeFactor[option.relation] * certain };
      });
      return ranges.sort((a, b) => b.factor - a.factor);
    },
  };
}
