import { editDistance, forgivenEdits } from '../edit-distance.ts';
import { foldedWords, foldText, tidySpaces } from '../fold-text.ts';
import type { FoundValue, ParsedValue, ValueOptions, ValueType } from './value-type.ts';

const smallWords = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'y', 'o', 'a', 'en', 'turno']);

function wordsThatCount(text: string): string[] {
  const words = foldedWords(text);
  const counting = words.filter((word) => !smallWords.has(word));
  return counting.length > 0 ? counting : words;
}

/** Every word stands for one of the choice, in order, whole or cut short ("Jorn. compl." for "Jornada completa"). */
function abbreviates(words: readonly string[], choice: readonly string[]): boolean {
  return words.length === choice.length && words.every((word, index) => choice[index]!.startsWith(word));
}

function scoreChoice(text: string, choice: string): number {
  const words = wordsThatCount(text);
  const target = wordsThatCount(choice);
  const [said, wanted] = [words.join(' '), target.join(' ')];
  if (said === '') return 0;
  if (said === wanted) return 1;
  if (abbreviates(words, target)) return said.length >= 3 ? 0.9 : 0.7;
  if (said.replace(/ /g, '') === target.map((word) => word[0]).join('') && target.length > 1) return 0.8;
  const edits = forgivenEdits(wanted.length);
  return edits > 0 && editDistance(said, wanted, edits) <= edits ? 0.75 : 0;
}

/** The only best of the closed list that the text names, whatever its accents and capitals; null when two tie. */
export function parseChoice(text: string, options: ValueOptions = {}): ParsedValue | null {
  const scored = (options.choices ?? []).map((choice) => ({ choice, score: scoreChoice(text, choice) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const winners = scored.filter(({ score }) => score === best);
  return best > 0 && winners.length === 1 ? { value: winners[0]!.choice, certainty: best } : null;
}

function occurrences(text: string, choice: string): FoundValue[] {
  const words = foldedWords(choice);
  if (words.length === 0) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'gu');
  return [...foldText(text).matchAll(pattern)].map((match) => {
    return { value: choice, certainty: 0.9, start: match.index, end: match.index + match[0].length };
  });
}

function findChoice(text: string, options: ValueOptions = {}): FoundValue[] {
  const found = (options.choices ?? []).flatMap((choice) => occurrences(text, choice));
  const longestFirst = found.sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept = longestFirst.filter((value, index) => {
    return !longestFirst.slice(0, index).some((other) => value.start < other.end && other.start < value.end);
  });
  return kept.sort((a, b) => a.start - b.start);
}

export const choiceValue: ValueType = {
  parse: parseChoice,
  find: findChoice,
  format: (canonical) => canonical,
  validate: (canonical, options = {}) => (options.choices ?? []).includes(canonical) && tidySpaces(canonical) !== '',
};
