import { foldText } from '../fold-text.ts';

/** Signs that show nothing: joiners, marks of direction, tags, variation selectors, soft hyphens. */
export const invisibleSigns = /\p{Default_Ignorable_Code_Point}/gu;

/** Cyrillic and Greek letters by the Latin ones that they look like. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аaеeоoрpсcуyхxіiѕsјjԁdһhӏlвbкkмmнnтtαaεeοoρpνvιiκkτtυuχxγy'.matchAll(/(.)(.)/gu)].map(([, sign, latin]) => [
    sign,
    latin,
  ]),
);

/** A word of a text: as a person reads it, and where it stands. */
export type PlainWord = {
  /** Without accents, in lower case. */
  folded: string;
  /** With its accents, in lower case: "ignorá" is an order, "ignora" may tell. */
  spelled: string;
  isCapital: boolean;
  start: number;
  end: number;
};

const wordSign = String.raw`[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]`;
/** A word, also when the end of a line divides it. */
const wordPattern = new RegExp(String.raw`${wordSign}+(?:-\r?\n\s*(?=\p{Ll})${wordSign}+)*`, 'gu');
/** Fewer letters on their own are initials or the boxes of a form. */
const fewestSpacedLetters = 6;

/** The words of a text as its reader sees them: invisible signs dropped, lookalike letters Latin, s p a c e d letters joined. */
export function plainWords(text: string): PlainWord[] {
  const words = [...text.matchAll(wordPattern)].flatMap((match) => {
    const word = plainWord(match[0], match.index);
    return word.folded === '' ? [] : [word];
  });
  return joinSpaced(words);
}

function plainWord(written: string, start: number): PlainWord {
  const shown = latin(written.replace(invisibleSigns, '').replace(/-\s+/u, '').normalize('NFKC'));
  const spelled = withLetters(shown.toLowerCase());
  return {
    folded: foldText(spelled),
    spelled,
    isCapital: shown !== shown.toLowerCase(),
    start,
    end: start + written.length,
  };
}

/** Figures by the letters that they stand for in a word that has both: "r3sp0nd3". */
const figures: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** "1A" is a course. */
const fewestDisguised = 5;

function withLetters(word: string): string {
  if (word.length < fewestDisguised || !/\d/.test(word) || !/\p{L}/u.test(word)) return word;
  return word.replace(/[013457]/g, (figure) => figures[figure] ?? figure);
}

function latin(text: string): string {
  if (!/[\u0370-\u052f]/u.test(text)) return text;
  return [...text].map((sign) => lookalikes[sign.toLowerCase()] ?? sign).join('');
}

function joinSpaced(words: readonly PlainWord[]): PlainWord[] {
  const joined: PlainWord[] = [];
  let run: PlainWord[] = [];
  const close = (): void => {
    joined.push(...(run.length < fewestSpacedLetters ? run : partsOf(run)));
    run = [];
  };
  for (const word of words) {
    if (word.folded.length > 1) close();
    if (word.folded.length > 1) joined.push(word);
    else run.push(word);
  }
  close();
  return joined;
}

/** The words that a run of lone letters spells: more than one sign between two of them parts words. */
function partsOf(letters: readonly PlainWord[]): PlainWord[] {
  const parts: PlainWord[] = [];
  for (const letter of letters) {
    const last = parts.at(-1);
    if (!last || letter.start - last.end > 1) parts.push({ ...letter });
    else {
      last.folded += letter.folded;
      last.spelled += letter.spelled;
      last.end = letter.end;
    }
  }
  return parts;
}
