import { type PlainWord, plainWords } from './plain-words.ts';

/** A stretch of a text. */
export type Stretch = { start: number; end: number };

/** Whether a word starts a clause: after a stop or a sign it does; after "y" or "no" it may. */
export type ClauseStart = 'yes' | 'maybe' | 'no';

/** A sentence: its words, and whether each starts a clause. */
export type Sentence = { words: readonly PlainWord[]; startsClause: readonly ClauseStart[] };

type PlacedSentence = Sentence & Stretch;

/** A longer run without a stop is a form or a table: it is judged line by line. */
const mostWords = 60;

/** Sentences end at a stop, at an empty line, and where a line that is a paragraph does. */
export function splitSentences(text: string): PlacedSentence[] {
  const sentences: PlacedSentence[] = [];
  let words: PlainWord[] = [];
  let starts: ClauseStart[] = [];
  const close = (): void => {
    if (words.length > 0) {
      sentences.push({
        words,
        startsClause: starts,
        start: words[0]!.start,
        end: endOfSentence(text, words.at(-1)!.end),
      });
    }
    words = [];
    starts = [];
  };
  let before = 0;
  for (const word of plainWords(text)) {
    const gap = text.slice(before, word.start);
    const lineEnd = before;
    before = word.end;
    if (sentenceEnd.test(gap) || (gap.includes('\n') && (words.length >= mostWords || isRow(text, lineEnd)))) close();
    starts.push(words.length === 0 ? 'yes' : startsClause(gap, word, words.at(-1)!));
    words.push(word);
  }
  close();
  return sentences;
}

/** A stop, an empty line, or the end of a cell. */
const sentenceEnd = /[.!?…](?:\s|$)|[.!?]["»”')\]]|\n\s*\n|\t/u;

/** Whether the line that a place is in has cells. */
function isRow(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).includes('\t');
}

const goesOn =
  /^(?:y|e|o|no|ni|favor|entonces|ahora|siempre|solo|solamente|unicamente|directamente|tambien|ademas|luego|simplemente|please)$/;

function startsClause(gap: string, word: PlainWord, previous: PlainWord): ClauseStart {
  if (/[,;:()«»"“”*\-–—•>|\t]/u.test(gap) || (gap.includes('\n') && word.isCapital)) return 'yes';
  return goesOn.test(previous.folded) ? 'maybe' : 'no';
}

function endOfSentence(text: string, end: number): number {
  return end + (/^[^\p{L}\p{N}\n]*/u.exec(text.slice(end, end + 12))?.[0].trimEnd().length ?? 0);
}
