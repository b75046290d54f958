import { editDistance, forgivenEdits } from './edit-distance.ts';
import { type LabelKey, type LabelMatch, type Phrase, scanLabels } from './label-scanner.ts';
import { tokenize } from './label-tokens.ts';
import { type Attribute, attributeWords, connectors, type Role, roleWords } from './school-vocabulary.ts';

/** What may stand between two words of one label. */
const insideLabel = /^[\s./,()\-–'"]*$/;

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
  // "Nacido en" asks for a place, "nacido" for a date: an "en" at the end counts.
  const meaningful = words.filter(
    (word, index) => !connectors.has(word) || (word === 'en' && index > 0 && index === words.length - 1),
  );
  return meaningful.length > 0 ? meaningful : words;
}

/**
 * `tolerant` forgives misread letters. `mayJoin` says whether a label may go on from one offset to another: what
 * stands in two boxes, or far apart on a line, is two labels.
 */
export type MatchOptions = { tolerant: boolean; mayJoin?: (left: number, right: number) => boolean };

/** Finds labels of the vocabulary, and of the columns given, in texts. */
export type LabelDictionary = {
  /** Every label in the text, longest first at each place, without overlaps. */
  match(text: string, options: MatchOptions): LabelMatch[];
  /** What a whole phrase (a column's name, a table's header) asks for; null when the vocabulary does not know it. */
  understand(
    phrase: string,
    options?: Pick<MatchOptions, 'tolerant'>,
  ): { key: LabelKey | null; role: Role | null; weak: boolean; covered: number } | null;
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
  const scan = (text: string, { tolerant, mayJoin }: MatchOptions, loose: boolean) => {
    const spell = (word: string) => (tolerant ? spelling(word) : word);
    const inside = (left: number, right: number) =>
      insideLabel.test(text.slice(left, right)) && (mayJoin ? mayJoin(left, right) : true);
    return scanLabels(text, { byFirstWord, spell, inside, loose });
  };
  return {
    match: (text, options) => scan(text, options, false),
    understand: (phrase, { tolerant } = { tolerant: false }) =>
      understandPhrase(phrase, scan(phrase, { tolerant }, true)),
  };
}

/** Words of school papers that are right as they are, though a label is one letter away. */
const ordinaryWords: ReadonlySet<string> = new Set(
  'ficha educacion marzo norte puesta carga correr corre causas dados parte sala salas media medio menos menor fondo folios entrada entrega hacia firme firmar presente presentes actas ramos lista'.split(
    ' ',
  ),
);

/** Corrects a word to the only known one within the slips its length is forgiven. */
function createSpelling(known: ReadonlySet<string>): (word: string) => string {
  const candidates = [...known].filter((word) => word.length >= 5);
  const corrected = new Map<string, string>();
  return (word) => {
    if (known.has(word) || word.length < 4 || connectors.has(word) || ordinaryWords.has(word)) return word;
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

function understandPhrase(phrase: string, matches: readonly LabelMatch[]): ReturnType<LabelDictionary['understand']> {
  const total = Math.max(1, meaningfulWords(phrase).length);
  const withKey = matches.filter((match) => match.key !== null);
  const role = matches.find((match) => match.role !== null)?.role ?? null;
  const main = withKey.sort((a, b) => b.words - a.words)[0];
  if (!main && role === null) return null;
  const counted = matches.filter((match) => !main || !isOfAnother(phrase, main, match));
  const covered = Math.min(1, counted.reduce((sum, match) => sum + match.words, 0) / total);
  return { key: main?.key ?? null, role: main?.role ?? role, weak: main?.weak ?? false, covered };
}

/** What anything may have one of: what follows it tells of what, and makes it another one. */
const generic: ReadonlySet<LabelKey | null> = new Set<LabelKey>(['event-time', 'document-date']);

/** "Hora de la firma" asks for an hour that the vocabulary does not know: "firma" explains nothing of it. */
function isOfAnother(phrase: string, main: LabelMatch, other: LabelMatch): boolean {
  if (!generic.has(main.key) || other.key === null || other.start <= main.end) return false;
  return /\bdel?\b/i.test(phrase.slice(main.end, other.start));
}
