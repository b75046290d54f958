import type { TimeRange } from '../../../src-shared/domain/transcript.ts';

/** To the worker: what to read and from when, and then, for each piece, that it was taken. */
export type DecodeOrder = { type: 'begin'; address: string; fromMs: number } | { type: 'next' };

/** What the worker says. */
export type DecodeAnswer =
  | ({ type: 'piece' } & DecodedPiece)
  | { type: 'finished' }
  | { type: 'unsupported' }
  | { type: 'failed'; reason: string };

/** Bytes that follow those of the piece before it, and how long they last. */
export type WavPiece = { content: Uint8Array<ArrayBuffer>; durationMs: number };

/**
 * A part of a recording's sound, how long the whole lasts (null where the file does not say), and what was found, while
 * this part was read, to be silent for damage.
 */
export type DecodedPiece = WavPiece & { totalMs: number | null; unheard: TimeRange[] };
