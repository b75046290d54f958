import type { Sha256 } from '../domain/identifiers.ts';

/** A file that the school's data name; null for a size that they do not tell. */
export type NamedBlob = {
  sha256: Sha256;
  sizeBytes: number | null;
  /**
   * A paper's own file, which is fetched when somebody opens it; part of the work, without which it cannot go on; or a
   * reading, which is fetched to be read and is not kept.
   */
  use: 'paper' | 'part' | 'reading';
};

/** What a library knows of its files and those of its district's server. */
export type BlobLedger = {
  /** The files that the school's data name and of which it is not known since then that the server has them. */
  unconfirmed(since: string): Promise<NamedBlob[]>;
  /** The files that the school's data name and the server has. */
  confirmed(): Promise<NamedBlob[]>;
  /** The server has these. */
  confirm(blobs: readonly Sha256[], at: string): Promise<void>;
  /** The server does not have it after all. */
  doubt(blob: Sha256): Promise<void>;
  /** The blobs that hold the chunks of a file that have come, in order: the first ones of it without a gap. */
  pieces(blob: Sha256): Promise<Sha256[]>;
  addPiece(blob: Sha256, piece: { place: number; piece: Sha256 }): Promise<void>;
  /** Forgets what came of a file; gives the blobs that nothing else has. */
  forgetPieces(blob: Sha256): Promise<Sha256[]>;
};
