import { expect, it } from 'vitest';
import { createWaveform } from './waveform.ts';

/** Half a second of a loud voice and half of silence. */
const second = Int16Array.from({ length: 16_000 }, (_, at) => (at < 8_000 ? (at % 2 === 0 ? 16_384 : -16_384) : 0));

it('tells loud from silent, at the moment where it is', () => {
  const waveform = createWaveform();
  waveform.push(second.subarray(0, 5_000));
  waveform.push(second.subarray(5_000));
  const { stepMs, peaks } = waveform.finish();
  expect([stepMs, peaks.length]).toEqual([20, 50]);
  expect(new Set(peaks.slice(0, 25))).toEqual(new Set([50]));
  expect(new Set(peaks.slice(25))).toEqual(new Set([0]));
});

it('has no more points for hours than for minutes, and each still at its moment', () => {
  const waveform = createWaveform();
  for (let at = 0; at < 1_200; at++) waveform.push(second.fill(at < 600 ? 32_767 : 0));
  const { stepMs, peaks } = waveform.finish();
  expect(peaks.length).toBeGreaterThan(1_500);
  expect(peaks.length).toBeLessThanOrEqual(4_096);
  expect(stepMs * peaks.length).toBeGreaterThanOrEqual(1_200_000);
  expect(peaks.lastIndexOf(100) * stepMs).toBeGreaterThan(599_000);
  expect(peaks.lastIndexOf(100) * stepMs).toBeLessThan(600_500);
});
