import type { HeardFrame } from './loud-frames.ts';
import { FRAME_MS } from './speech-frames.ts';
import type { Stage } from './stage.ts';

/** Sound is judged to be a voice or music over this much of it. */
const JUDGED_FRAMES = 600 / FRAME_MS;
/** The least of its power that is in tones that are not held. Measured: 17 % and more in voices, even over music; in music 7 %. */
const MOVING = 0.12;

/** A frame and whether somebody speaks in it. */
export type JudgedFrame = { level: number; isSpeech: boolean };

/** Tells which loud frames are of a voice and which of music, by the loud ones around them. */
export function createVoicedFrames(): Stage<HeardFrame, JudgedFrame> {
  const recent: HeardFrame[] = [];
  let next = 0;
  let loud = 0;
  let moving = 0;

  function count(frame: HeardFrame, times: 1 | -1): void {
    if (!frame.isLoud) return;
    loud += times;
    moving += times * frame.moving;
  }

  function judge(): JudgedFrame {
    const { level, isLoud } = recent[next++]!;
    return { level, isSpeech: isLoud && moving / loud > MOVING };
  }

  return {
    *push(frame) {
      recent.push(frame);
      count(frame, 1);
      if (recent.length > JUDGED_FRAMES + 1) {
        count(recent.shift()!, -1);
        next--;
      }
      if (recent.length - next > JUDGED_FRAMES / 2) yield judge();
    },
    *finish() {
      while (next < recent.length) yield judge();
    },
  };
}
