import type { SourceId } from '../domain/identifiers.ts';
import type { SecondPass } from '../domain/second-pass.ts';
import type { TimeRange, Transcript, TranscriptSegment } from '../domain/transcript.ts';
import type { HeardWindow } from './transcript-repository.ts';

/** What hears a recording again; two with the same ones are the same work. */
export type SecondPassTask = Pick<Transcript, 'sourceId' | 'engine' | 'model' | 'modelMark'>;

/** A second pass that is being made: what is done of it survives the program. */
export type SecondPassWork = SecondPassTask & { windows: HeardWindow[] };

/** What came of hearing recordings again where their words were doubtful, and what is under way of that. */
export type SecondPassRepository = {
  /** What the second pass over a transcript changed; null where there was none. */
  get(id: SourceId): Promise<SecondPass | null>;
  /** The one that is being made over a recording; null when none is. */
  getWork(id: SourceId): Promise<SecondPassWork | null>;
  /** Begins one, in place of another that was being made over the same recording. */
  begin(task: SecondPassTask, windows: readonly TimeRange[]): Promise<void>;
  /** Keeps what was heard in the window of that place, from 0. Times are those of the recording. */
  saveWindow(id: SourceId, place: number, segments: readonly TranscriptSegment[]): Promise<void>;
  /** Puts a transcript in place of the one that is kept, with what tells how to take that back. */
  keep(transcript: Transcript, pass: SecondPass | null): Promise<void>;
  /** The same, when what was under way has come to that. */
  finish(transcript: Transcript, pass: SecondPass): Promise<void>;
};
