import type { TranscriptCorrections, TypedText } from '../domain/corrected-transcript.ts';
import type { PersonId, SourceId } from '../domain/identifiers.ts';

/** A name that some voice was given. */
export type KnownName = { name: string; personId: PersonId | null };

/**
 * What people changed of transcripts, read; it is written through the change log. What is being typed is kept here at
 * once, and becomes a change when its segment is left.
 */
export type TranscriptCorrectionRepository = {
  get(id: SourceId): Promise<TranscriptCorrections>;
  /** Keeps what a segment says while it is being typed, in place of what was typed in it before. */
  keepTyping(id: SourceId, typed: TypedText): Promise<void>;
  /** Forgets what was typed in those segments: it is a change by now. */
  dropTyping(id: SourceId, segmentIds: readonly string[]): Promise<void>;
  /** The recordings where something was typed and not made a change. */
  sourcesWithTyping(): Promise<SourceId[]>;
  /** The names that voices were given in any recording, in the order of the alphabet. */
  knownNames(): Promise<KnownName[]>;
  /** The recordings of which something changed since `settle` was last told; `upTo` is for it. Null: nothing at all did. */
  changedSince(): Promise<{ sourceIds: SourceId[]; upTo: number } | null>;
  /** Remembers that everything up to there has been taken to where it is searched. */
  settle(upTo: number): Promise<void>;
};
