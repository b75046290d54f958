import type { ProcessorLevel, TranscriptionEngine, TranscriptionProgram } from '../domain/transcription-engine.ts';

/** The programs of this PC that put recordings into words. */
export type TranscriptionPrograms = {
  /** How an engine stands here, at no better a level than the highest; null for the best that there is. Never throws. */
  examine(
    engine: TranscriptionEngine,
    options: { highestLevel: ProcessorLevel | null; signal: AbortSignal },
  ): Promise<TranscriptionProgram>;
  /**
   * Builds an engine for this PC, minutes of work; `report` is told from 0 to 1. Throws `TRANSCRIPTION_OFF`,
   * `TRANSCRIPTION_NEEDS_COMPILER`, `TRANSCRIPTION_BUILD_FAILED` and what the signal says.
   */
  build(
    engine: TranscriptionEngine,
    options: { signal: AbortSignal; report: (fraction: number) => void },
  ): Promise<void>;
};
