import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import { createFourier } from './fourier.ts';
import type { Stage } from './stage.ts';

/** Sound is judged by frames of this length. */
export const FRAME_MS = 20;
const FRAME_SAMPLES = (FRAME_MS * audioSampleRate) / 1_000;
/** What is looked at for a frame: it and a little around it, so that neighbouring tones are told apart. */
const LOOK_SAMPLES = 1_024;
const LEAD_SAMPLES = (LOOK_SAMPLES - FRAME_SAMPLES) / 2;
/** Where most of a voice is, in hertz: mains hum stays below, hiss above. Told apart in bands, narrow below. */
const BAND_EDGES = [200, 350, 500, 700, 950, 1_300, 1_800, 2_600, 3_800];
/** What a frame without any sound counts as, in decibels. */
const NOTHING = -100;
/** A tone is held while it is nearly as loud in most frames this far before and after. */
const AROUND_FRAMES = 7;
/** Sound so many times as loud as what is held there is new. */
const NEW_TIMES = 2;

const place = (hertz: number) => Math.round((hertz * LOOK_SAMPLES) / audioSampleRate);
const FIRST = place(BAND_EDGES[0]!);
const LAST = place(BAND_EDGES.at(-1)!);

/** How many bands a frame is told in. */
export const BAND_COUNT = BAND_EDGES.length - 1;

export type SpeechFrame = {
  /** In decibels of full scale, in the band of the voice and in each part of it. */
  level: number;
  bands: number[];
  /**
   * The share of its power in tones that are not held. A voice glides all the time; instruments hold their notes
   * (D. Fitzgerald, Harmonic/percussive separation using median filtering, 2010).
   */
  moving: number;
};

/** The frames of a recording, each as soon as what comes after it is known too. */
export function createSpeechFrames(): Stage<Int16Array, SpeechFrame> {
  const magnitudesOf = createFourier(LOOK_SAMPLES);
  /** What is looked at, from before the next frame on; the recording begins and ends with silence. */
  const look = new Float32Array(LOOK_SAMPLES);
  let filled = LEAD_SAMPLES;
  const recent: Float32Array[] = [];
  let next = 0;

  /** Takes what fits of the samples, and tells how many that was. */
  function fill(samples: Int16Array): number {
    const count = Math.min(LOOK_SAMPLES - filled, samples.length);
    for (let at = 0; at < count; at++) look[filled + at] = samples[at]! / 32_768;
    filled += count;
    return count;
  }

  function* push(samples: Int16Array): Generator<SpeechFrame, void, void> {
    for (let from = 0; from < samples.length; ) {
      from += fill(samples.subarray(from));
      if (filled < LOOK_SAMPLES) return;
      recent.push(magnitudesOf(look, FIRST, LAST));
      look.copyWithin(0, FRAME_SAMPLES);
      filled -= FRAME_SAMPLES;
      if (recent.length > 2 * AROUND_FRAMES + 1) {
        recent.shift();
        next--;
      }
      if (recent.length - next > AROUND_FRAMES) yield describe(recent[next++]!, recent);
    }
  }

  return {
    push,
    *finish() {
      yield* push(new Int16Array(LEAD_SAMPLES));
      while (next < recent.length) yield describe(recent[next++]!, recent);
    },
  };
}

function describe(frame: Float32Array, around: readonly Float32Array[]): SpeechFrame {
  const bands: number[] = [];
  let total = 0;
  let moving = 0;
  for (let band = 0; band < BAND_COUNT; band++) {
    let power = 0;
    const to = place(BAND_EDGES[band + 1]!) - FIRST;
    for (let at = place(BAND_EDGES[band]!) - FIRST; at < to; at++) {
      const own = frame[at]! ** 2;
      power += own;
      if (isNew(frame[at]!, at, around)) moving += own;
    }
    bands.push(decibels(power));
    total += power;
  }
  return { level: decibels(total), bands, moving: total === 0 ? 0 : moving / total };
}

/** Whether most of what is around is much less loud in that tone. */
function isNew(magnitude: number, at: number, around: readonly Float32Array[]): boolean {
  const held = magnitude / NEW_TIMES;
  let others = around.length / 2;
  for (let index = 0; index < around.length && others >= 0; index++) if (around[index]![at]! < held) others--;
  return others < 0;
}

/** The mean square of the samples that gave this power under a Hann window, in decibels of full scale. */
function decibels(power: number): number {
  return Math.max(NOTHING, 10 * Math.log10((power * 16) / (3 * LOOK_SAMPLES ** 2) + 1e-12));
}
