import { foldText } from './fold-text.ts';

/** What is looked for, and how closely. */
export type TranscriptSearch = {
  text: string;
  /** Only where it is no part of a longer word. */
  wholeWord: boolean;
  /** Whether «papa» is another word than «papá». */
  accents: boolean;
};

/** A place in a segment's text. */
export type TranscriptMatch = { segmentId: string; start: number; end: number };

type Said = { id: string; text: string };

const letter = /[\p{L}\p{N}]/u;

/** Every place where a text stands, in order, capitals aside; none overlaps another. */
export function findInTranscript(segments: readonly Said[], search: TranscriptSearch): TranscriptMatch[] {
  const fold = search.accents ? foldCase : foldText;
  const wanted = fold(search.text);
  if (wanted.trim() === '') return [];
  return segments.flatMap(({ id, text }) => {
    const folded = fold(text);
    const matches: TranscriptMatch[] = [];
    for (let start = folded.indexOf(wanted); start >= 0; ) {
      const end = start + wanted.length;
      const isWanted = !search.wholeWord || isWhole(text, start, end);
      if (isWanted) matches.push({ segmentId: id, start, end });
      start = folded.indexOf(wanted, isWanted ? end : start + 1);
    }
    return matches;
  });
}

/** The texts of the segments that change when those matches are written otherwise. */
export function replaceMatches(
  segments: readonly Said[],
  matches: readonly TranscriptMatch[],
  replacement: string,
): Map<string, string> {
  const bySegment = Map.groupBy(matches, ({ segmentId }) => segmentId);
  const changed = segments.flatMap(({ id, text }): [string, string][] => {
    const places = bySegment.get(id);
    if (!places) return [];
    let rest = 0;
    const parts = places.map(({ start, end }) => {
      const part = text.slice(rest, start) + replacement;
      rest = end;
      return part;
    });
    return [[id, parts.join('') + text.slice(rest)]];
  });
  return new Map(changed);
}

/** Lower case of the same length: a letter that would grow stays as it is. */
function foldCase(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index]!;
    const lower = unit.toLowerCase();
    folded += lower.length === 1 ? lower : unit;
  }
  return folded;
}

function isWhole(text: string, start: number, end: number): boolean {
  return !letter.test(text[start - 1] ?? '') && !letter.test(text[end] ?? '');
}
