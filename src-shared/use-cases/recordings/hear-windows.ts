import type { TaskContext } from '../../domain/job.ts';
import type { Source } from '../../domain/source.ts';
import type { TimeRange, TranscriptSegment } from '../../domain/transcript.ts';
import type { AudioDecoder } from '../../ports/audio-decoder.ts';
import type { FileContent } from '../../ports/task-files.ts';
import type { Transcriber } from '../../ports/transcriber.ts';
import type { HeardWindow } from '../../ports/transcript-repository.ts';
import { cutWindows } from './cut-windows.ts';

/** A recording that is open to be heard. */
export type OpenRecording = { source: Source; content: FileContent };

type Hearing = {
  audio: Pick<AudioDecoder, 'decode'>;
  transcriber: Transcriber;
  language: string;
  vocabulary: string | undefined;
  /** What is being done, for people. */
  step: string;
  /** Keeps what was heard in the window of that place; times are those of the recording. */
  saveWindow: (place: number, segments: readonly TranscriptSegment[]) => Promise<void>;
};

/** Hears the windows that were not heard yet, each kept as soon as it has been. */
export async function hearWindows(
  { source, content }: OpenRecording,
  windows: readonly HeardWindow[],
  { audio, transcriber, language, vocabulary, step, saveWindow }: Hearing,
  { signal, report }: Pick<TaskContext, 'signal' | 'report'>,
): Promise<void> {
  const missing = windows.map((window, place) => ({ ...window, place })).filter(({ segments }) => segments === null);
  const total = lengthOf(windows);
  let done = total - lengthOf(missing);
  report({ step, done, total });
  const cut = cutWindows(audio.decode(content, { signal, name: source.name }), missing);
  for (const window of missing) {
    const { value: samples } = await cut.next();
    signal.throwIfAborted();
    const heard = samples ? await transcriber.transcribe({ samples, language, vocabulary }, { signal }) : [];
    await saveWindow(
      window.place,
      heard.map((segment) => moved(segment, window.startMs)),
    );
    done += lengthOf([window]);
    report({ step, done, total });
  }
  await cut.return();
}

function lengthOf(windows: readonly TimeRange[]): number {
  return windows.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

/** A segment of a window with the times of the whole recording. */
function moved(segment: TranscriptSegment, byMs: number): TranscriptSegment {
  const later = <Range extends TimeRange>(range: Range) => ({
    ...range,
    startMs: Math.round(range.startMs + byMs),
    endMs: Math.round(range.endMs + byMs),
  });
  return { ...later(segment), words: segment.words.map(later) };
}
