import { createSlidingLevels, type JudgedLevel } from './sliding-levels.ts';
import { BAND_COUNT, FRAME_MS, type SpeechFrame } from './speech-frames.ts';
import type { Stage } from './stage.ts';

/** How far around a frame the noise of the room is looked for; half before it and half after. */
const SURROUNDING_FRAMES = 12_000 / FRAME_MS;
/** Speech stands so far over what is heard where nobody speaks, in decibels, as a mean over the bands. */
const OVER_NOISE = 3.5;
/** So far under the loudest that is heard around it, it is no voice that the recording is of. */
const UNDER_LOUDEST = 30;
/** Quieter than this is silence in any recording, in decibels of full scale. */
const SILENCE = -62;

/** A frame and whether it stands out of the noise around it. */
export type HeardFrame = { level: number; moving: number; isLoud: boolean };

/** Compares each frame with those around it, band by band. */
export function createLoudFrames(): Stage<SpeechFrame, HeardFrame> {
  const whole = createSlidingLevels(SURROUNDING_FRAMES);
  const bands = Array.from({ length: BAND_COUNT }, () => createSlidingLevels(SURROUNDING_FRAMES));
  const waiting: SpeechFrame[] = [];

  function* hear(levels: Iterable<JudgedLevel>, ofBands: Iterable<JudgedLevel>[]): Generator<HeardFrame, void, void> {
    const inBands = ofBands.map((judged) => [...judged]);
    for (const [at, level] of [...levels].entries()) {
      // Each frame that was taken is given once, in order.
      const { moving } = waiting.shift()!;
      const quietAndLoud = inBands.map((judged) => judged[at]!);
      yield { level: level.level, moving, isLoud: isLoud(level, quietAndLoud) };
    }
  }

  return {
    push(frame) {
      waiting.push(frame);
      return hear(
        whole.push(frame.level),
        bands.map((band, index) => band.push(frame.bands[index]!)),
      );
    },
    finish: () =>
      hear(
        whole.finish(),
        bands.map((band) => band.finish()),
      ),
  };
}

/** Power over noise as a mean over the bands, as the long-term spectral divergence of J. Ramírez et al. (2004) has it. */
function isLoud({ level, loud }: JudgedLevel, bands: readonly JudgedLevel[]): boolean {
  if (level < Math.max(loud - UNDER_LOUDEST, SILENCE)) return false;
  let times = 0;
  for (const band of bands) times += 10 ** ((band.level - band.quiet) / 10);
  return 10 * Math.log10(times / bands.length) > OVER_NOISE;
}
