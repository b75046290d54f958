import { foldedWords } from '../fold-text.ts';
import { numberFromWords } from '../number-words.ts';
import { isSupported } from '../support-sentence.ts';
import type { ActaLineText, ActaSection } from './acta-record.ts';
import { isLeftOpen } from './decided-sentences.ts';
import { decidesOtherwise, deniesTheSame } from './denied-verbs.ts';
import { isToldMissing, isVoiceIn } from './named-people.ts';

/** A day or a month that is another one makes another agreement, however much of the rest was said. */
const exactWords: ReadonlySet<string> = new Set(
  'lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'.split(
    ' ',
  ),
);

/** What a line is held against. */
export type Said = {
  /** What the segments say that the line names, each after its speaker. */
  text: string;
  /** Folded words that name somebody of the meeting: at the start of a sentence a capital tells nothing. */
  names: ReadonlySet<string>;
};

/**
 * Whether a line that a model wrote can rest on the segments that it names: every number, day, month and name of it was said
 * there, and so was at least half of its longer words; nothing of it was denied there, and a decision was not left open.
 * It does not prove that the line is true: it finds what comes from nowhere, and what says the contrary.
 */
export function restsOn(line: ActaLineText & { section: ActaSection }, { text, names }: Said): boolean {
  const said = new Set(foldedWords(text));
  const whole = [line.text, line.role, line.responsible, line.due].filter((part) => part !== '').join(', ');
  const words = foldedWords(whole);
  if (words.length === 0 || said.size === 0) return false;
  if (words.some((word) => (names.has(word) || exactWords.has(word)) && !said.has(word))) return false;
  if (isPerson(line) && foldedWords(line.text).some((word) => word.length > 2 && !said.has(word))) return false;
  if (!numbersWereSaid(words, said)) return false;
  if (isContrary(line, whole, text)) return false;
  return isSupported(whole, `${text} ${spelledFigures(said).join(' ')}`, '');
}

/** Whether what was said tells the contrary of a line: `whole` is all of its words. */
function isContrary({ section, text }: ActaLineText & { section: ActaSection }, whole: string, said: string): boolean {
  if (section === 'present') return isToldMissing(text, said);
  if (section === 'absent') return isVoiceIn(text, said);
  if (section === 'decisions') return isLeftOpen(said) || decidesOtherwise(whole, said);
  return deniesTheSame(whole, said);
}

function isPerson({ section }: { section: ActaSection }): boolean {
  return section === 'present' || section === 'absent';
}

/** Numbers are the same in words and in figures: "doce mesas" is "12 mesas". */
function numbersWereSaid(words: readonly string[], said: ReadonlySet<string>): boolean {
  const known = new Set([...spelledFigures(said), ...[...said].filter((word) => /^\d+$/.test(word))]);
  return words.every((word) => {
    const value = isArticle(word) ? null : numberFromWords(word);
    return value === null || known.has(String(value));
  });
}

function spelledFigures(said: ReadonlySet<string>): string[] {
  return [...said].flatMap((word) => {
    const value = numberFromWords(word);
    return value === null ? [] : [String(value)];
  });
}

/** "una reunión" counts nothing. */
function isArticle(word: string): boolean {
  return word === 'un' || word === 'una' || word === 'uno' || word === 'primero';
}

/** Folded words of names: those of the voices, and those that stand with a capital inside a sentence. */
export function namesSaid(segments: readonly { speaker: string | null; text: string }[]): Set<string> {
  return new Set(
    segments.flatMap(({ speaker, text }) => [
      ...foldedWords(speaker ?? ''),
      ...[...text.matchAll(/(?<=[\p{Ll}\p{N},;:]\s+)\p{Lu}[\p{L}’']+/gu)].flatMap(([name]) => foldedWords(name)),
    ]),
  );
}
