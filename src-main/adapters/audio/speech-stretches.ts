import { longestWindowMs } from '../../../src-shared/domain/speech-windows.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import { FRAME_MS } from './speech-frames.ts';
import type { Stage } from './stage.ts';
import type { JudgedFrame } from './voiced-frames.ts';

/** Less speech than this, all together, is none. */
const SHORTEST_MS = 160;
/** Between two words, and around the first and the last, this much is theirs. */
const BRIDGED_MS = 900;
const PADDING_MS = 320;

/** Joins frames of speech into stretches, and cuts those that are too long where it is quietest. */
export function createSpeechStretches(): Stage<JudgedFrame, TimeRange> {
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
    // Nothing was said since: the rest begins with the next word.
    if (last < first) first = null;
    if (first === null) levels = [];
  }

  return {
    *push({ level, isSpeech }) {
      if (first !== null && !isSpeech && (frame - last) * FRAME_MS > BRIDGED_MS) yield* close();
      if (isSpeech) {
        first ??= frame;
        last = frame;
        spoken++;
      }
      if (first !== null) levels.push(level);
      if (levels.length >= mostFrames) yield* cut();
      frame++;
    },
    *finish() {
      for (const { startMs, endMs } of close()) yield { startMs, endMs: Math.min(endMs, frame * FRAME_MS) };
    },
  };
}
