import { AppError } from '../../../src-shared/domain/errors.ts';
import type { ProcessorLevel, TranscriptionEngine } from '../../../src-shared/domain/transcription-engine.ts';
import { findWhisper } from './find-whisper.ts';
import { probeWhisper, type WhisperEngine } from './probe-whisper.ts';

export type PrepareWhisperOptions = {
  engine: TranscriptionEngine;
  /** Where builds are kept, the ones that came with the installed program or ours. */
  buildsFolder: string;
  /** Where the level that runs on this PC is remembered. */
  memoryFile: string;
  /** The best level to try, as a person chose it. */
  highestLevel?: ProcessorLevel;
  signal: AbortSignal;
};

/** An engine ready to be used on this PC. Throws `TRANSCRIPTION_OFF` where it is not built, and what probing throws. */
export async function prepareWhisper(options: PrepareWhisperOptions): Promise<WhisperEngine> {
  const built = await findWhisper(options.buildsFolder, options.engine);
  if (built === null) throw new AppError('TRANSCRIPTION_OFF');
  return probeWhisper({ ...options, built });
}
