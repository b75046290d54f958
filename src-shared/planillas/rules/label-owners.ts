import type { LabelKey, LabelMatch } from '../../domain/label-scanner.ts';
import type { Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { LabelPlace } from './label-place.ts';
import type { PageMap } from './page-map.ts';
import type { Segment } from './page-segments.ts';
import { type Owner, subjectOf } from './sections.ts';

/** "Alumno:" and a name on the lines below it go on in the next paragraph. */
function isIntroduced(map: PageMap, { end }: LabelMatch): boolean {
  return /^\s*:/.test(map.page.text.slice(end, end + 3));
}

/** The role named last before an offset in the same sentence. */
export function roleInSentence(
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
export function inheritOwners(places: LabelPlace[], headings: readonly number[], kind: PaperKind): LabelPlace[] {
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
