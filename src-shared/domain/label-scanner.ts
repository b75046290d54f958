import { isCutShort } from './abbreviated-word.ts';
import { skipNumberSign, type Token, tokenize } from './label-tokens.ts';
import type { Attribute } from './school-vocabulary.ts';
import { connectors, type Role } from './school-vocabulary.ts';

/** A column's own label, when the vocabulary does not know it: the number stands for the column. */
export type LabelKey = Attribute | `column-${number}`;

/** What a phrase means. `weak` phrases are too common to be labels in running text. */
export type Phrase = {
  words: string[];
  meaning: { kind: 'attribute'; key: LabelKey; weak: boolean } | { kind: 'role'; role: Role };
};

/** A phrase found in a text: what it asks for and of whom. `exact` is false where a word was misspelt. */
export type LabelMatch = {
  key: LabelKey | null;
  role: Role | null;
  weak: boolean;
  exact: boolean;
  start: number;
  end: number;
  words: number;
};

type SpelledToken = Token & { spelled: string };
type Reach = { phrase: Phrase; next: number; end: number; exact: boolean };

/** A text being scanned: `inside` says whether a label may go on from one offset to another. */
type Scan = {
  text: string;
  tokens: readonly SpelledToken[];
  byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  inside: (left: number, right: number) => boolean;
  /** Whether words may be cut short without a full stop after them, as in headers. */
  loose: boolean;
};

/** How labels are told: the phrases by their first word, the spelling corrector, and what a label may not cross. */
export type ScanRules = Pick<Scan, 'byFirstWord' | 'inside' | 'loose'> & { spell: (word: string) => string };

/** Every label in a text, the longest at each place, without overlaps. */
export function scanLabels(text: string, { byFirstWord, inside, loose, spell }: ScanRules): LabelMatch[] {
  const tokens = tokenize(text).map((token) => ({ ...token, spelled: spell(token.word) }));
  const scan: Scan = { text, tokens, byFirstWord, inside, loose };
  const matches: LabelMatch[] = [];
  let index = 0;
  while (index < tokens.length) {
    const first = longestPhrase(scan, index);
    if (!first) {
      index += 1;
      continue;
    }
    const label = extendLabel(scan, index, first);
    matches.push(label.match);
    index = label.next;
  }
  return matches;
}

function longestPhrase(scan: Scan, index: number): Reach | null {
  const whole = longestWritten(scan, index);
  const cut = mayBeCut(scan, index) ? longestAbbreviated(scan, index) : null;
  return cut && cut.phrase.words.length > (whole?.phrase.words.length ?? 0) ? cut : whole;
}

function longestWritten(scan: Scan, index: number): Reach | null {
  let best: Reach | null = null;
  for (const phrase of scan.byFirstWord.get(scan.tokens[index]!.spelled) ?? []) {
    const reach = followPhrase(scan, index, phrase);
    if (reach && (!best || phrase.words.length > best.phrase.words.length)) best = reach;
  }
  return best;
}

/** Whether the word at `index` may stand for a longer one: a full stop follows it, or it stands in a header. */
function mayBeCut({ text, tokens, loose }: Scan, index: number): boolean {
  const token = tokens[index]!;
  return text[token.end] === '.' || (loose && token.word.length >= fewestLettersOfPart);
}

/** The letters of a word cut short. */
const fewestLettersOfPart = 3;

/** The longest phrase that a word cut short may begin ("F. de nac."); null where it may be several things ("Dir."). */
function longestAbbreviated(scan: Scan, index: number): Reach | null {
  const { word, end } = scan.tokens[index]!;
  // A whole word may begin another ("vacuna", "vacunatorio"): alone it is cut short only where a full stop says so.
  const shortest = scan.text[end] === '.' && word.length >= fewestLettersOfPart ? 1 : 2;
  let best: Reach[] = [];
  for (const [first, phrases] of scan.byFirstWord) {
    if (!isCutShort(word, first)) continue;
    for (const phrase of phrases) {
      const length = phrase.words.length;
      if (length < (best[0]?.phrase.words.length ?? shortest)) continue;
      const reach = followPhrase(scan, index, phrase);
      if (!reach || !hasLongPart(scan, index, reach)) continue;
      best = length > (best[0]?.phrase.words.length ?? 0) ? [reach] : [...best, reach];
    }
  }
  const meanings = new Set(
    best.map(({ phrase: { meaning } }) => (meaning.kind === 'role' ? meaning.role : meaning.key)),
  );
  return meanings.size === 1 ? { ...best[0]!, exact: false } : null;
}

/** Initials alone ("T. C.") are no label. */
function hasLongPart({ tokens }: Scan, index: number, reach: Reach): boolean {
  return tokens
    .slice(index, reach.next)
    .some(({ word }) => word.length >= fewestLettersOfPart && !connectors.has(word));
}

/** Follows a phrase word by word, connectors aside; null when it breaks off. */
function followPhrase(scan: Scan, index: number, phrase: Phrase): Reach | null {
  let at = index;
  let exact = isExact(scan, index);
  for (const word of phrase.words.slice(1)) {
    at = nextMeaningful(scan, at, word);
    if (at < 0) return null;
    exact &&= isExact(scan, at);
  }
  return { phrase, next: at + 1, end: scan.tokens[at]!.end, exact };
}

function isExact({ tokens }: Scan, index: number): boolean {
  return tokens[index]!.word === tokens[index]!.spelled;
}

/** The index of the token after `at`, connectors skipped, when it is `word`; -1 otherwise. */
function nextMeaningful(scan: Scan, at: number, word: string): number {
  const { tokens, inside } = scan;
  for (let next = at + 1; next < tokens.length && next <= at + 4; next += 1) {
    const token = tokens[next]!;
    if (!inside(tokens[next - 1]!.end, token.start)) return -1;
    if (token.spelled === word || (mayBeCut(scan, next) && isCutShort(token.word, word))) return next;
    if (!connectors.has(token.word)) return -1;
  }
  return -1;
}

/** Joins an attribute with the role before or after it ("DNI del tutor", "Tutor: DNI" is two labels). */
function extendLabel(scan: Scan, index: number, first: Reach): { match: LabelMatch; next: number } {
  const found: LabelMatch = {
    key: null,
    role: null,
    weak: false,
    exact: first.exact,
    start: scan.tokens[index]!.start,
    end: first.end,
    words: first.phrase.words.length,
  };
  applyMeaning(found, first.phrase);
  let next = first.next;
  const following = followingPhrase(scan, next);
  const joins =
    following &&
    (following.phrase.meaning.kind === 'role' ? found.role === null : found.key === null && following.close);
  if (joins) {
    applyMeaning(found, following.phrase);
    found.exact &&= following.exact;
    found.words += following.phrase.words.length;
    found.end = following.end;
    next = following.next;
  }
  const sign = skipNumberSign(scan, next, found.end);
  return { match: { ...found, end: sign.end }, next: sign.next };
}

function applyMeaning(label: LabelMatch, { meaning }: Phrase): void {
  if (meaning.kind === 'role') label.role = meaning.role;
  else [label.key, label.weak] = [meaning.key, meaning.weak];
}

/** The phrase that follows after connectors at most; `close` when only spaces are between. */
function followingPhrase(scan: Scan, from: number): (Reach & { close: boolean }) | null {
  const { text, tokens, inside } = scan;
  for (let at = from; at < tokens.length && at <= from + 3; at += 1) {
    const [left, right] = [tokens[at - 1]!.end, tokens[at]!.start];
    // "Parentesco.- Padre" is a label and its answer.
    if (!inside(left, right) || /\.\s?[-–]|\s[-–]\s/.test(text.slice(left, right))) return null;
    // Over a line end only "nombre del / alumno" goes on: two labels may stand one over the other.
    const broken = text.slice(left, right).includes('\n');
    if (broken && !connectors.has(tokens[at]!.word) && (at === from || !connectors.has(tokens[at - 1]!.word)))
      return null;
    const reach = longestPhrase(scan, at);
    if (reach) return { ...reach, close: /^[ \t(/-]*$/.test(text.slice(left, right)) && at <= from + 2 };
    if (!connectors.has(tokens[at]!.word)) return null;
  }
  return null;
}
