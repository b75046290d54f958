import { z } from 'zod';

/** The programs that put recordings into words; the first is the one that is used unless another is chosen. */
export const transcriptionEngines = ['whisper.cpp', 'smart-whisper'] as const;
export const transcriptionEngineSchema = z.enum(transcriptionEngines);
export type TranscriptionEngine = (typeof transcriptionEngines)[number];

/**
 * What an engine's libraries ask of the processor, best first: AVX2 with FMA, AVX with F16C, AVX, SSE 4.2, and any
 * x86-64; `base` is the only one elsewhere.
 */
export const processorLevels = ['haswell', 'ivybridge', 'sandybridge', 'sse42', 'x64', 'base'] as const;
export const processorLevelSchema = z.enum(processorLevels);
export type ProcessorLevel = (typeof processorLevels)[number];
