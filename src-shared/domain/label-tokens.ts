import { foldText } from './fold-text.ts';

/** A folded word and its place. */
export type Token = { word: string; start: number; end: number };

/** A text in words: `inside` says whether a label may go on from one offset to another. */
type TokenizedText = {
  text: string;
  tokens: readonly Token[];
  inside: (left: number, right: number) => boolean;
};

/** A word, with the endings of both genders taken off ("alumno/a", "Apellido(s)"). */
const tokenPattern = /[\p{L}\p{N}]+(?:\s?[/(]\s?(?:as?|os?|s|es)\)?(?![\p{L}\p{N}]))?/gu;
const numberSign = /^(?:nº|nro|n|num|numero|no|º)$/;

/** The folded words of a text with their places. */
export function tokenize(text: string): Token[] {
  return [...foldText(text).matchAll(tokenPattern)].map((match) => {
    const word = /^[\p{L}\p{N}]+/u.exec(match[0])![0];
    return { word, start: match.index, end: match.index + match[0].length };
  });
}

/** "N.º", "Nro.", "y número" after a label belong to it. */
export function skipNumberSign(
  { text, tokens, inside }: TokenizedText,
  from: number,
  labelEnd: number,
): { next: number; end: number } {
  let [next, end] = [from, labelEnd];
  for (let at = from; at < tokens.length && at < from + 4; at += 1) {
    const [left, right] = [tokens[at - 1]!.end, tokens[at]!.start];
    if (text.slice(left, right).includes('\n') || !inside(left, right)) break;
    const { word } = tokens[at]!;
    if (numberSign.test(word)) [next, end] = [at + 1, tokens[at]!.end];
    else if (!/^(?:y|de|e)$/.test(word)) break;
  }
  return { next, end };
}
