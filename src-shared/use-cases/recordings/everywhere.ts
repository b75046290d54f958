import { longestWindowMs } from '../../domain/speech-windows.ts';
import { audioSampleRate } from '../../domain/transcript.ts';
import type { SpeechDetector } from '../../ports/speech-detector.ts';

const windowSamples = (longestWindowMs * audioSampleRate) / 1_000;

/** Stands in for a detector where all of a recording is to be heard: window after window, to its end. */
export const everywhere: SpeechDetector = {
  async *detect(samples) {
    let [begun, read] = [0, 0];
    for await (const { length } of samples) {
      read += length;
      for (; read - begun >= windowSamples; begun += windowSamples) yield between(begun, begun + windowSamples);
    }
    if (read > begun) yield between(begun, read);
  },
};

function between(from: number, to: number) {
  const inMs = (samples: number) => Math.round((samples * 1_000) / audioSampleRate);
  return { startMs: inMs(from), endMs: inMs(to) };
}
