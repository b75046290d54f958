import { type EncodedPacket, EncodedPacketSink, type InputAudioTrack } from 'mediabunny';
import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';

/** So many packets are decoded ahead of who takes the sound: a second or two. */
const packetsAtOnce = 64;
/** A decoder needs some sound before the place where it is to begin. */
const runUpSeconds = 0.5;
/** Less than this between two packets is rounding, not a pause of the recorder. */
const smallestGapSeconds = 0.08;
/** How far to go on after a packet that cannot be decoded; doubled while nothing else can either. */
const smallestHopSeconds = 0.02;

type Sound = { channels: Float32Array[]; sampleRate: number; timestamp: number };

/**
 * The sound of a track from a moment on, with what is missing. Where packets cannot be decoded, it goes on after them.
 * Only packets ahead of what was taken are in memory.
 */
export async function* decodePackets(
  track: InputAudioTrack,
  { config, fromSeconds, endSeconds }: { config: AudioDecoderConfig; fromSeconds: number; endSeconds: number | null },
): AsyncGenerator<SoundPiece, void, void> {
  let position = fromSeconds;
  let start = Math.max(0, fromSeconds - runUpSeconds);
  let isDamaged = false;
  for (let hop = smallestHopSeconds; ; hop *= 2) {
    const run = decodeRun(track, config, start);
    try {
      for await (const sound of run) {
        const later = after(sound, position);
        if (later === null) continue;
        if (later.timestamp - position > smallestGapSeconds)
          yield { missingMs: (later.timestamp - position) * 1_000, isDamage: isDamaged };
        isDamaged = false;
        position = later.timestamp + secondsOf(later);
        hop = smallestHopSeconds;
        yield later;
      }
      break;
    } catch (thrown) {
      isDamaged = true;
      start = Math.max(start, position) + hop;
      // Nothing says how far it goes, or it goes no further.
      if (endSeconds === null || start >= endSeconds) {
        if (position === 0) throw thrown;
        break;
      }
    }
  }
  const left = (endSeconds ?? 0) - position;
  if (left > smallestGapSeconds) yield { missingMs: left * 1_000, isDamage: true };
}

/** Decodes from a moment on until the end or the first packet that cannot be decoded, which is thrown. */
async function* decodeRun(
  track: InputAudioTrack,
  config: AudioDecoderConfig,
  start: number,
): AsyncGenerator<Sound, void, void> {
  const ready: Sound[] = [];
  let failure: unknown = null;
  const decoder = new AudioDecoder({
    output: (data) => ready.push(takeSamples(data)),
    error: (error) => {
      failure = error;
    },
  });
  const isOpen = () => decoder.state === 'configured';
  try {
    decoder.configure(config);
    let end: number | null = null;
    for await (const batch of inBatches(packetsFrom(track, start))) {
      const { timestamp } = batch[0]!;
      if (end !== null && timestamp - end > smallestGapSeconds) {
        // A decoder counts the samples that it gives: after a pause of the recorder it must begin again.
        await decoder.flush();
        yield* ready.splice(0);
        decoder.reset();
        decoder.configure(config);
      }
      end = endOf(batch.at(-1)!);
      for (const packet of batch) if (isOpen()) decoder.decode(packet.toEncodedAudioChunk());
      // One batch waits while another is decoded.
      while (isOpen() && decoder.decodeQueueSize > packetsAtOnce) await nextDequeue(decoder);
      yield* ready.splice(0);
      if (!isOpen()) throw failure;
    }
    await decoder.flush();
    yield* ready.splice(0);
  } catch (thrown) {
    yield* ready.splice(0);
    throw failure ?? thrown;
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
}

/** A decoder that fails has nothing more to take from its queue, and says no more. */
function nextDequeue(decoder: AudioDecoder): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 50);
    decoder.addEventListener(
      'dequeue',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

async function* packetsFrom(track: InputAudioTrack, start: number): AsyncGenerator<EncodedPacket, void, void> {
  const sink = new EncodedPacketSink(track);
  const first = (await sink.getPacket(start)) ?? (await sink.getFirstPacket());
  if (first !== null) yield* sink.packets(first);
}

/** Packets that follow each other without a gap, some at a time. */
async function* inBatches(packets: AsyncIterable<EncodedPacket>): AsyncGenerator<EncodedPacket[], void, void> {
  let batch: EncodedPacket[] = [];
  for await (const packet of packets) {
    const last = batch.at(-1);
    if (last && (batch.length === packetsAtOnce || packet.timestamp - endOf(last) > smallestGapSeconds)) {
      yield batch;
      batch = [];
    }
    batch.push(packet);
  }
  if (batch.length > 0) yield batch;
}

function endOf({ timestamp, duration }: EncodedPacket): number {
  return timestamp + duration;
}

function takeSamples(data: AudioData): Sound {
  const { numberOfChannels, numberOfFrames, sampleRate } = data;
  const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
    const samples = new Float32Array(numberOfFrames);
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    return samples;
  });
  const timestamp = data.timestamp / 1_000_000;
  data.close();
  return { channels, sampleRate, timestamp };
}

/** What of it comes after a moment; null where nothing does. */
function after(sound: Sound, moment: number): Sound | null {
  const early = Math.round((moment - sound.timestamp) * sound.sampleRate);
  if (early <= 0) return sound;
  const channels = sound.channels.map((samples) => samples.subarray(early));
  return channels[0]?.length ? { ...sound, channels, timestamp: moment } : null;
}

function secondsOf({ channels, sampleRate }: Sound): number {
  return (channels[0]?.length ?? 0) / sampleRate;
}
