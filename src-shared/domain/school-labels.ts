import { editDistance, forgivenEdits } from './edit-distance.ts';
import { foldText } from './fold-text.ts';
import { type Attribute, attributeWords, connectors, type Role, roleWords } from './school-vocabulary.ts';

/** A column's own label, when the vocabulary does not know it: the number stands for the column. */
export type LabelKey = Attribute | `column-${number}`;

/** What a phrase of the vocabulary means. `weak` phrases are too common to be labels in running text. */
type Phrase = {
  words: string[];
  meaning: { kind: 'attribute'; key: LabelKey; weak: boolean } | { kind: 'role'; role: Role };
};

/** A folded word and its place. */
export type Token = { word: string; start: number; end: number };

/** A phrase of the vocabulary found in a text: what it asks for and of whom. `exact` is false where a word was misspelt. */
export type LabelMatch = {
  key: LabelKey | null;
  role: Role | null;
  weak: boolean;
  exact: boolean;
  start: number;
  end: number;
  words: number;
};

/** A word, with the endings of both genders taken off ("alumno/a", "Apellido(s)"). */
const tokenPattern = /[\p{L}\p{N}]+(?:\s?[/(]\s?(?:as?|os?|s|es)\)?(?![\p{L}\p{N}]))?/gu;
/** What may stand between two words of one label. */
const insideLabel = /^[\s./,()\-–'"]*$/;

/** The folded words of a text with their places. */
export function tokenize(text: string): Token[] {
  return [...foldText(text).matchAll(tokenPattern)].map((match) => {
    const word = /^[\p{L}\p{N}]+/u.exec(match[0])![0];
    return { word, start: match.index, end: match.index + match[0].length };
  });
}

function contentWords(phrase: string): string[] {
  return tokenize(phrase).map((token) => token.word);
}

function vocabularyPhrases(): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [key, entry] of Object.entries(attributeWords) as [Attribute, { labels: string; weak?: string }][]) {
    const add = (labels: string, weak: boolean) => {
      for (const label of labels.split('|'))
        phrases.push({ words: meaningfulWords(label), meaning: { kind: 'attribute', key, weak } });
    };
    add(entry.labels, false);
    if (entry.weak) add(entry.weak, true);
  }
  for (const [role, labels] of Object.entries(roleWords) as [Role, string][]) {
    for (const label of labels.split('|'))
      phrases.push({ words: meaningfulWords(label), meaning: { kind: 'role', role } });
  }
  return phrases;
}

/** The words of a phrase without connectors, unless nothing else is left. */
export function meaningfulWords(phrase: string): string[] {
  const words = contentWords(phrase);
  const meaningful = words.filter((word) => !connectors.has(word));
  return meaningful.length > 0 ? meaningful : words;
}

/** Finds labels of the vocabulary, and of the columns given, in texts. */
export type LabelDictionary = {
  /** Every label in the text, longest first at each place, without overlaps. `tolerant` forgives misread letters. */
  match(text: string, options: { tolerant: boolean }): LabelMatch[];
  /** What a whole phrase (a column's name, a table's header) asks for; null when the vocabulary does not know it. */
  understand(phrase: string): { key: LabelKey | null; role: Role | null; weak: boolean; covered: number } | null;
};

/** A dictionary of the vocabulary with further labels of its own: `extra[i]` are those of `column-i`, and win over equal ones. */
export function createLabelDictionary(extra: readonly (readonly string[])[] = []): LabelDictionary {
  const byFirstWord = new Map<string, Phrase[]>();
  const own: Phrase[] = extra.flatMap((labels, index) => {
    return labels.map(
      (label): Phrase => ({
        words: meaningfulWords(label),
        meaning: { kind: 'attribute', key: `column-${index}`, weak: false },
      }),
    );
  });
  const known = new Set<string>();
  for (const phrase of [...own, ...vocabularyPhrases()]) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    const list = byFirstWord.get(first) ?? [];
    list.push(phrase);
    byFirstWord.set(first, list);
    for (const word of phrase.words) known.add(word);
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  const spelling = createSpelling(known);
  const match = (text: string, { tolerant }: { tolerant: boolean }) =>
    matchLabels(text, byFirstWord, (word) => (tolerant ? spelling(word) : word));
  const understand = (phrase: string) => understandPhrase(phrase, match(phrase, { tolerant: false }));
  return { match, understand };
}

/** Corrects a word to the only known one within the slips its length is forgiven. */
function createSpelling(known: ReadonlySet<string>): (word: string) => string {
  const candidates = [...known].filter((word) => word.length >= 5);
  const corrected = new Map<string, string>();
  return (word) => {
    if (known.has(word) || word.length < 4 || connectors.has(word)) return word;
    const cached = corrected.get(word);
    if (cached !== undefined) return cached;
    const near = candidates.filter(
      (candidate) => editDistance(word, candidate, forgivenEdits(candidate.length)) <= forgivenEdits(candidate.length),
    );
    const best =
      near.length === 1 ? near[0]! : (near.find((candidate) => editDistance(word, candidate, 1) <= 1) ?? word);
    corrected.set(word, best);
    return best;
  };
}

type SpelledToken = Token & { spelled: string };
type Reach = { phrase: Phrase; next: number; end: number; exact: boolean };

function matchLabels(text: string, byFirstWord: Map<string, Phrase[]>, spell: (word: string) => string): LabelMatch[] {
  const tokens: SpelledToken[] = tokenize(text).map((token) => ({ ...token, spelled: spell(token.word) }));
  const matches: LabelMatch[] = [];
  let index = 0;
  while (index < tokens.length) {
    const first = longestPhrase(text, tokens, index, byFirstWord);
    if (!first) {
      index += 1;
      continue;
    }
    const label = extendLabel(text, tokens, index, first, byFirstWord);
    matches.push(label.match);
    index = label.next;
  }
  return matches;
}

function longestPhrase(
  text: string,
  tokens: readonly SpelledToken[],
  index: number,
  byFirstWord: Map<string, Phrase[]>,
): Reach | null {
  let best: Reach | null = null;
  for (const phrase of byFirstWord.get(tokens[index]!.spelled) ?? []) {
    const reach = followPhrase(text, tokens, index, phrase);
    if (reach && (!best || phrase.words.length > best.phrase.words.length)) best = reach;
  }
  return best;
}

/** Follows a phrase word by word, connectors aside; null when it breaks off. */
function followPhrase(text: string, tokens: readonly SpelledToken[], index: number, phrase: Phrase): Reach | null {
  let at = index;
  let exact = tokens[index]!.word === tokens[index]!.spelled;
  for (const word of phrase.words.slice(1)) {
    at = nextMeaningful(text, tokens, at, word);
    if (at < 0) return null;
    exact &&= tokens[at]!.word === tokens[at]!.spelled;
  }
  return { phrase, next: at + 1, end: tokens[at]!.end, exact };
}

/** The index of the token after `at`, connectors skipped, when it is `word`; -1 otherwise. */
function nextMeaningful(text: string, tokens: readonly SpelledToken[], at: number, word: string): number {
  for (let next = at + 1; next < tokens.length && next <= at + 4; next += 1) {
    const token = tokens[next]!;
    if (!insideLabel.test(text.slice(tokens[next - 1]!.end, token.start))) return -1;
    if (token.spelled === word) return next;
    if (!connectors.has(token.word)) return -1;
  }
  return -1;
}

/** Joins an attribute with the role before or after it ("DNI del tutor", "Tutor: DNI" is two labels). */
function extendLabel(
  text: string,
  tokens: readonly SpelledToken[],
  index: number,
  first: Reach,
  byFirstWord: Map<string, Phrase[]>,
): { match: LabelMatch; next: number } {
  let { next, end, exact } = first;
  const meaning = first.phrase.meaning;
  let key = meaning.kind === 'attribute' ? meaning.key : null;
  let role = meaning.kind === 'role' ? meaning.role : null;
  let weak = meaning.kind === 'attribute' && meaning.weak;
  let words = first.phrase.words.length;
  const following = followingPhrase(text, tokens, next, byFirstWord);
  const other = following?.phrase.meaning;
  const joins =
    other &&
    ((other.kind === 'role' && role === null) || (other.kind === 'attribute' && key === null && following.close));
  if (joins) {
    if (other.kind === 'role') role = other.role;
    else [key, weak] = [other.key, other.weak];
    ({ next, end } = following);
    exact &&= following.exact;
    words += following.phrase.words.length;
  }
  ({ next, end } = skipNumberSign(text, tokens, next, end));
  return { match: { key, role, weak, exact, start: tokens[index]!.start, end, words }, next };
}

/** "N.º", "Nro.", "y número" after a label belong to it. */
function skipNumberSign(
  text: string,
  tokens: readonly SpelledToken[],
  from: number,
  labelEnd: number,
): { next: number; end: number } {
  let [next, end] = [from, labelEnd];
  for (let at = from; at < tokens.length && at < from + 4; at += 1) {
    const gap = text.slice(tokens[at - 1]!.end, tokens[at]!.start);
    if (gap.includes('\n') || !insideLabel.test(gap)) break;
    const word = tokens[at]!.word;
    if (/^(?:nº|nro|n|num|numero|no|º)$/.test(word)) [next, end] = [at + 1, tokens[at]!.end];
    else if (!/^(?:y|de|e)$/.test(word)) break;
  }
  return { next, end };
}

/** The phrase that follows after connectors at most; `close` when only spaces are between. */
function followingPhrase(
  text: string,
  tokens: readonly SpelledToken[],
  from: number,
  byFirstWord: Map<string, Phrase[]>,
): (Reach & { close: boolean }) | null {
  for (let at = from; at < tokens.length && at <= from + 3; at += 1) {
    const gap = text.slice(tokens[at - 1]!.end, tokens[at]!.start);
    if (!insideLabel.test(gap) || /\s{3,}|\n/.test(gap)) return null;
    const reach = longestPhrase(text, tokens, at, byFirstWord);
    if (reach) return { ...reach, close: /^[\s(/-]*$/.test(gap) && at <= from + 2 };
    if (!connectors.has(tokens[at]!.word)) return null;
  }
  return null;
}

function understandPhrase(phrase: string, matches: readonly LabelMatch[]): ReturnType<LabelDictionary['understand']> {
  const total = Math.max(1, meaningfulWords(phrase).length);
  const withKey = matches.filter((match) => match.key !== null);
  const role = matches.find((match) => match.role !== null)?.role ?? null;
  const main = withKey.sort((a, b) => b.words - a.words)[0];
  if (!main && role === null) return null;
  const covered = Math.min(1, matches.reduce((sum, match) => sum + match.words, 0) / total);
  return { key: main?.key ?? null, role: main?.role ?? role, weak: main?.weak ?? false, covered };
}
