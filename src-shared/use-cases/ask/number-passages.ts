import type { SearchHit } from '../../ports/search-index.ts';
import type { NumberedPassage } from '../../prompts/answer-question.ts';

/** Spanish text, measured on usual tokenizers: a token is at least this many characters. */
const charactersPerToken = 2.5;
const mostPassages = 8;

/** A passage under its number, the first hit that it is made of, and where it stands in its page. */
export type MaterialPassage = NumberedPassage & { hit: SearchHit; start: number; end: number };

/** The best passages that fit in a request, one by one, numbered; what does not fit is left out whole. */
export function fittingPassages(hits: readonly SearchHit[], tokens: number): MaterialPassage[] {
  let left = tokens * charactersPerToken;
  const pieces: Piece[] = [];
  for (const hit of hits) {
    if (hit.text.length > left) continue;
    left -= hit.text.length;
    pieces.push(pieceOf(hit));
  }
  return pieces.map(numbered);
}

type Piece = { hit: SearchHit; start: number; end: number; text: string };

/**
 * The best passages that fit in a request, numbered; those that touch on the same page are one. What does not fit is
 * left out whole: the model never sees half a passage.
 */
export function numberPassages(hits: readonly SearchHit[], tokens: number): MaterialPassage[] {
  const pieces: Piece[] = [];
  let left = tokens * charactersPerToken;
  for (const hit of hits) {
    if (pieces.length === mostPassages || hit.text.length > left) continue;
    left -= hit.text.length;
    const touching = pieces.findIndex((piece) => isNextTo(piece, hit));
    const piece = pieces[touching];
    if (piece) pieces[touching] = joined(piece, pieceOf(hit));
    else pieces.push(pieceOf(hit));
  }
  return pieces.map(numbered);
}

function pieceOf(hit: SearchHit): Piece {
  const { start, end } = hit.locator;
  return { hit, start, end, text: hit.text };
}

function numbered(piece: Piece, index: number): MaterialPassage {
  return { number: index + 1, name: piece.hit.name, page: piece.hit.locator.page, ...piece };
}

/** Passages are cut at spaces: between one and the next there are few signs. */
const nearBy = 3;

function isNextTo(piece: Piece, hit: SearchHit): boolean {
  if (piece.hit.sourceId !== hit.sourceId || piece.hit.locator.page !== hit.locator.page) return false;
  return Math.abs(hit.locator.start - piece.end) <= nearBy || Math.abs(piece.start - hit.locator.end) <= nearBy;
}

function joined(piece: Piece, other: Piece): Piece {
  const [first, second] = piece.start <= other.start ? [piece, other] : [other, piece];
  const text = `${first.text}\n${second.text}`;
  return { hit: piece.hit, start: first.start, end: second.end, text };
}
