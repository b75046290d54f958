import { foldText } from '../../domain/fold-text.ts';
import type { LabelDictionary, LabelKey, LabelMatch } from '../../domain/school-labels.ts';
import type { Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { PageMap, Segment } from './page-map.ts';
import { findSections, letterheadKeys, type Owner, signatoryOf, subjectOf } from './sections.ts';

/** A label as it stands on a page. */
export type LabelPlace = {
  key: LabelKey;
  /** Whose it is, told by its own words, its section or its sentence. */
  owner: Owner;
  start: number;
  end: number;
  segment: Segment;
  /** How sure it is that these words are a label here, from 0 to 1. */
  quality: number;
  /** A colon, dash or line of dots stands between it and its value. */
  separated: boolean;
  /** Nothing but it stands in its segment: the value is beside, below or above. */
  whole: boolean;
  /** In the middle of a sentence: only a value that follows at once counts. */
  inProse: boolean;
};

const separator = /^\s*(?:\([^)]{0,40}\)\s*)?(?:[:=]|\.\s?[-–—:]|\s[-–—]\s|[._…]{3,}|[-–—]>|\?)/;
const opening = /^[\s\W]*(?:(?:\d{1,2}|[a-h]|[ivx]{1,4})\s?[.)\-–º]+\s*)?[\s\W]*(?:el|la|los|las)?\s*$/;

type Draft = { match: LabelMatch; segment: Segment; separated: boolean; whole: boolean; atStart: boolean };

function draftPlace(map: PageMap, match: LabelMatch): Draft | null {
  const segment = map.segmentAt(match.start);
  if (!segment) return null;
  const end = Math.max(segment.end, match.end);
  const after = map.page.text.slice(match.end, end);
  const before = foldText(map.page.text.slice(segment.start, match.start));
  return {
    match,
    segment,
    separated: separator.test(after),
    whole: !/[\p{L}\p{N}]/u.test(after) && !/[✓✔☑☒☐√]/u.test(after),
    atStart: opening.test(before),
  };
}

/** How surely the words are a label: by the colon after them, by standing alone, by opening their segment. */
function qualityOf({ match, separated, whole, atStart }: Draft): number {
  const exactness = match.exact ? 1 : 0.92;
  if (separated) return exactness;
  if (whole && atStart) return 0.95 * exactness;
  if (match.weak) return 0;
  if (atStart) return 0.85 * exactness;
  return 0.8 * exactness;
}

/** The role named last before an offset in the same sentence. */
function roleInSentence(map: PageMap, matches: readonly LabelMatch[], offset: number): Role | null {
  const before = matches.filter((match) => match.role !== null && match.end <= offset && offset - match.end < 220);
  const last = before.at(-1);
  if (!last?.role || last.role === 'school' || last.role === 'office') return null;
  const between = map.page.text.slice(last.end, offset);
  return /[.;]\s+(?=\p{Lu})|\n\s*\n/u.test(
    between.replace(/\b(?:D\.?N\.?I|C\.?U\.?I\.?L|N\.?º?|Nro|Sra?|Prof|Dra?|Av|Pje|Dto|tel|art|inc)\.\s/gi, ''),
  )
    ? null
    : last.role;
}

/** Every label of a page with its owner, in order. Labels of other things are kept: they bound the values. */
export function findLabelPlaces(map: PageMap, dictionary: LabelDictionary, kind: PaperKind): LabelPlace[] {
  const matches = dictionary.match(map.page.text, { tolerant: map.page.ocr });
  const sections = findSections(map, dictionary, matches);
  const drafts = matches.flatMap((match) => draftPlace(map, match) ?? []);
  const places: LabelPlace[] = [];
  for (const draft of drafts) {
    const { match, segment, separated, whole, atStart } = draft;
    if (sections.headings.includes(segment.start) && !separated) continue;
    const key: LabelKey | null =
      match.key ??
      (match.role === 'school' ? 'school-name' : match.role && match.role !== 'office' ? 'full-name' : null);
    if (key === null) continue;
    const inProse = !separated && !(atStart && (whole || segment.end - segment.start < 60));
    const ownRole = match.role === 'signatory' ? signatoryOf(kind) : match.role;
    const inSentence = inProse || !atStart ? roleInSentence(map, matches, match.start) : null;
    const letterhead = sections.isLetterhead(match.start) && letterheadKeys.has(key) ? 'school' : null;
    const section = sections.ownerAt(match.start);
    const owner =
      letterhead ?? ownRole ?? (inSentence === 'signatory' ? signatoryOf(kind) : inSentence) ?? section ?? 'subject';
    const quality = qualityOf(draft);
    places.push({ key, owner, start: match.start, end: match.end, segment, quality, separated, whole, inProse });
  }
  return inheritOwners(
    places.filter(({ quality }) => quality > 0),
    sections.headings,
    kind,
  );
}

const personalKeys: ReadonlySet<LabelKey> = new Set<LabelKey>([
  'dni',
  'cuil',
  'phone',
  'email',
  'occupation',
  'relation',
  'nationality',
  'birth-date',
  'address',
  'age',
]);

/**
 * Without sections, a second DNI after "Tutor: …" is the tutor's: what repeats after another person's name, or stands
 * on the same line as it, belongs to that person.
 */
function inheritOwners(places: LabelPlace[], headings: readonly number[], kind: PaperKind): LabelPlace[] {
  const subject = subjectOf(kind);
  const seen = new Set<LabelKey>();
  let opened: { owner: Owner; segment: Segment; start: number } | null = null;
  for (const place of places) {
    if (opened && headings.some((heading) => heading > opened!.start && heading < place.start)) opened = null;
    if (place.inProse) continue;
    const isName = place.key === 'full-name' || place.key === 'family-name' || place.key === 'given-name';
    if (isName && place.owner !== 'subject' && place.owner !== subject && place.owner !== 'school')
      opened = { owner: place.owner, segment: place.segment, start: place.start };
    else if (isName) opened = null;
    else if (place.owner === 'subject' && personalKeys.has(place.key)) {
      const sameLine = opened !== null && opened.segment.line === place.segment.line;
      if (opened && (seen.has(place.key) || sameLine)) place.owner = opened.owner;
      else seen.add(place.key);
    }
  }
  return places;
}
