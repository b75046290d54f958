import { expect, test } from 'vitest';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import { cutWavPieces } from './wav-pieces.ts';

async function* samplesOf(seconds: number) {
  for (let second = 0; second < seconds; second++) yield new Int16Array(audioSampleRate).fill(second + 1);
}

async function piecesOf(seconds: number, fromMs: number) {
  const pieces = [];
  for await (const piece of cutWavPieces(samplesOf(seconds), fromMs)) pieces.push(piece);
  return pieces;
}

test('pieces one after the other are a WAV file that goes on to its end', async () => {
  const pieces = await piecesOf(70, 0);
  expect(pieces.map(({ durationMs }) => durationMs)).toEqual([30_000, 30_000, 10_000]);
  const [first] = pieces;
  expect(new TextDecoder().decode(first!.content.subarray(0, 4))).toBe('RIFF');
  const view = new DataView(first!.content.buffer);
  expect(view.getUint32(24, true)).toBe(audioSampleRate);
  expect(view.getInt16(44, true)).toBe(1);
  expect(pieces.reduce((total, { content }) => total + content.length, 0)).toBe(44 + 70 * audioSampleRate * 2);
});

test('what follows pieces that were brought before has no head', async () => {
  const [piece] = await piecesOf(1, 30_000);
  expect(piece).toMatchObject({ durationMs: 1_000 });
  expect(piece!.content.length).toBe(audioSampleRate * 2);
});
