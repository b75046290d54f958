import { z } from 'zod';
import { sourceIdSchema } from './identifiers.ts';

/** Audio everywhere inside the product: one channel of signed 16-bit samples, this many a second. */
export const audioSampleRate = 16_000;

/** A stretch of a recording, in milliseconds from its start. */
export type TimeRange = { startMs: number; endMs: number };

const timeRange = { startMs: z.number().int().nonnegative(), endMs: z.number().int().nonnegative() };

/** A stretch of a recording, as it is kept. */
export const timeRangeSchema = z.object(timeRange);

/** One word as it was heard; its times are milliseconds from the start of the recording. */
export const transcriptWordSchema = z.object({
  ...timeRange,
  text: z.string(),
  /** How sure the engine is of it, 0 to 1; null for what a person typed or said to be so. */
  confidence: z.number().min(0).max(1).nullable(),
});
export type TranscriptWord = z.infer<typeof transcriptWordSchema>;

/** Under this a word counts as hard to hear: it is more likely than not another one. */
const doubtfulUnder = 0.5;

/** Whether a word was hard to hear: it is dotted, and a second pass hears it again. */
export function isDoubtful({ confidence }: TranscriptWord): boolean {
  return confidence !== null && confidence < doubtfulUnder;
}

/** What one voice says between two pauses. */
export const transcriptSegmentSchema = z.object({
  ...timeRange,
  /** Whose voice, by a name or by a mark of the recording's own ("1"); null while nobody has said. */
  speaker: z.string().nullable(),
  text: z.string(),
  /** The mean over its words, 0 to 1; null for what a person typed. */
  confidence: z.number().min(0).max(1).nullable(),
  words: z.array(transcriptWordSchema),
});
export type TranscriptSegment = z.infer<typeof transcriptSegmentSchema>;

/** The words of a recording, in order of time, and what heard them. */
export const transcriptSchema = z.object({
  sourceId: sourceIdSchema,
  durationMs: z.number().int().nonnegative(),
  /** BCP 47 ("es"). */
  language: z.string(),
  /** What heard it ("whisper.cpp haswell") and with which model's file ("ggml-base-q8_0.bin"). */
  engine: z.string(),
  model: z.string(),
  /** Tells the model's file from others of its name; absent where another machine heard it. */
  modelMark: z.string().optional(),
  /** Said of a recording that was heard from end to end, without looking first for where somebody speaks. */
  isWhole: z.literal(true).optional(),
  segments: z.array(transcriptSegmentSchema),
  /** Where the file is damaged and nothing could be heard, in order; absent where all of it could. */
  unheard: z.array(timeRangeSchema).optional(),
});
export type Transcript = z.infer<typeof transcriptSchema>;
