import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';
import type { WavPiece } from './decode-messages.ts';

const samplesPerMs = audioSampleRate / 1_000;
/** A window that is closed costs at most this. It is whole in milliseconds, so that pieces add up. */
const pieceMs = 30_000;
const sampleBytes = 2;
/** A file that is written as it comes says with it that it goes on to its end. */
const unknownSize = 0xffff_ffff;

/**
 * Cuts samples at `audioSampleRate` into pieces that are a WAV file one after the other; the first of a file (`fromMs`
 * 0) begins with its head.
 */
export async function* cutWavPieces(
  samples: AsyncIterable<Int16Array>,
  fromMs: number,
): AsyncGenerator<WavPiece, void, void> {
  let waiting = new Int16Array(pieceMs * samplesPerMs);
  let filled = 0;
  let isFirst = fromMs === 0;
  const piece = (): WavPiece => {
    const sound = new Uint8Array(waiting.buffer, 0, filled * sampleBytes);
    const durationMs = Math.round(filled / samplesPerMs);
    const content = isFirst ? joined(wavHead(), sound) : sound;
    waiting = new Int16Array(pieceMs * samplesPerMs);
    filled = 0;
    isFirst = false;
    return { content, durationMs };
  };
  for await (const part of samples) {
    for (let at = 0; at < part.length; ) {
      const taken = part.subarray(at, at + waiting.length - filled);
      waiting.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled === waiting.length) yield piece();
    }
  }
  if (filled > 0) yield piece();
}

function wavHead(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('RIFF____WAVEfmt ____________________data'));
  view.setUint32(4, unknownSize, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, audioSampleRate, true);
  view.setUint32(28, audioSampleRate * sampleBytes, true);
  view.setUint16(32, sampleBytes, true);
  view.setUint16(34, sampleBytes * 8, true);
  view.setUint32(40, unknownSize, true);
  return bytes;
}

function joined(head: Uint8Array, rest: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + rest.length);
  whole.set(head);
  whole.set(rest, head.length);
  return whole;
}
