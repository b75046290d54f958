import { AppError } from '../../../src-shared/domain/errors.ts';
import { audioSampleRate, type TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { machineOf, type TranscriptionServer } from '../../../src-shared/domain/transcription-server.ts';
import type { Transcriber, TranscribeWindow } from '../../../src-shared/ports/transcriber.ts';
import { isOnlyVocabulary } from '../whisper/read-answer.ts';
import { type AskingOptions, askServer } from './ask-server.ts';
import { readVerboseAnswer } from './read-verbose-answer.ts';

/** What is shorter says nothing, and servers refuse it. */
const shortestSamples = audioSampleRate / 10;

/**
 * A server behind OpenAI's protocol, asked one window after another. A window that the machine never got, or whose
 * answer was lost, is asked again by whoever goes on with the work; those before it are kept.
 */
export function createServerTranscriber(
  server: TranscriptionServer,
  pace: Omit<AskingOptions, 'signal'> = {},
): Transcriber {
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  return {
    name: `servidor ${machineOf(server.url)}`,
    transcribe(window, caller) {
      const signal = AbortSignal.any([caller.signal, closing.signal]);
      const mine = last.then(() => transcribe(window, signal));
      last = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      closing.abort(new AppError('CANCELLED'));
      await last;
    },
  };

  async function transcribe(window: TranscribeWindow, signal: AbortSignal): Promise<TranscriptSegment[]> {
    signal.throwIfAborted();
    if (window.samples.length < shortestSamples) return [];
    const segments = await hear(window, signal);
    if (window.vocabulary === undefined || !isOnlyVocabulary(segments, window.vocabulary)) return segments;
    // On noise a model may answer with the list of names itself.
    return hear({ ...window, vocabulary: undefined }, signal);
  }

  async function hear(window: TranscribeWindow, signal: AbortSignal): Promise<TranscriptSegment[]> {
    const answer = await askServer(server, window, { ...pace, signal });
    try {
      return readVerboseAnswer(answer, window.samples.length);
    } catch (cause) {
      throw new AppError('TRANSCRIPTION_SERVER_NONSENSE', { server: machineOf(server.url) }, { cause });
    }
  }
}
