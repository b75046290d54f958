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

/** More gain nothing: the cores wait for the memory. */
export const mostTranscriptionThreads = 8;

/** How an engine stands on a PC. */
export const transcriptionProgramSchema = z.object({
  engine: transcriptionEngineSchema,
  /** Null where it is not built. */
  version: z.string().nullable(),
  /** The levels that this PC's processor has, best first, of those that it was built for. */
  levels: z.array(processorLevelSchema),
  /** The one that it runs at; null where none computes right. */
  level: processorLevelSchema.nullable(),
  /** Better ones that failed when they were tried. */
  refused: z.array(processorLevelSchema),
  /** The processor's real cores, as many as it uses unless somebody chose fewer; null where it cannot run. */
  physicalCores: z.number().int().positive().nullable(),
  /** Whether its sources are here, as they are not in an installed program. */
  canBuild: z.boolean(),
  /** What building it still needs on this PC ("CMake"). */
  missing: z.string().nullable(),
});
export type TranscriptionProgram = z.infer<typeof transcriptionProgramSchema>;
