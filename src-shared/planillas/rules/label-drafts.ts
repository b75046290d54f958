import { foldText } from '../../domain/fold-text.ts';
import type { LabelMatch } from '../../domain/label-scanner.ts';
import { type LabelDictionary, meaningfulWords } from '../../domain/school-labels.ts';
import { connectors } from '../../domain/school-vocabulary.ts';
import type { MappedCell, PageMap } from './page-map.ts';
import type { Segment } from './page-segments.ts';
import type { ReadRange } from './rule-candidate.ts';
import { joinPieces } from './text-pieces.ts';

const separator = /^\s*(?:\([^)]{0,40}\)\s*)?(?:N\s?[º°*"”?.9]{0,2}\s*)?(?:[:=]|\.\s?[-–—:]|[._…]{3,}|[-–—]>|\?)/;

/** A dash separates only after what opens its segment: elsewhere it joins. */
const dash = /^\s+[-–—]\s/;

const opening =
  /^[\s\W]*(?:(?:\d{1,2}|[a-h]|[ivx]{1,4})\s?[.)\-–]+\s+)?[\s\W]*(?:(?:n\s?\.?\s?º?|nro\.?|numero|tipo y n\S*|tipo y numero)\s*(?:de|del)?)?\s*(?:y\s+del?)?\s*(?:el|la|los|las|su|mi)?[\s(]*$/;

/** Further words of a label before its colon ("Teléfono de la casa:"). */
const qualifier = /^\.? [\p{L}º()/ ]{1,26}?(?=\s?(?:[:=]|\.\s?[-–—:]))/u;

/** A label with the qualifying words that follow it up to its colon, written in the same case. */
export function withQualifier(text: string, match: LabelMatch, limit: number): LabelMatch & { narrower?: true } {
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

/** A label that was found, before it is known whose it is. */
export type Draft = {
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

/** A label as it stands in its segment; null in cells of several lines, which are read whole. */
export function draftPlace(map: PageMap, match: Draft['match']): Draft | null {
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
export function draftCell(map: PageMap, { segments }: MappedCell, dictionary: LabelDictionary): Draft[] {
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
