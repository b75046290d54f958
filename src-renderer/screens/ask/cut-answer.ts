import type { Citation } from '../../../src-shared/domain/answer.ts';

/** A stretch of an answer and the place in `citations` of the proof that follows it; null where none does. */
export type AnswerPiece = { start: number; text: string; proof: number | null };

/** An answer's text cut at the numbers of its proofs. "[7]" with no seventh proof is text. */
export function cutAnswer(text: string, citations: readonly Citation[]): AnswerPiece[] {
  const pieces: AnswerPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\s?\[(\d{1,3})\]/g)) {
    const proof = citations.findIndex(({ number }) => number === Number(match[1]));
    if (proof < 0) continue;
    pieces.push({ start: from, text: text.slice(from, match.index), proof });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ start: from, text: text.slice(from), proof: null });
  return pieces;
}
