import { decoder as createDecoder } from '@audio/decode-amr';
import { joinBytes } from '../../../src-shared/domain/join-bytes.ts';
import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';
import type { AudioFile } from './audio-file.ts';
import { type FrameHeader, scanFrames } from './scan-frames.ts';
import type { SoundSource } from './sound-source.ts';

const FRAME_MS = 20;
const narrow = { format: 'amr', magic: '#!AMR\n', sizes: [13, 14, 16, 18, 20, 21, 27, 32, 6] };
const wide = { format: 'amr-wb', magic: '#!AMR-WB\n', sizes: [18, 24, 33, 37, 41, 47, 51, 59, 61, 6] };
/** The type of a frame that says that there is none: a pause of the line. */
const NO_DATA = 15;

/** Adaptive multi-rate sound of old telephones and dictaphones, narrow or wide. */
export async function openAmr(file: AudioFile): Promise<SoundSource> {
  const head = String.fromCharCode(...(await file.read(0, wide.magic.length)));
  const kind = head === wide.magic ? wide : narrow;
  const headerAt = (bytes: Uint8Array, at: number) => amrFrame(bytes, at, kind.sizes);
  const start = kind.magic.length;
  let durationMs = 0;
  for await (const run of scanFrames(file, start, headerAt)) {
    durationMs += 'frames' in run ? run.durationMs : run.lostMs;
  }
  const pieces = () => decodeAmr(file, { magic: kind.magic, headerAt });
  return { format: kind.format, durationMs: Math.round(durationMs), pieces };
}

function amrFrame(bytes: Uint8Array, at: number, sizes: readonly number[]): FrameHeader | null {
  const byte = bytes[at];
  if (byte === undefined || (byte & 0x83) !== 0) return null;
  const type = byte >> 3;
  const sizeBytes = type === NO_DATA ? 1 : sizes[type];
  return sizeBytes === undefined ? null : { sizeBytes, durationMs: FRAME_MS, kind: 'amr' };
}

async function* decodeAmr(
  file: AudioFile,
  { magic, headerAt }: { magic: string; headerAt: Parameters<typeof scanFrames>[2] },
): AsyncGenerator<SoundPiece, void, void> {
  const decoder = await createDecoder();
  try {
    // The decoder wants the file's first bytes and some sound in one piece.
    let before: Uint8Array[] = [new TextEncoder().encode(magic)];
    for await (const run of scanFrames(file, magic.length, headerAt)) {
      if (!('frames' in run)) {
        yield { missingMs: run.lostMs, isDamage: true };
        continue;
      }
      for (let first = 0; first < run.frames.length; first += 256) {
        const { channelData, sampleRate } = decoder.decode(
          joinBytes([...before, ...run.frames.slice(first, first + 256)]),
        );
        before = [];
        if (channelData.length > 0) yield { channels: channelData, sampleRate };
      }
    }
  } finally {
    decoder.free();
  }
}
