import type { SpeechDetector } from '../../../src-shared/ports/speech-detector.ts';
import { createLoudFrames } from './loud-frames.ts';
import { createSpeechFrames } from './speech-frames.ts';
import { createSpeechStretches } from './speech-stretches.ts';
import { follow } from './stage.ts';
import { createVoicedFrames } from './voiced-frames.ts';
import { createWithoutKnocks } from './without-knocks.ts';

/**
 * Finds speech without a model: by how far it stands over the noise of the room, band by band, and by its tones, which
 * glide where those of music are held. A voice that sings counts as a voice. `npm run measure -- speech` tells how well.
 */
export function createSpectralSpeechDetector(): SpeechDetector {
  return {
    async *detect(samples, { signal }) {
      const judged = follow(follow(createSpeechFrames(), createLoudFrames()), createVoicedFrames());
      const stages = follow(follow(judged, createWithoutKnocks()), createSpeechStretches());
      for await (const piece of samples) {
        signal.throwIfAborted();
        yield* stages.push(piece);
      }
      yield* stages.finish();
    },
  };
}
