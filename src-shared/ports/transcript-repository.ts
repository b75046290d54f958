import type { SourceId } from '../domain/identifiers.ts';
import type { ReadingOrigin } from '../domain/sync/shared-reading.ts';
import type { TimeRange, Transcript, TranscriptSegment } from '../domain/transcript.ts';

/** What a transcript is made from and with; two with the same ones are the same work. */
export type TranscriptTask = Omit<Transcript, 'segments'>;

/** A stretch of a recording that is heard at once; null until it has been. */
export type HeardWindow = TimeRange & { segments: TranscriptSegment[] | null };

/** A transcript that is being made: what is done of it survives the program. */
export type TranscriptWork = TranscriptTask & { windows: HeardWindow[] };

/** Transcripts as they were heard, on this PC or on another one, and those under way. */
export type TranscriptRepository = {
  /** The whole transcript of a recording; null until one is complete. */
  get(id: SourceId): Promise<Transcript | null>;
  /** The transcript that is being made of a recording; null when none is. */
  getWork(id: SourceId): Promise<TranscriptWork | null>;
  /** Begins one, in place of another that was being made of the same recording. */
  begin(task: TranscriptTask, windows: readonly TimeRange[]): Promise<void>;
  /** Keeps what was heard in the window of that place, from 0. Times are those of the recording. */
  saveWindow(id: SourceId, place: number, segments: readonly TranscriptSegment[]): Promise<void>;
  /** Puts together what was heard, in place of an earlier transcript. Throws `NOT_FOUND` when none is under way. */
  finish(id: SourceId): Promise<Transcript>;
  /** Puts a transcript in place of the one that is kept of its recording. */
  replace(transcript: Transcript): Promise<void>;
  /** The same for one of another PC; nothing of a recording that was forgotten meanwhile. */
  take(transcript: Transcript, origin: ReadingOrigin): Promise<void>;
};
