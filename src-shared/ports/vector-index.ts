import type { SourceId } from '../domain/identifiers.ts';
import type { EmbedderIdentity } from './embedder.ts';

/** What a passage means, as a vector of length one. A passage's id is never given to another text. */
export type PassageVector = { passageId: number; sourceId: SourceId; vector: Float32Array };

/** A passage near what was asked; `similarity` is the cosine. */
export type VectorMatch = { passageId: number; sourceId: SourceId; similarity: number };

/** Vectors of passages, all of one model. Made of the papers and an embedder: it can be thrown away and made again. */
export type VectorIndex = {
  /** The model whose vectors it holds (null before there is one), and how many they are. */
  describe(): Promise<{ modelId: string | null; count: number }>;
  /** Forgets every vector and takes those of a model from now on. */
  startOver(identity: EmbedderIdentity): Promise<void>;
  /** Forgets everything, the model too, and gives the disk back. */
  clear(): Promise<void>;
  /**
   * Puts vectors of the index's model in, in place of earlier ones of the same passages. In a file all of them or none;
   * elsewhere what went in before a failure stays, and the same call again puts in the rest.
   */
  upsert(modelId: string, vectors: readonly PassageVector[]): Promise<void>;
  removeSource(sourceId: SourceId): Promise<void>;
  removePassages(passageIds: readonly number[]): Promise<void>;
  /** The passages above `after` and up to `upTo` that have a vector, in order. */
  heldBetween(after: number, upTo: number): Promise<number[]>;
  /** The passages above `after`, in order, with their vectors: `limit` of them, fewer where there are no more. */
  vectorsAfter(after: number, limit: number): Promise<PassageVector[]>;
  /** The nearest passages, best first, of these sources or of all; none where the index is of another model. */
  search(
    query: { modelId: string; vector: Float32Array },
    options: { sourceIds?: readonly SourceId[]; limit: number },
  ): Promise<VectorMatch[]>;
  close(): Promise<void>;
};
