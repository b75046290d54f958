import { foldText } from '../../domain/fold-text.ts';
import type { LabelKey, LabelMatch } from '../../domain/label-scanner.ts';
import type { LabelDictionary } from '../../domain/school-labels.ts';
import type { PaperKind } from '../../domain/source.ts';
import { type Draft, draftCell, draftPlace, withQualifier } from './label-drafts.ts';
import { inheritOwners, roleInSentence } from './label-owners.ts';
import type { LabelPlace } from './label-place.ts';
import type { PageMap } from './page-map.ts';
import { findSections, letterheadKeys, type Owner, type Sections, signatoryOf } from './sections.ts';

/** "Fecha prevista", "fecha límite": of what is announced, not of the paper. */
const laterDate = /previst|limite|venc|evento|realiza|regreso|vuelta|tentativ/;

/** Roles that head a section but say nothing alone: "Medicina familiar" is nobody's label. */
const headingRoles = /^(?:familia|familiar|padres|adulto)$/;

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
  const page: PageOfLabels = { map, ends, kind, matches, sections };
  const places = drafts.flatMap((draft) => placeOf(page, draft) ?? []);
  return inheritOwners(places, sections.headings, kind);
}

type PageOfLabels = {
  map: PageMap;
  ends: ReadonlySet<number>;
  kind: PaperKind;
  matches: readonly LabelMatch[];
  sections: Sections;
};

/** A label with its owner; null for headings, strays and words that only look like one. */
function placeOf(page: PageOfLabels, draft: Draft): LabelPlace | null {
  const { match, segment, separated, whole, atStart } = draft;
  if (page.sections.headings.includes(segment.start) && !separated) return null;
  const named = foldText(page.map.page.text.slice(match.start, match.end));
  const key = keyOf(match, named);
  if (key === null || (match.key === null && (headingRoles.test(named) || named.endsWith(' el')))) return null;
  const roleOnly = match.key === null;
  const roleAlone = roleOnly && !separated && !whole;
  const inProse = roleAlone || (!separated && !(atStart && (whole || segment.end - segment.start < 60)));
  const quality = qualityOf(draft);
  if (quality <= 0 || (roleOnly && !inProse && !atStart && !separated)) return null;
  const owner = ownerOf(page, match, key, inProse || !atStart);
  const { start, end, narrower = false } = match;
  return { key, owner, start, end, segment, quality, separated, whole, inProse, rest: draft.rest, narrower, roleOnly };
}

function keyOf({ key, role }: LabelMatch, named: string): LabelKey | null {
  if (key === 'document-date' && laterDate.test(named)) return 'event-date';
  if (key !== null) return key;
  if (role === 'school') return 'school-name';
  return role && role !== 'office' ? 'full-name' : null;
}

/** Whose a label is: the letterhead's, as its own words say, as its sentence says, or its section. */
function ownerOf(page: PageOfLabels, match: LabelMatch, key: LabelKey, asksSentence: boolean): Owner {
  const { map, ends, kind, matches, sections } = page;
  if (sections.isLetterhead(match.start) && letterheadKeys.has(key)) return 'school';
  const role = match.role ?? (asksSentence ? roleInSentence({ map, ends }, matches, match.start) : null);
  if (role === 'signatory') return signatoryOf(kind);
  return role ?? sections.ownerAt(match.start) ?? 'subject';
}
