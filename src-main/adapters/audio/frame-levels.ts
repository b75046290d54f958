import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';

/** Sound is judged by frames of this length. */
export const FRAME_MS = 20;
const FRAME_SAMPLES = (FRAME_MS * audioSampleRate) / 1_000;
/** Where most of a voice is: mains hum stays below, hiss above. */
const LOWEST_HERTZ = 200;
const HIGHEST_HERTZ = 3_800;
/** What a frame without any sound counts as, in decibels. */
const NOTHING = -100;

/** The loudness of each frame in the band of the voice, in decibels of full scale. */
export function createFrameLevels() {
  const filters = [biquad('high-pass', LOWEST_HERTZ), biquad('low-pass', HIGHEST_HERTZ)];
  let energy = 0;
  let count = 0;
  return {
    push(samples: Int16Array): number[] {
      const levels: number[] = [];
      for (const sample of samples) {
        const filtered = filters.reduce((value, filter) => filter(value), sample / 32_768);
        energy += filtered * filtered;
        if (++count < FRAME_SAMPLES) continue;
        levels.push(Math.max(NOTHING, 10 * Math.log10(energy / FRAME_SAMPLES + 1e-12)));
        energy = 0;
        count = 0;
      }
      return levels;
    },
  };
}

/** A second-order Butterworth filter (R. Bristow-Johnson's cookbook). */
function biquad(kind: 'low-pass' | 'high-pass', hertz: number): (value: number) => number {
  const turn = (2 * Math.PI * hertz) / audioSampleRate;
  const alpha = Math.sin(turn) / Math.SQRT2;
  const cosine = Math.cos(turn);
  const edge = kind === 'low-pass' ? 1 - cosine : 1 + cosine;
  const scale = 1 + alpha;
  const [b0, b1] = [edge / 2 / scale, (kind === 'low-pass' ? edge : -edge) / scale];
  const [a1, a2] = [(-2 * cosine) / scale, (1 - alpha) / scale];
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (value) => {
    const output = b0 * value + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, value, y1, output];
    return output;
  };
}
