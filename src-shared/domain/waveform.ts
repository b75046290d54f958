import { z } from 'zod';
import { audioSampleRate, timeRangeSchema } from './transcript.ts';

/** How loud a recording is from moment to moment: one number, 0 to 100, for each stretch of `stepMs`. */
export const waveformSchema = z.object({
  stepMs: z.number().positive(),
  peaks: z.array(z.number().int().min(0).max(100)),
  /** Where the file is damaged, in order; absent where it is whole. */
  unheard: z.array(timeRangeSchema).optional(),
});
export type Waveform = z.infer<typeof waveformSchema>;

/** A waveform has at most this many points, however long the recording. */
const mostPoints = 4_096;
const firstStepMs = 20;
const fullScale = 32_768;

/**
 * Takes the loudest sample of each stretch as the sound goes by. When there are too many stretches, each two become
 * one: a minute and three hours take the same memory.
 */
export function createWaveform() {
  let stepMs = firstStepMs;
  let peaks: number[] = [];
  let loudest = 0;
  let samples = 0;

  const close = () => {
    peaks.push(loudest);
    loudest = 0;
    samples = 0;
    if (peaks.length < mostPoints) return;
    peaks = Array.from({ length: mostPoints / 2 }, (_, at) => Math.max(peaks[2 * at]!, peaks[2 * at + 1]!));
    stepMs *= 2;
  };

  return {
    push(piece: Int16Array): void {
      for (const sample of piece) {
        loudest = Math.max(loudest, Math.abs(sample));
        samples += 1;
        if (samples * 1_000 >= stepMs * audioSampleRate) close();
      }
    },
    finish(): Waveform {
      if (samples > 0) close();
      return { stepMs, peaks: peaks.map((peak) => Math.round((peak / fullScale) * 100)) };
    },
  };
}
