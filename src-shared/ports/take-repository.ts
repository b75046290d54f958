import type { Sha256, SourceId, TakeId } from '../domain/identifiers.ts';
import type { Take } from '../domain/take.ts';
import type { TimeRange } from '../domain/transcript.ts';

/**
 * A few seconds of a take: its file is a blob. `unheard`: what was found, while these were read, to be silent because the
 * recording's file is damaged there; it may go on in the next ones.
 */
export type TakePiece = { sha256: Sha256; sizeBytes: number; durationMs: number; unheard?: TimeRange[] };

/** What is being recorded on this PC, piece by piece: what is kept of it survives the program. */
export type TakeRepository = {
  /** `sourceId`: the recording whose sound is being read by a window; a take of the microphone has none. */
  begin(take: Pick<Take, 'id' | 'name' | 'startedAt'> & { sourceId?: SourceId }): Promise<void>;
  /** Adds what comes after the last piece. */
  addPiece(id: TakeId, piece: TakePiece): Promise<void>;
  /** In order; null for a take that is not there (any more). */
  pieces(id: TakeId): Promise<TakePiece[] | null>;
  /** Those of the microphone, the oldest first. */
  list(): Promise<Take[]>;
  /** Those that were begun to bring the sound of a recording. */
  ofSource(id: SourceId): Promise<TakeId[]>;
  /** Forgets a take and gives the blobs that nothing else has. */
  remove(id: TakeId): Promise<Sha256[]>;
};
