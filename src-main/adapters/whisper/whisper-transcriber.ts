import { basename } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { mostTranscriptionThreads } from '../../../src-shared/domain/transcription-engine.ts';
import type { Transcriber, TranscribeWindow } from '../../../src-shared/ports/transcriber.ts';
import { inspectModelFile, type WhisperModelFacts } from './inspect-model-file.ts';
import { refuseLevel, type WhisperEngine } from './probe-whisper.ts';
import { isOnlyVocabulary, readAnswer } from './read-answer.ts';
import { MissingInstruction, startWhisperProcess, type WhisperProcess } from './whisper-process.ts';

export type WhisperTranscriberOptions = {
  engine: WhisperEngine;
  /** The script that hears, where the engine is an addon for Node. */
  addonEntry?: string;
  modelFile: string;
  /** The PC's real cores unless told, and at most eight. */
  threads?: number;
};

/**
 * An engine in a process of its own, started with the first window and kept until it is closed; one that dies, or is
 * killed by cancelling, gives way to a new one at the next window. One that ends on an instruction that this processor
 * lacks gives way to the next level down at once. Windows that come at once wait for each other.
 */
export function createWhisperTranscriber({
  modelFile,
  threads,
  addonEntry,
  ...options
}: WhisperTranscriberOptions): Transcriber {
  let engine = options.engine;
  let running: WhisperProcess | null = null;
  let facts: WhisperModelFacts | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  return {
    get name() {
      return `${engine.engine} ${engine.level}`;
    },
    transcribe(window, caller) {
      const signal = AbortSignal.any([caller.signal, closing.signal]);
      const mine = last.then(() => transcribe(window, signal));
      last = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      closing.abort(new AppError('CANCELLED'));
      await last;
      await stop();
    },
  };

  async function transcribe(window: TranscribeWindow, signal: AbortSignal): Promise<TranscriptSegment[]> {
    const segments = await hear(window, signal);
    if (window.vocabulary === undefined || !isOnlyVocabulary(segments, window.vocabulary)) return segments;
    // Perhaps only names were said; heard without the list they come back, and what the list itself made up does not.
    return hear({ ...window, vocabulary: undefined }, signal);
  }

  async function hear(window: TranscribeWindow, signal: AbortSignal): Promise<TranscriptSegment[]> {
    try {
      return await hearOnce(window, signal);
    } catch (thrown) {
      if (!(thrown instanceof AppError && thrown.cause instanceof MissingInstruction)) throw thrown;
      engine = await refuseLevel(engine, signal);
      return hear(window, signal);
    }
  }

  async function hearOnce(window: TranscribeWindow, signal: AbortSignal): Promise<TranscriptSegment[]> {
    const process = await start(window.language, signal);
    const kill = () => void process.kill();
    signal.addEventListener('abort', kill, { once: true });
    try {
      return readAnswer(await process.ask(window), window.samples.length);
    } catch (thrown) {
      await stop();
      signal.throwIfAborted();
      throw thrown instanceof AppError ? thrown : new AppError('TRANSCRIBER_FAILED', {}, { cause: thrown });
    } finally {
      signal.removeEventListener('abort', kill);
    }
  }

  async function start(language: string, signal: AbortSignal): Promise<WhisperProcess> {
    signal.throwIfAborted();
    facts ??= await inspectModelFile(modelFile);
    // It would write English words for whatever is said.
    if (!facts.isMultilingual && !/^en(-|$)/.test(language)) {
      throw new AppError('MODEL_ENGLISH_ONLY', { name: basename(modelFile) });
    }
    running ??= await startWhisperProcess(
      { engine, addonEntry, modelFile, threads: threads ?? Math.min(engine.physicalCores, mostTranscriptionThreads) },
      { signal },
    );
    return running;
  }

  async function stop(): Promise<void> {
    await running?.kill();
    running = null;
  }
}
