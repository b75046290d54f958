import { expect, test } from 'vitest';
import { longestWindowMs } from '../../../src-shared/domain/speech-windows.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import { FRAME_MS } from './speech-frames.ts';
import { createSpeechStretches } from './speech-stretches.ts';
import type { JudgedFrame } from './voiced-frames.ts';

function stretchesOf(frames: readonly JudgedFrame[]): TimeRange[] {
  const stretches = createSpeechStretches();
  return [...frames.flatMap((frame) => [...stretches.push(frame)]), ...stretches.finish()];
}

test('speech that ends just before it would be too long is one stretch, with nothing left over behind it', () => {
  // A second short of the longest window, and then a sound that dies away: the quietest moment is the last one.
  const spoken = (longestWindowMs - 1_400) / FRAME_MS;
  const frames = Array.from({ length: spoken + 200 }, (_, at) => {
    return { level: at < spoken ? -20 : -20 - (at - spoken), isSpeech: at < spoken };
  });
  const [only, ...more] = stretchesOf(frames);
  expect(more).toEqual([]);
  expect(only!.startMs).toBe(0);
  expect(only!.endMs).toBeGreaterThanOrEqual(spoken * FRAME_MS);
  expect(only!.endMs).toBeLessThanOrEqual(longestWindowMs);
});
