import { MPEGDecoder } from 'mpg123-decoder';
import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';
import type { AudioFile } from './audio-file.ts';
import { id3Bytes } from './detect-audio.ts';
import { parseMpegHeader } from './mpeg-header.ts';
import { type FrameHeader, scanFrames } from './scan-frames.ts';
import type { SoundSource } from './sound-source.ts';

const FRAMES_AT_ONCE = 64;
/** A decoder that needs earlier frames, which damage took, gives less than the frames last: from here on it is made up. */
const MOST_MISSING_MS = 120;

/** MPEG sound (layers I to III) without a container; its length is that of its frames, which are counted. */
export async function openMp3(file: AudioFile): Promise<SoundSource> {
  const start = id3Bytes(await file.read(0, 10));
  let durationMs = 0;
  for await (const run of scanFrames(file, start, mpegFrame)) {
    durationMs += 'frames' in run ? run.durationMs : run.lostMs;
  }
  return { format: 'mp3', durationMs: Math.round(durationMs), pieces: () => decodeMp3(file, start) };
}

function mpegFrame(bytes: Uint8Array, at: number): FrameHeader | null {
  const header = parseMpegHeader(bytes, at);
  if (header === null) return null;
  const { sizeBytes, samples, sampleRate } = header;
  return { sizeBytes, durationMs: (samples * 1_000) / sampleRate, kind: `${sampleRate}/${samples}` };
}

async function* decodeMp3(file: AudioFile, start: number): AsyncGenerator<SoundPiece, void, void> {
  const decoder = createMpegDecoder();
  try {
    for await (const run of scanFrames(file, start, mpegFrame)) {
      if (!('frames' in run)) yield { missingMs: run.lostMs, isDamage: true };
      else yield* decoder.decode(run.frames, run.durationMs);
    }
  } finally {
    decoder.free();
  }
}

/** A decoder of MPEG frames that tells what it could not give. */
export function createMpegDecoder() {
  const decoder = new MPEGDecoder();
  let owedMs = 0;
  return {
    async *decode(frames: readonly Uint8Array[], durationMs: number): AsyncGenerator<SoundPiece, void, void> {
      await decoder.ready;
      for (let first = 0; first < frames.length; first += FRAMES_AT_ONCE) {
        const some = frames.slice(first, first + FRAMES_AT_ONCE);
        const { channelData, samplesDecoded, sampleRate } = decoder.decodeFrames(some);
        owedMs += (durationMs * some.length) / frames.length - (samplesDecoded * 1_000) / (sampleRate || 1);
        if (owedMs > MOST_MISSING_MS) {
          yield { missingMs: owedMs, isDamage: true };
          owedMs = 0;
        }
        if (samplesDecoded > 0) yield { channels: withoutEmpty(channelData), sampleRate };
      }
    },
    free: () => decoder.free(),
  };
}

/** A decoder of one channel gives a second one without samples. */
function withoutEmpty(channels: readonly Float32Array[]): Float32Array[] {
  const longest = Math.max(...channels.map((channel) => channel.length));
  return channels.filter((channel) => channel.length === longest);
}
