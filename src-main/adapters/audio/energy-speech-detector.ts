import { longestWindowMs } from '../../../src-shared/domain/speech-windows.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import type { SpeechDetector } from '../../../src-shared/ports/speech-detector.ts';
import { createFrameLevels, FRAME_MS } from './frame-levels.ts';
import { createSlidingLevels } from './sliding-levels.ts';

/** How far around a frame the noise of the room is looked for; half before it and half after. */
const SURROUNDING_FRAMES = 12_000 / FRAME_MS;
/** Speech stands so far over what is heard where nobody speaks, in decibels. */
const OVER_NOISE = 7;
/** So far under the loudest that is heard around it, it is no voice that the recording is of. */
const UNDER_LOUDEST = 32;
/** Quieter than this is silence in any recording, in decibels of full scale. */
const SILENCE = -62;
/** Sound that is shorter than this is a knock. */
const SHORTEST_MS = 120;
/** Between two words, and around the first and the last, this much is theirs. */
const BRIDGED_MS = 400;
const PADDING_MS = 160;

/**
 * Finds speech by its loudness in the band of the voice against what is heard around it: needs no model. Steady noise
 * is told from speech; music with a beat is not.
 */
export function createEnergySpeechDetector(): SpeechDetector {
  return {
    async *detect(samples, { signal }) {
      const levels = createFrameLevels();
      const surroundings = createSlidingLevels(SURROUNDING_FRAMES);
      const stretches = createStretches();
      for await (const piece of samples) {
        signal.throwIfAborted();
        for (const level of levels.push(piece)) {
          for (const judged of surroundings.push(level)) yield* stretches.push(judged.level, isSpeech(judged));
        }
      }
      for (const judged of surroundings.finish()) yield* stretches.push(judged.level, isSpeech(judged));
      yield* stretches.finish();
    },
  };
}

function isSpeech({ level, quiet, loud }: { level: number; quiet: number; loud: number }): boolean {
  return level > Math.max(quiet + OVER_NOISE, loud - UNDER_LOUDEST, SILENCE);
}

/** Joins frames of speech into stretches, and cuts those that are too long where it is quietest. */
function createStretches() {
  const paddingFrames = PADDING_MS / FRAME_MS;
  const mostFrames = longestWindowMs / FRAME_MS - 2 * paddingFrames;
  let frame = 0;
  let first: number | null = null;
  let last = 0;
  let spoken = 0;
  let levels: number[] = [];
  let endOfBefore = 0;

  function* close(): Generator<TimeRange, void, void> {
    if (first !== null && spoken * FRAME_MS >= SHORTEST_MS) yield padded(first, last + 1);
    first = null;
    spoken = 0;
    levels = [];
  }

  function padded(from: number, to: number): TimeRange {
    const startMs = Math.max(endOfBefore, (from - paddingFrames) * FRAME_MS);
    endOfBefore = (to + paddingFrames) * FRAME_MS;
    return { startMs, endMs: endOfBefore };
  }

  /** The second half of what is too long is looked through for its quietest moment. */
  function* cut(): Generator<TimeRange, void, void> {
    const from = first!;
    const half = Math.floor(levels.length / 2);
    const smooth = (at: number) => levels[at - 1]! + levels[at]! + (levels[at + 1] ?? 0);
    let quietest = half;
    for (let at = half; at < levels.length - 1; at++) if (smooth(at) < smooth(quietest)) quietest = at;
    const startMs = Math.max(endOfBefore, (from - paddingFrames) * FRAME_MS);
    endOfBefore = (from + quietest) * FRAME_MS;
    yield { startMs, endMs: endOfBefore };
    levels = levels.slice(quietest);
    first = from + quietest;
  }

  return {
    *push(level: number, isLoud: boolean): Generator<TimeRange, void, void> {
      if (first !== null && !isLoud && (frame - last) * FRAME_MS > BRIDGED_MS) yield* close();
      if (isLoud) {
        first ??= frame;
        last = frame;
        spoken++;
      }
      if (first !== null) levels.push(level);
      if (levels.length >= mostFrames) yield* cut();
      frame++;
    },
    *finish(): Generator<TimeRange, void, void> {
      for (const { startMs, endMs } of close()) yield { startMs, endMs: Math.min(endMs, frame * FRAME_MS) };
    },
  };
}
