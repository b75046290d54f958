import { OpusDecoder } from 'opus-decoder';
import type { SoundSamples } from '../../../src-shared/domain/sound/sound-piece.ts';
import { audioSampleRate } from '../../../src-shared/domain/transcript.ts';

/** Positions in Opus streams count samples at this rate, whatever was recorded. */
export const OPUS_RATE = 48_000;

/** What the first packet of an Opus stream says. */
export type OpusHead = {
  channels: number;
  preSkip: number;
  streams: number;
  coupledStreams: number;
  mapping: number[];
};

/** The head of an Opus stream; null where the packet is none. */
export function parseOpusHead(packet: Uint8Array): OpusHead | null {
  if (packet.length < 19 || new TextDecoder('latin1').decode(packet.subarray(0, 8)) !== 'OpusHead') return null;
  const channels = packet[9]!;
  const preSkip = packet[10]! | (packet[11]! << 8);
  if (channels === 0) return null;
  // Family 0: one channel, or two that belong together; the others say how theirs stand.
  if (packet[18] === 0 || packet.length < 21 + channels) {
    if (channels > 2) return null;
    return { channels, preSkip, streams: 1, coupledStreams: channels - 1, mapping: channels === 1 ? [0] : [0, 1] };
  }
  const mapping = [...packet.subarray(21, 21 + channels)];
  return { channels, preSkip, streams: packet[19]!, coupledStreams: packet[20]!, mapping };
}

/** How many samples, at `OPUS_RATE`, a packet of Opus sound lasts; 0 where it is none. */
export function opusPacketSamples(packet: Uint8Array): number {
  const [toc, count = 0] = packet;
  if (toc === undefined) return 0;
  const configuration = toc >> 3;
  const frame =
    configuration < 12
      ? [480, 960, 1_920, 2_880][configuration & 3]!
      : configuration < 16
        ? [480, 960][configuration & 1]!
        : [120, 240, 480, 960][configuration & 3]!;
  const frames = (toc & 3) === 0 ? 1 : (toc & 3) === 3 ? count & 63 : 2;
  const samples = frame * frames;
  // No packet lasts over 120 ms.
  return samples > 5_760 ? 0 : samples;
}

/** Decodes packets straight to the rate that is used inside the product. */
export function createOpusStream(head: OpusHead) {
  const decoder = new OpusDecoder({
    sampleRate: audioSampleRate,
    channels: head.channels,
    streamCount: head.streams,
    coupledStreamCount: head.coupledStreams,
    channelMappingTable: head.mapping,
    preSkip: Math.round((head.preSkip * audioSampleRate) / OPUS_RATE),
  });
  return {
    async decode(packets: Uint8Array[]): Promise<SoundSamples> {
      await decoder.ready;
      return { channels: decoder.decodeFrames(packets).channelData, sampleRate: audioSampleRate };
    },
    free: () => decoder.free(),
  };
}
