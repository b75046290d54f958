import type { Citation } from '../../../src-shared/domain/answer.ts';

/** A stretch of an answer: words, or the number of a proof. */
export type AnswerPiece = { start: number; text: string } | { start: number; proof: number };

/** An answer's text cut at the numbers of its proofs, each as its place in `citations`. "[7]" with no seventh proof is text. */
export function cutAnswer(text: string, citations: readonly Citation[]): AnswerPiece[] {
  const pieces: AnswerPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\s?\[(\d{1,3})\]/g)) {
    const proof = citations.findIndex(({ number }) => number === Number(match[1]));
    if (proof < 0) continue;
    if (match.index > from) pieces.push({ start: from, text: text.slice(from, match.index) });
    pieces.push({ start: match.index, proof });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ start: from, text: text.slice(from) });
  return pieces;
}
