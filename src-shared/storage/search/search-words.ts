/// <reference path="./snowball-stemmers.d.ts" />
import snowball from 'snowball-stemmers';
import { foldText } from '../../domain/fold-text.ts';

/** A word of a text as search sees it, with its place. */
export type SearchWord = {
  /** Without accents, in lower case; a number without its dots ("54321987"). */
  folded: string;
  /** What is indexed: the stem of a word, a number as it is. */
  stem: string;
  start: number;
  end: number;
};

const wordPattern = /\d+(?:\.\d{3})+(?!\d)|[\p{L}\p{N}]+/gu;
const numberPattern = /^\d/;

/** Suffixes that Spanish writes with an accent: the stemmer knows them only so, and people leave the accent out. */
const accentedSuffixes: readonly (readonly [RegExp, string])[] = [
  [/([cs])ion$/, '$1ión'],
  [/logia(s?)$/, 'logía$1'],
  [/iamos$/, 'íamos'],
  [/abamos$/, 'ábamos'],
];

const stemmer = snowball.newStemmer('spanish');
const knownStems = new Map<string, string>();
const maximumKnownStems = 200_000;

/** The stem of a folded word: the same for a word written with or without its accents. */
function stemFolded(folded: string): string {
  const known = knownStems.get(folded);
  if (known !== undefined) return known;
  let word = folded;
  for (const [suffix, accented] of accentedSuffixes) word = word.replace(suffix, accented);
  const stem = foldText(stemmer.stem(word));
  if (knownStems.size >= maximumKnownStems) knownStems.clear();
  knownStems.set(folded, stem);
  return stem;
}

const foreignUnits = /[^\0-\x7f]/g;
const knownUnits = new Map<string, string>();

/** `foldText`, faster where most letters are plain: a search folds hundreds of passages. */
function foldQuickly(text: string): string {
  return text.replace(foreignUnits, foldUnit).toLowerCase();
}

function foldUnit(unit: string): string {
  const known = knownUnits.get(unit);
  if (known !== undefined) return known;
  const folded = foldText(unit);
  knownUnits.set(unit, folded);
  return folded;
}

/** The first two letters of words whose stems are looked for. */
export type Beginnings = ReadonlySet<string>;

/** Stemming only takes endings away, so a word can have a stem only if it begins like it; null where a stem is shorter. */
export function beginningsOf(stems: readonly string[]): Beginnings | null {
  return stems.some((stem) => stem.length < 2) ? null : new Set(stems.map((stem) => stem.slice(0, 2)));
}

/** The words of a text in order; offsets refer to the text as given. With `wanted`, others are left without stemming. */
export function searchWords(text: string, wanted: Beginnings | null = null): SearchWord[] {
  const folded = foldQuickly(text);
  const words: SearchWord[] = [];
  for (const match of folded.matchAll(wordPattern)) {
    const [written] = match;
    const isNumber = numberPattern.test(written);
    const word = isNumber ? written.replaceAll('.', '') : written;
    const isStemmed = !isNumber && (wanted === null || wanted.has(word.slice(0, 2)));
    words.push({
      folded: word,
      stem: isStemmed ? stemFolded(word) : word,
      start: match.index,
      end: match.index + written.length,
    });
  }
  return words;
}
