import type { Sha256, TakeId } from '../domain/identifiers.ts';
import type { Take } from '../domain/take.ts';

/** A few seconds of a take: its file is a blob. */
export type TakePiece = { sha256: Sha256; sizeBytes: number; durationMs: number };

/** What is being recorded on this PC, piece by piece: what is kept of it survives the program. */
export type TakeRepository = {
  begin(take: Pick<Take, 'id' | 'name' | 'startedAt'>): Promise<void>;
  /** Adds what comes after the last piece. */
  addPiece(id: TakeId, piece: TakePiece): Promise<void>;
  /** In order; null for a take that is not there (any more). */
  pieces(id: TakeId): Promise<TakePiece[] | null>;
  /** The oldest first. */
  list(): Promise<Take[]>;
  /** Forgets a take and gives the blobs that no other one is made of. */
  remove(id: TakeId): Promise<Sha256[]>;
};
