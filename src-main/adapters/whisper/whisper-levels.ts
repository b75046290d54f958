import { z } from 'zod';

/**
 * What whisper.cpp's libraries ask of the processor, best first: AVX2 with FMA, AVX with F16C, AVX, SSE 4.2, and any
 * x86-64; `base` is the only one elsewhere.
 */
export const whisperLevels = ['haswell', 'ivybridge', 'sandybridge', 'sse42', 'x64', 'base'] as const;
export const whisperLevelSchema = z.enum(whisperLevels);
export type WhisperLevel = (typeof whisperLevels)[number];

/** The levels that are built for a kind of processor. */
export function levelsOf(architecture: string): readonly WhisperLevel[] {
  return architecture === 'x64' ? whisperLevels.filter((level) => level !== 'base') : ['base'];
}
