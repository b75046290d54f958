/** What a parse may need beside the text. */
export type ValueOptions = { choices?: readonly string[] };

/** A value in canonical text. `certainty` (0 to 1) is lower where digits were corrected or a form is unusual. */
export type ParsedValue = { value: string; certainty: number };

/** A value found inside a longer text: `start` and `end` are offsets into it. */
export type FoundValue = ParsedValue & { start: number; end: number };

/** What the product knows of a column type. Canonical texts are described at `candidateSchema`. */
export type ValueType = {
  /** The value that the whole text spells; null when it does not. */
  parse(text: string, options?: ValueOptions): ParsedValue | null;
  /** Every value inside the text, left to right, without overlaps. */
  find(text: string, options?: ValueOptions): FoundValue[];
  /** The canonical text as people of Argentina write it. */
  format(canonical: string): string;
  /** Whether a text is canonical. */
  validate(canonical: string, options?: ValueOptions): boolean;
};

/** Every match of `pattern` (global) for which `read` gives a value. */
export function findMatches(
  text: string,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => ParsedValue | null,
): FoundValue[] {
  const found: FoundValue[] = [];
  for (const match of text.matchAll(pattern)) {
    const parsed = read(match);
    if (parsed) found.push({ ...parsed, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Left to right without overlaps: of two that overlap the longer stays, of equals the first given. */
export function withoutOverlaps(found: readonly FoundValue[]): FoundValue[] {
  const byLength = [...found].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: FoundValue[] = [];
  for (const value of byLength) {
    if (kept.every((other) => value.end <= other.start || value.start >= other.end)) kept.push(value);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The value when one was found and nothing but punctuation stands around it. */
export function wholeText(text: string, found: readonly FoundValue[]): ParsedValue | null {
  const first = found[0];
  if (found.length !== 1 || !first) return null;
  const rest = text.slice(0, first.start) + text.slice(first.end);
  return /[\p{L}\p{N}]/u.test(rest) ? null : { value: first.value, certainty: first.certainty };
}
