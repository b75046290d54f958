import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';

/** A recording that was found readable, before it is decoded. */
export type SoundSource = {
  /** Container and codec ("ogg-opus", "mp3", "mp4-aac"). */
  format: string;
  /** Null where only decoding would tell. */
  durationMs: number | null;
  pieces(): AsyncIterable<SoundPiece>;
};
