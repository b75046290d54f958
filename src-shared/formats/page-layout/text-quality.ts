import type { ReadingQuality } from '../../domain/document-text.ts';

/** Share of the signs that no map gave a meaning: private use, replacement signs and control signs. */
export function garbledShare(text: string): number {
  const signs = text.replace(/\s/gu, '');
  if (signs.length === 0) return 0;
  return (signs.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0) / signs.length;
}

/** Share of the letters that stand in words as European languages build them; numbers and dates count as words. */
export function plausibleShare(text: string): number {
  let plausible = 0;
  let all = 0;
  for (const token of text.split(/\s+/u)) {
    const core = token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (core.length === 0) continue;
    all += core.length;
    if (isPlausibleToken(core)) plausible += core.length;
  }
  return all === 0 ? 0 : plausible / all;
}

/** Scripts other than Latin have their own habits: they are not judged. */
const otherScript = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

function isPlausibleToken(token: string): boolean {
  if (otherScript.test(token)) return true;
  if (/^\p{N}[\p{N}.,:/%°º-]*$/u.test(token)) return true;
  return token.split(/[-/'’.,@_:()]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u).every(isPlausiblePart);
}

function isPlausiblePart(part: string): boolean {
  if (part.length <= 1 || /^\p{N}+$/u.test(part)) return true;
  if (!/^\p{L}+$/u.test(part) || part.length > 28) return false;
  // Capitals inside a small-letter word ("dE lA") come from wrong maps and bad recognition; "McDonald" survives.
  if (/\p{Ll}\p{Lu}.*\p{Ll}\p{Lu}/u.test(part)) return false;
  if (part.length <= 4 && part === part.toUpperCase()) return true;
  const plain = part.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return /[aeiouy]/.test(plain) && !/[^aeiouy]{6}|[aeiou]{5}|(.)\1{3}/.test(plain);
}

/** A sign in ten that means nothing makes a page unreadable, whatever the rest says. */
const garbledLimit = 0.1;
/** Below this share of plausible words a text of some length is not what the page shows. */
const implausibleLimit = 0.45;
/** Fewer letters say too little to be judged by their words. */
const fewestJudgedLetters = 40;

/** Share of vowels: Spanish has 0.46, English 0.38, lists of codes and initials 0.3; a shifted alphabet has less. */
const fewestVowels = 0.22;

/** Whether a page's own text cannot be what a reader sees on it: its fonts have no map, or a wrong one. */
export function isGarbled(text: string): boolean {
  if (garbledShare(text) > garbledLimit) return true;
  const bare = text.normalize('NFD');
  const letters = bare.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < fewestJudgedLetters || letters < 0.7 * all) return false;
  const vowels = (bare.match(/[aeiouy]/gi)?.length ?? 0) / letters;
  return vowels < fewestVowels || plausibleShare(text) < implausibleLimit;
}

/** How well a page with text of its own reads. */
export function textQuality(text: string): ReadingQuality {
  if (text.trim() === '') return 'empty';
  if (isGarbled(text)) return 'poor';
  return garbledShare(text) > 0.02 ? 'fair' : 'good';
}

/**
 * How well a recognised page reads. The confidence at which clean 300 dpi scans come out is 0.9 and more, faded or
 * crumpled paper between 0.75 and 0.9; below 0.65 about one word in three is wrong.
 */
export function recognizedQuality(text: string, confidence: number): ReadingQuality {
  if (text.trim() === '') return 'empty';
  const plausible = plausibleShare(text);
  if (confidence >= 0.85 && plausible >= 0.75) return 'good';
  return confidence >= 0.65 && plausible >= 0.5 ? 'fair' : 'poor';
}
