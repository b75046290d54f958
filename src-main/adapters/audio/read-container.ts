import {
  ALL_FORMATS,
  type AudioCodec,
  CustomSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
} from 'mediabunny';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';
import type { AudioFile } from './audio-file.ts';
import { createOpusStream, parseOpusHead } from './opus-stream.ts';
import { decodePcm, type PcmLayout } from './pcm.ts';
import { createMpegDecoder } from './read-mp3.ts';
import type { SoundSource } from './sound-source.ts';

const PACKETS_AT_ONCE = 50;
/** Less than this between two packets is rounding, not a pause of the recorder. */
const SMALLEST_GAP_SECONDS = 0.08;

/** Turns packets into sound; `durationMs` is how long they say that they last. */
type PacketDecoder = {
  decode(packets: readonly Uint8Array[], durationMs: number): AsyncIterable<SoundPiece>;
  free(): void;
};

/** What a container holds: sound that can be decoded here, or the name of the codec that cannot. */
export type ContainerSound = SoundSource | { unsupported: string; durationMs: number | null };

/**
 * Sound inside MP4, QuickTime, WebM, Matroska, FLAC and ADTS. Throws `NO_AUDIO` where there is only a picture,
 * `FILE_DAMAGED` where nothing can be made of the file.
 */
export async function openContainer(file: AudioFile, container: string): Promise<ContainerSound> {
  const { input, track } = await findTrack(file);
  try {
    if (track === null) throw new AppError('NO_AUDIO');
    const codec = await track.getCodec();
    const durationMs = await readDuration(input, track);
    const format = `${container}-${codec ?? 'unknown'}`;
    const createDecoder = codec === null ? null : await decoderFactory(track, codec);
    if (createDecoder === null) return { unsupported: format, durationMs };
    return { format, durationMs, pieces: () => decodeTrack(file, createDecoder, durationMs) };
  } finally {
    input.dispose();
  }
}

async function findTrack(file: AudioFile): Promise<{ input: Input; track: InputAudioTrack | null }> {
  const source = new CustomSource({
    getSize: () => file.sizeBytes,
    read: (start, end) => file.read(start, end - start),
    prefetchProfile: 'fileSystem',
    // What goes wrong in a read ahead goes wrong again in the read itself.
    handleUnhandledError: () => undefined,
  });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    // The list of what is inside stands at the end of many files.
    if ((await input.getTracks()).length === 0) throw new AppError('FILE_TRUNCATED');
    return { input, track: await input.getPrimaryAudioTrack() };
  } catch (cause) {
    input.dispose();
    throw cause instanceof AppError ? cause : new AppError('FILE_DAMAGED', {}, { cause });
  }
}

async function readDuration(input: Input, track: InputAudioTrack): Promise<number | null> {
  try {
    return Math.round((await input.computeDuration([track])) * 1_000);
  } catch {
    // A damaged end: decoding tells how far it goes.
    return null;
  }
}

async function decoderFactory(track: InputAudioTrack, codec: AudioCodec): Promise<(() => PacketDecoder) | null> {
  if (codec === 'mp3') return createMpegDecoder;
  if (codec === 'opus') {
    const { description } = (await track.getDecoderConfig()) ?? {};
    const head = description && parseOpusHead(asBytes(description));
    const channels = await track.getNumberOfChannels();
    const plain = channels > 2 ? null : plainOpusHead(channels);
    const known = head || plain;
    return known ? () => opusDecoder(createOpusStream(known)) : null;
  }
  const coding = pcmCodings[codec];
  if (coding === undefined) return null;
  const layout = { ...coding, channels: await track.getNumberOfChannels(), sampleRate: await track.getSampleRate() };
  return () => pcmDecoder(layout);
}

function asBytes(description: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
}

type AllowSharedBufferSource = ArrayBuffer | SharedArrayBuffer | ArrayBufferView;

function plainOpusHead(channels: number) {
  return { channels, preSkip: 0, streams: 1, coupledStreams: channels - 1, mapping: channels === 1 ? [0] : [0, 1] };
}

function opusDecoder(stream: ReturnType<typeof createOpusStream>): PacketDecoder {
  return {
    async *decode(packets) {
      yield await stream.decode([...packets]);
    },
    free: stream.free,
  };
}

function pcmDecoder(layout: PcmLayout): PacketDecoder {
  return {
    async *decode(packets) {
      for (const packet of packets) yield { channels: decodePcm(packet, layout), sampleRate: layout.sampleRate };
    },
    free: () => undefined,
  };
}

const pcmCodings: Partial<Record<AudioCodec, Pick<PcmLayout, 'coding' | 'bits' | 'isUnsigned' | 'isBigEndian'>>> = {
  'pcm-s16': { coding: 'integer', bits: 16 },
  'pcm-s16be': { coding: 'integer', bits: 16, isBigEndian: true },
  'pcm-s24': { coding: 'integer', bits: 24 },
  'pcm-s24be': { coding: 'integer', bits: 24, isBigEndian: true },
  'pcm-s32': { coding: 'integer', bits: 32 },
  'pcm-s32be': { coding: 'integer', bits: 32, isBigEndian: true },
  'pcm-f32': { coding: 'float', bits: 32 },
  'pcm-f32be': { coding: 'float', bits: 32, isBigEndian: true },
  'pcm-f64': { coding: 'float', bits: 64 },
  'pcm-f64be': { coding: 'float', bits: 64, isBigEndian: true },
  'pcm-u8': { coding: 'integer', bits: 8, isUnsigned: true },
  'pcm-s8': { coding: 'integer', bits: 8 },
  ulaw: { coding: 'mu-law', bits: 8 },
  alaw: { coding: 'a-law', bits: 8 },
};

async function* decodeTrack(
  file: AudioFile,
  createDecoder: () => PacketDecoder,
  durationMs: number | null,
): AsyncGenerator<SoundPiece, void, void> {
  const { input, track } = await findTrack(file);
  if (track === null) return;
  const decoder = createDecoder();
  let position = 0;
  try {
    for await (const batch of inBatches(new EncodedPacketSink(track).packets())) {
      const start = batch[0]!.timestamp;
      if (start - position > SMALLEST_GAP_SECONDS) yield { missingMs: (start - position) * 1_000, isDamage: false };
      const seconds = batch.reduce((total, packet) => total + packet.duration, 0);
      yield* decoder.decode(
        batch.map((packet) => packet.data),
        seconds * 1_000,
      );
      position = Math.max(position, start) + seconds;
    }
  } catch (thrown) {
    if (position === 0) throw new AppError('FILE_DAMAGED', {}, { cause: thrown });
  } finally {
    decoder.free();
    input.dispose();
  }
  // Damaged from here on: what was read stays, and the rest is silence.
  const leftMs = (durationMs ?? 0) - position * 1_000;
  if (leftMs > SMALLEST_GAP_SECONDS * 1_000) yield { missingMs: leftMs, isDamage: true };
}

/** Packets that follow each other without a gap, some at a time. */
async function* inBatches(packets: AsyncIterable<EncodedPacket>): AsyncGenerator<EncodedPacket[], void, void> {
  let batch: EncodedPacket[] = [];
  let end = 0;
  for await (const packet of packets) {
    if (batch.length === PACKETS_AT_ONCE || (batch.length > 0 && packet.timestamp - end > SMALLEST_GAP_SECONDS)) {
      yield batch;
      batch = [];
    }
    batch.push(packet);
    end = packet.timestamp + packet.duration;
  }
  if (batch.length > 0) yield batch;
}
