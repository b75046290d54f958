import { audioSampleRate, type TimeRange } from '../transcript.ts';
import { createResampler } from './resampler.ts';
import type { SoundPiece } from './sound-piece.ts';

/** Silence is handed on in pieces of this length: a gap of an hour is never whole in memory. */
const SILENCE_SAMPLES = audioSampleRate;
/** No recording has a longer hole than this; a longer one is a damaged number. */
const LONGEST_HOLE_MS = 3 * 3_600_000;

/**
 * One channel of 16-bit samples at `audioSampleRate`, with silence where something is missing; `onUnheard` is told each
 * stretch that is silent for damage.
 */
export async function* toSpeechSamples(
  pieces: AsyncIterable<SoundPiece>,
  onUnheard: (stretch: TimeRange) => void = () => undefined,
): AsyncGenerator<Int16Array, void, void> {
  let given = 0;
  let sampleRate = audioSampleRate;
  let resampler = createResampler(sampleRate);
  for await (const piece of pieces) {
    if ('missingMs' in piece) {
      const count = Math.round((Math.min(piece.missingMs, LONGEST_HOLE_MS) * audioSampleRate) / 1_000);
      if (piece.isDamage) onUnheard({ startMs: millisecondsOf(given), endMs: millisecondsOf(given + count) });
      yield* silence(count);
      given += count;
      continue;
    }
    if (piece.sampleRate !== sampleRate) {
      sampleRate = piece.sampleRate;
      resampler = createResampler(sampleRate);
    }
    const samples = resampler.resample(mixDown(piece.channels));
    given += samples.length;
    if (samples.length > 0) yield toIntegers(samples);
  }
  const tail = resampler.finish();
  if (tail.length > 0) yield toIntegers(tail);
}

function millisecondsOf(samples: number): number {
  return Math.round((samples * 1_000) / audioSampleRate);
}

function* silence(count: number): Generator<Int16Array, void, void> {
  for (let left = count; left > 0; left -= SILENCE_SAMPLES) yield new Int16Array(Math.min(left, SILENCE_SAMPLES));
}

function mixDown(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0), ...others] = channels;
  if (others.length === 0) return first;
  const mixed = Float32Array.from(first);
  for (const channel of others) for (let index = 0; index < mixed.length; index++) mixed[index]! += channel[index] ?? 0;
  for (let index = 0; index < mixed.length; index++) mixed[index]! /= channels.length;
  return mixed;
}

function toIntegers(samples: Float32Array): Int16Array {
  const integers = new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index++) {
    integers[index] = Math.max(-32_768, Math.min(32_767, Math.round(samples[index]! * 32_768)));
  }
  return integers;
}
