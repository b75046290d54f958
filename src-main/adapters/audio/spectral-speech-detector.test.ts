import { expect, test } from 'vitest';
import { longestWindowMs } from '../../../src-shared/domain/speech-windows.ts';
import { audioSampleRate, type TimeRange } from '../../../src-shared/domain/transcript.ts';
import { createSpectralSpeechDetector } from './spectral-speech-detector.ts';

const { signal } = new AbortController();

/** A sound of so many seconds: its value at each moment, between -1 and 1. */
function sound(seconds: number, valueAt: (time: number) => number): Int16Array {
  return Int16Array.from(
    { length: Math.round(seconds * audioSampleRate) },
    (_, at) => 32_000 * Math.max(-1, Math.min(1, valueAt(at / audioSampleRate))),
  );
}

const silence = (seconds: number) => sound(seconds, () => 0);

/** Four syllables a second, each on a pitch that rises and falls, as no instrument does. */
function voice(seconds: number, pitch = 130): Int16Array {
  let phase = 0;
  return sound(seconds, (time) => {
    phase += (2 * Math.PI * pitch * (1 + 0.25 * Math.sin(2 * Math.PI * 1.7 * time))) / audioSampleRate;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * time)) ** 0.7;
    let value = 0;
    for (let multiple = 1; multiple <= 20; multiple++) value += Math.sin(multiple * phase) / multiple;
    return 0.25 * syllable * value;
  });
}

function chord(seconds: number): Int16Array {
  return sound(seconds, (time) => {
    const pitches = [131, 165, 196, 262].map((pitch) => pitch * (Math.floor(time) % 2 === 0 ? 1 : 4 / 3));
    return pitches.reduce((sum, pitch) => {
      const partials = [1, 2, 3, 4].map((times) => Math.sin(2 * Math.PI * pitch * times * time) / times);
      return sum + 0.1 * partials.reduce((whole, partial) => whole + partial, 0);
    }, 0);
  });
}

/** Noise that is the same on every run. */
function noise(seconds: number, loudness: number): Int16Array {
  let state = 7;
  return sound(seconds, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return loudness * (state / 2 ** 31 - 1);
  });
}

async function detect(...parts: Int16Array[]): Promise<TimeRange[]> {
  async function* pieces() {
    for (const part of parts)
      for (let from = 0; from < part.length; from += 3_000) yield part.subarray(from, from + 3_000);
  }
  const stretches: TimeRange[] = [];
  for await (const stretch of createSpectralSpeechDetector().detect(pieces(), { signal })) stretches.push(stretch);
  return stretches;
}

test('finds where somebody speaks between silences, with a little around it', async () => {
  const [first, second, ...more] = await detect(silence(3), voice(2), silence(4), voice(3), silence(3));
  expect(more).toEqual([]);
  expect(first!.startMs).toBeGreaterThan(2_400);
  expect(first!.startMs).toBeLessThanOrEqual(3_000);
  expect(first!.endMs).toBeGreaterThanOrEqual(4_900);
  expect(second!.startMs).toBeLessThanOrEqual(9_000);
  expect(second!.endMs).toBeLessThan(12_600);
});

test('hears nobody in silence, steady noise, held chords and knocks', async () => {
  const knock = sound(0.5, (time) => 0.8 * Math.exp(-time / 0.03) * Math.sin(2 * Math.PI * 400 * time));
  expect(await detect(silence(20))).toEqual([]);
  expect(await detect(noise(20, 0.1))).toEqual([]);
  expect(await detect(silence(3), chord(12), silence(3))).toEqual([]);
  expect(await detect(silence(3), knock, silence(2), knock, silence(1), knock, silence(3))).toEqual([]);
  expect(await detect(new Int16Array(0))).toEqual([]);
});

test('finds a voice that speaks over held chords', async () => {
  const together = chord(12);
  for (const [at, value] of voice(2).entries())
    together[5 * audioSampleRate + at]! = 0.3 * together[5 * audioSampleRate + at]! + 0.7 * value;
  const stretches = await detect(together);
  expect(stretches).toHaveLength(1);
  expect(stretches[0]!.startMs).toBeGreaterThan(4_000);
  expect(stretches[0]!.endMs).toBeLessThan(8_000);
});

test('cuts what is too long, and what it gives is in order and apart', async () => {
  for (const seconds of [29.4, 58.9, 75]) {
    const stretches = await detect(silence(1), voice(seconds), silence(3));
    let from = 0;
    for (const { startMs, endMs } of stretches) {
      expect(startMs).toBeGreaterThanOrEqual(from);
      expect(endMs).toBeGreaterThan(startMs);
      expect(endMs - startMs).toBeLessThanOrEqual(longestWindowMs);
      from = endMs;
    }
    expect(from).toBeGreaterThanOrEqual((seconds + 0.9) * 1_000);
  }
});

test('stops when it is told to', async () => {
  async function* endless() {
    for (;;) yield silence(1);
  }
  const stopped = createSpectralSpeechDetector().detect(endless(), { signal: AbortSignal.abort(new Error('enough')) });
  await expect(stopped[Symbol.asyncIterator]().next()).rejects.toThrow('enough');
});
