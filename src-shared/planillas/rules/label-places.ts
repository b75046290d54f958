import { foldText } from '../../domain/fold-text.ts';
import type { LabelKey, LabelMatch } from '../../domain/label-scanner.ts';
import { type LabelDictionary, meaningfulWords } from '../../domain/school-labels.ts';
import { connectors, type Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { MappedCell, PageMap, Segment } from './page-map.ts';
import type { ReadRange } from './rule-candidate.ts';
import { findSections, letterheadKeys, type Owner, signatoryOf, subjectOf } from './sections.ts';
import { joinPieces } from './text-pieces.ts';

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
  /** In a cell of several lines, the lines after the label: its value stands there when they say something. */
  rest: readonly ReadRange[] | null;
  /** It only names whose the value is ("Madre"), which may itself be an answer ("Vínculo: madre"). */
  roleOnly: boolean;
  /** It has further words than a label that is known ("Hora del llamado"): it asks for less. */
  narrower: boolean;
  /** In the middle of a sentence: only a value that follows at once counts. */
  inProse: boolean;
};

const separator = /^\s*(?:\([^)]{0,40}\)\s*)?(?:N\s?[º°*"”?.9]{0,2}\s*)?(?:[:=]|\.\s?[-–—:]|[._…]{3,}|[-–—]>|\?)/;
/** A dash separates only after what opens its segment: elsewhere it joins. */
const dash = /^\s+[-–—]\s/;
const opening =
  /^[\s\W]*(?:(?:\d{1,2}|[a-h]|[ivx]{1,4})\s?[.)\-–]+\s+)?[\s\W]*(?:(?:n\s?\.?\s?º?|nro\.?|numero|tipo y n\S*|tipo y numero)\s*(?:de|del)?)?\s*(?:y\s+del?)?\s*(?:el|la|los|las|su|mi)?[\s(]*$/;

/** "Fecha prevista", "fecha límite": of what is announced, not of the paper. */
const laterDate = /previst|limite|venc|evento|realiza|regreso|vuelta|tentativ/;
/** Roles that head a section but say nothing alone: "Medicina familiar" is nobody's label. */
const headingRoles = /^(?:familia|familiar|padres|adulto)$/;
/** Further words of a label before its colon ("Teléfono de la casa:"). */
const qualifier = /^ [\p{L}º()/ ]{1,26}?(?=\s?(?:[:=]|\.\s?[-–—:]))/u;

/** A label with the qualifying words that follow it up to its colon, written in the same case. */
function withQualifier(text: string, match: LabelMatch, limit: number): LabelMatch & { narrower?: true } {
  const words = qualifier.exec(text.slice(match.end, limit))?.[0];
  const trailing = /^\s+(?:(?:el|en|la|de|a)\s*(?=[:=]|\.\s?[-–—:])|(?:el|en)\s*(?=\n|\t|\s{2}|$))/.exec(
    text.slice(match.end, match.end + 12).toLowerCase(),
  )?.[0];
  if (trailing) return { ...match, end: match.end + trailing.trimEnd().length };
  if (!words || / {2}/.test(words)) return match;
  const label = text.slice(match.start, match.end);
  const shouted = label === label.toUpperCase();
  const sameCase = words === (shouted ? words.toUpperCase() : words.toLowerCase());
  if (!sameCase) return match;
  const narrower = meaningfulWords(words).some((word) => word.length > 1 && !connectors.has(word));
  return { ...match, end: match.end + words.length, ...(narrower ? { narrower } : {}) };
}

type Draft = {
  match: LabelMatch & { narrower?: true };
  segment: Segment;
  separated: boolean;
  whole: boolean;
  atStart: boolean;
  rest: ReadRange[] | null;
};

function describe(before: string, after: string): Pick<Draft, 'separated' | 'whole' | 'atStart'> {
  const atStart = opening.test(foldText(before));
  const separated = separator.test(after) || (atStart && dash.test(after));
  return { separated, whole: !/[\p{L}\p{N}]/u.test(after) && !/[✓✔☑☒☐√]/u.test(after), atStart };
}

function draftPlace(map: PageMap, match: Draft['match']): Draft | null {
  const segment = map.segmentAt(match.start);
  if (!segment || map.cellOf(segment).length > 1) return null;
  const after = map.page.text.slice(match.end, Math.max(segment.end, match.end));
  return { match, segment, rest: null, ...describe(map.page.text.slice(segment.start, match.start), after) };
}

/** Whether a later label of a cell ends the answer of the one before: it opens a line, and is no answer itself ("Cargo / Maestra"). */
function endsAnswer(text: string, label: LabelMatch, next: LabelMatch): boolean {
  if (next.key === 'health-centre' || next.key === 'school-name') return false;
  if (next.key === null && (label.key === 'post' || label.key === 'relation')) return false;
  return /(?:^|\n)\s*$/.test(text.slice(0, next.start));
}

/** The labels of a cell of several lines: the cell is read as one text. */
function draftCell(map: PageMap, { segments }: MappedCell, dictionary: LabelDictionary): Draft[] {
  if (segments.length < 2) return [];
  const { text, back } = joinPieces(map.page.text, segments);
  const matches = dictionary.match(text, { tolerant: map.page.ocr });
  return matches.flatMap((match, index) => {
    const range = back(match.start, match.end);
    const [first, last] = [range[0], range.at(-1)];
    const segment = last && map.segmentAt(last.start);
    if (!first || !segment) return [];
    const described = describe(
      text.slice(text.lastIndexOf('\n', match.start - 1) + 1, match.start),
      text.slice(match.end),
    );
    const rest = described.whole
      ? null
      : back(match.end, matches.slice(index + 1).find((next) => endsAnswer(text, match, next))?.start ?? text.length);
    const alone = /^\)?\n/.test(text.slice(match.end)) || described.separated;
    return [
      {
        match: { ...match, start: first.start, end: last.end },
        segment,
        rest,
        ...described,
        whole: described.whole || (described.atStart && alone),
      },
    ];
  });
}

/** How surely the words are a label: by the colon after them, by standing alone, by opening their segment. */
function qualityOf({ match, separated, whole, atStart }: Draft): number {
  const exactness = match.exact ? 1 : 0.92;
  if (separated) return exactness;
  if (whole && atStart) return 0.95 * exactness;
  if (match.weak) return 0;
  if (atStart) return 0.9 * exactness;
  // In a sentence the value must follow at once and be of its type, which says as much as a colon.
  return 0.92 * exactness;
}

/** "Alumno:" and a name on the lines below it go on in the next paragraph. */
function isIntroduced(map: PageMap, { end }: LabelMatch): boolean {
  return /^\s*:/.test(map.page.text.slice(end, end + 3));
}

/** The role named last before an offset in the same sentence. */
function roleInSentence(
  { map, ends }: { map: PageMap; ends: ReadonlySet<number> },
  matches: readonly LabelMatch[],
  offset: number,
): Role | null {
  const before = matches.filter((match) => match.role !== null && match.end <= offset && offset - match.end < 220);
  const last = before.at(-1);
  if (!last?.role || last.role === 'school' || last.role === 'office') return null;
  const between = map.page.text.slice(last.end, offset);
  // A heading ("CERTIFICADO MÉDICO", "Dra. Ríos") says nothing of the paragraph below it.
  const headed = last.key === null && [...ends].some((end) => end >= last.end && end < offset);
  if (headed && !isIntroduced(map, last)) return null;
  return /[.;]\s+(?=\p{Lu})|\n\s*\n/u.test(
    between.replace(/\b(?:D\.?N\.?I|C\.?U\.?I\.?L|N\.?º?|Nro|Sra?|Prof|Dra?|Av|Pje|Dto|tel|art|inc)\.\s/gi, ''),
  )
    ? null
    : last.role;
}

/** Every label of a page with its owner, in order. Labels of other things are kept: they bound the values. */
export function findLabelPlaces(
  map: PageMap,
  ends: ReadonlySet<number>,
  dictionary: LabelDictionary,
  kind: PaperKind,
): LabelPlace[] {
  const matches = dictionary.match(map.page.text, { tolerant: map.page.ocr, mayJoin: map.flowsOn });
  const sections = findSections(map, dictionary, matches);
  const drafts = [
    ...matches.flatMap((match, index) => {
      const end = Math.min(
        map.segmentAt(match.start)?.end ?? match.end,
        matches[index + 1]?.start ?? Number.POSITIVE_INFINITY,
      );
      return draftPlace(map, withQualifier(map.page.text, match, end)) ?? [];
    }),
    ...map.cells.flatMap((cell) => draftCell(map, cell, dictionary)),
  ].sort((a, b) => a.match.start - b.match.start);
  const places: LabelPlace[] = [];
  for (const draft of drafts) {
    const { match, segment, separated, whole, atStart } = draft;
    if (sections.headings.includes(segment.start) && !separated) continue;
    let key: LabelKey | null =
      match.key ??
      (match.role === 'school' ? 'school-name' : match.role && match.role !== 'office' ? 'full-name' : null);
    if (key === 'document-date' && laterDate.test(foldText(map.page.text.slice(match.start, match.end))))
      key = 'event-date';
    const named = foldText(map.page.text.slice(match.start, match.end));
    if (key === null || (match.key === null && (headingRoles.test(named) || named.endsWith(' el')))) continue;
    const roleAlone = match.key === null && !separated && !whole;
    const inProse = roleAlone || (!separated && !(atStart && (whole || segment.end - segment.start < 60)));
    const ownRole = match.role === 'signatory' ? signatoryOf(kind) : match.role;
    const inSentence = inProse || !atStart ? roleInSentence({ map, ends }, matches, match.start) : null;
    const letterhead = sections.isLetterhead(match.start) && letterheadKeys.has(key) ? 'school' : null;
    const section = sections.ownerAt(match.start);
    const owner =
      letterhead ?? ownRole ?? (inSentence === 'signatory' ? signatoryOf(kind) : inSentence) ?? section ?? 'subject';
    const quality = qualityOf(draft);
    const stray = match.key === null && !inProse && !atStart && !separated;
    if (!stray)
      places.push({
        key,
        owner,
        start: match.start,
        end: match.end,
        segment,
        quality,
        separated,
        whole,
        inProse,
        rest: draft.rest,
        narrower: match.narrower ?? false,
        roleOnly: match.key === null,
      });
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
