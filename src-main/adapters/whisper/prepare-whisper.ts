import { availableParallelism } from 'node:os';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { buildWhisper } from './build/build-whisper.ts';
import { findWhisper } from './find-whisper.ts';
import { probeWhisper, type WhisperEngine } from './probe-whisper.ts';
import type { WhisperLevel } from './whisper-levels.ts';

export type PrepareWhisperOptions = {
  /** Where builds are kept, the ones that came with the installed program or ours. */
  buildsFolder: string;
  /** Where the level that runs on this PC is remembered. */
  memoryFile: string;
  /** The best level to try, as a person chose it. */
  highestLevel?: WhisperLevel;
  /** Whether it is built where it is not there yet: minutes, with a compiler. */
  mayBuild: boolean;
  signal: AbortSignal;
  /** How far a build is, from 0 to 1. */
  report?: (fraction: number) => void;
};

/**
 * whisper.cpp ready to be used on this PC. Throws `TRANSCRIPTION_OFF` where it is not built and may not be, and what
 * building and probing throw.
 */
export async function prepareWhisper(options: PrepareWhisperOptions): Promise<WhisperEngine> {
  const { buildsFolder, mayBuild, signal, report } = options;
  const found = await findWhisper(buildsFolder);
  if (found === null && !mayBuild) throw new AppError('TRANSCRIPTION_OFF');
  const built = found ?? (await buildWhisper({ buildsFolder, atOnce: availableParallelism(), signal, report }));
  return probeWhisper({ ...options, built });
}
