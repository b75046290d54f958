import { z } from 'zod';
import { timeRangeSchema } from '../../../src-shared/domain/transcript.ts';
import { waveformSchema } from '../../../src-shared/domain/waveform.ts';

/** What the process that reads sound is asked; one thing, and then it ends. */
export const audioTaskSchema = z.object({
  type: z.enum(['examine', 'decode', 'outline']),
  name: z.string(),
  path: z.string(),
  /** The program that reads what no decoder of ours does. */
  ffmpeg: z.string(),
});
export type AudioTask = z.infer<typeof audioTaskSchema>;

/** What it says at the end, and on the way of what it cannot hear; decoded samples go through its standard output. */
export const audioMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('examined'), format: z.string(), durationMs: z.number().nullable() }),
  z.object({ type: z.literal('outlined'), waveform: waveformSchema }),
  z.object({ type: z.literal('unheard'), stretch: timeRangeSchema }),
  z.object({ type: z.literal('decoded'), samples: z.number() }),
  z.object({
    type: z.literal('failed'),
    code: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
    detail: z.string(),
  }),
]);
export type AudioMessage = z.infer<typeof audioMessageSchema>;
