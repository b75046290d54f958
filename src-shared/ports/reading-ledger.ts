import type { Sha256, SourceId } from '../domain/identifiers.ts';
import type { Source } from '../domain/source.ts';
import type { SharedReading } from '../domain/sync/shared-reading.ts';

/** A source with a reading that was made on this PC and that no register tells of. */
export type ReadingToShare = Pick<Source, 'id' | 'kind' | 'sha256'> & {
  /** Of a paper: its readers'. Of a recording: one more than the best that is known. */
  edition: number;
};

/** A reading of another PC that is better than what is here of its source. */
export type WantedReading = { sourceId: SourceId; kind: Source['kind']; reading: SharedReading };

/** What a library knows of the readings of its sources, its own and those of the school's other PCs. */
export type ReadingLedger = {
  /** At most so many. */
  toShare(limit: number): Promise<ReadingToShare[]>;
  /** Somebody is about to pack the reading that is here of a source. */
  beginSharing(source: Pick<Source, 'id' | 'kind'>): Promise<void>;
  /**
   * Tells every PC of the reading that was here at `beginSharing`, unless the source was forgotten since: false. Null: it
   * does not travel. Where it was made anew since, that one is to be shared too.
   */
  share(source: Pick<Source, 'id' | 'kind'>, reading: SharedReading | null): Promise<boolean>;
  /** The best reading of each source, where it is better than what is here; one a source. */
  wanted(): Promise<WantedReading[]>;
  /** What came in that file is no reading: it is wanted no more. */
  refuse(sha256: Sha256): Promise<void>;
  /** How many files were refused. */
  refused(): Promise<number>;
};
