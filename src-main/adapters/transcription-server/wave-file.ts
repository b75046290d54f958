import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';

const headerBytes = 44;
const sampleBytes = 2;

/** Samples as a WAV file, which every server reads. */
export function waveFile(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + samples.byteLength);
  const view = new DataView(bytes.buffer);
  const text = (at: number, written: string) => bytes.set(new TextEncoder().encode(written), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, audioSampleRate, true);
  view.setUint32(28, audioSampleRate * sampleBytes, true);
  view.setUint16(32, sampleBytes, true);
  view.setUint16(34, 8 * sampleBytes, true);
  text(36, 'data');
  view.setUint32(40, samples.byteLength, true);
  for (const [place, sample] of samples.entries()) view.setInt16(headerBytes + place * sampleBytes, sample, true);
  return bytes;
}
