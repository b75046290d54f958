import { FRAME_MS } from './speech-frames.ts';
import type { Stage } from './stage.ts';
import type { JudgedFrame } from './voiced-frames.ts';

/** A knock is loudest as it begins, … */
const RISE_FRAMES = 60 / FRAME_MS;
/** … is gone soon, … */
const LONGEST_FRAMES = 300 / FRAME_MS;
/** … and nothing follows for so long: a syllable comes with others. */
const ALONE_FRAMES = 300 / FRAME_MS;

/** Takes knocks out of what was taken for speech. */
export function createWithoutKnocks(): Stage<JudgedFrame, JudgedFrame> {
  /** What may yet turn out to be a knock. */
  let held: JudgedFrame[] = [];
  /** Frames since the last one of speech. */
  let quiet = 0;
  let isVoice = false;

  function* release(isKnock: boolean): Generator<JudgedFrame, void, void> {
    for (const frame of held) yield isKnock ? { ...frame, isSpeech: false } : frame;
    held = [];
  }

  return {
    *push(frame) {
      quiet = frame.isSpeech ? 0 : quiet + 1;
      if (isVoice) {
        if (quiet > ALONE_FRAMES) isVoice = false;
        yield frame;
      } else if (held.length === 0 && !frame.isSpeech) {
        yield frame;
      } else {
        held.push(frame);
        isVoice = held.length - quiet > LONGEST_FRAMES;
        if (isVoice) yield* release(false);
        else if (quiet > ALONE_FRAMES) yield* release(loudestPlace(held) < RISE_FRAMES);
      }
    },
    *finish() {
      yield* release(loudestPlace(held) < RISE_FRAMES);
    },
  };
}

function loudestPlace(frames: readonly JudgedFrame[]): number {
  let loudest = 0;
  for (const [place, { level }] of frames.entries()) if (level > frames[loudest]!.level) loudest = place;
  return loudest;
}
