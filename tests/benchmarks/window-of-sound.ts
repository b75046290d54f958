import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { audioSampleRate } from '../../src-shared/domain/transcript.ts';

const windowSeconds = 30;

/** One window of sound as files in a folder: for whisper's command line, and as bare samples. */
export function writeWindowOfSound(folder: string): { wavFile: string; samplesFile: string; samples: Buffer } {
  const samples = Buffer.from(windowOfSound().buffer);
  const wavFile = join(folder, 'window.wav');
  const samplesFile = join(folder, 'window.pcm');
  writeFileSync(wavFile, Buffer.concat([wavHeader(samples.length), samples]));
  writeFileSync(samplesFile, samples);
  return { wavFile, samplesFile, samples };
}

/** What an engine's process reads to hear that window once with a model, and end. */
export function engineInput(modelFile: string, samples: Buffer): Buffer {
  const text = (said: string) => Buffer.concat([number(Buffer.byteLength(said)), Buffer.from(said)]);
  return Buffer.concat([text(modelFile), text('es'), text(''), number(samples.length / 2), samples]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A voice it is not, but neither is it silence. */
function windowOfSound(): Int16Array<ArrayBuffer> {
  return Int16Array.from({ length: windowSeconds * audioSampleRate }, (_, index) =>
    Math.round(5_000 * Math.sin(index / 11) * Math.sin(index / 3_000)),
  );
}

function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(audioSampleRate, 24);
  header.writeUInt32LE(audioSampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
