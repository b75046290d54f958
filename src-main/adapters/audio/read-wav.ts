import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';
import type { AudioFile } from './audio-file.ts';
import { decodePcm, frameBytes, type PcmLayout } from './pcm.ts';
import type { SoundSource } from './sound-source.ts';

const READ_MS = 1_000;
const MOST_CHANNELS = 64;
const codings: Readonly<Record<number, PcmLayout['coding']>> = { 1: 'integer', 3: 'float', 6: 'a-law', 7: 'mu-law' };
const sampleBits: Readonly<Record<PcmLayout['coding'], readonly PcmLayout['bits'][]>> = {
  integer: [8, 16, 24, 32],
  float: [32, 64],
  'a-law': [8],
  'mu-law': [8],
};
/** The format code that says that the real one stands further on. */
const EXTENSIBLE = 0xfffe;

/**
 * WAV and its relatives for long recordings (RF64, BW64). The samples go on to the end of the file where the size
 * that the file gives is missing or wrong, as after a power cut. Null for a coding that is not plain samples.
 */
export async function openWav(file: AudioFile): Promise<SoundSource | null> {
  let layout: PcmLayout | null = null;
  for (let at = 12; at + 8 <= file.sizeBytes; ) {
    const chunk = await file.read(at, 48);
    const name = String.fromCharCode(...chunk.subarray(0, 4));
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const sizeBytes = chunk.length < 8 ? 0 : view.getUint32(4, true);
    if (name === 'fmt ') layout = readLayout(view);
    if (name === 'data') return layout && asSource(file, layout, { start: at + 8, sizeBytes });
    at += 8 + sizeBytes + (sizeBytes % 2);
  }
  return layout && asSource(file, layout, { start: file.sizeBytes, sizeBytes: 0 });
}

function readLayout(view: DataView): PcmLayout | null {
  if (view.byteLength < 24) return null;
  const code = view.getUint16(8, true);
  const coding = codings[code === EXTENSIBLE && view.byteLength >= 34 ? view.getUint16(32, true) : code];
  const [channels, sampleRate, bits] = [view.getUint16(10, true), view.getUint32(12, true), view.getUint16(22, true)];
  if (coding === undefined || channels < 1 || channels > MOST_CHANNELS || !isRate(sampleRate)) return null;
  const width = sampleBits[coding].find((one) => one === bits);
  return width === undefined ? null : { coding, bits: width, channels, sampleRate, isUnsigned: true };
}

function isRate(sampleRate: number): boolean {
  return sampleRate >= 1_000 && sampleRate <= 768_000;
}

function asSource(file: AudioFile, layout: PcmLayout, data: { start: number; sizeBytes: number }): SoundSource {
  const toEnd = file.sizeBytes - data.start;
  // 0 and the largest number are what a recorder writes before it knows.
  const isKnown = data.sizeBytes > 0 && data.sizeBytes < 0xffff_ff00 && data.sizeBytes <= toEnd;
  const sizeBytes = isKnown ? data.sizeBytes : toEnd;
  const frames = Math.floor(sizeBytes / frameBytes(layout));
  return {
    format: `wav-${layout.coding === 'integer' ? 'pcm' : layout.coding}`,
    durationMs: Math.round((frames * 1_000) / layout.sampleRate),
    pieces: () => readSamples(file, layout, { start: data.start, end: data.start + frames * frameBytes(layout) }),
  };
}

async function* readSamples(
  file: AudioFile,
  layout: PcmLayout,
  { start, end }: { start: number; end: number },
): AsyncGenerator<SoundPiece, void, void> {
  const stepBytes = Math.ceil((layout.sampleRate * READ_MS) / 1_000) * frameBytes(layout);
  for (let at = start; at < end; at += stepBytes) {
    const bytes = await file.read(at, Math.min(stepBytes, end - at));
    if (bytes.length === 0) return;
    yield { channels: decodePcm(bytes, layout), sampleRate: layout.sampleRate };
  }
}
