/* Reads the sound of a recording for a host that has no decoder for it: a file of its own, run in a worker. */
import { ALL_FORMATS, Input, UrlSource } from 'mediabunny';
import { toSpeechSamples } from '../../../src-shared/domain/sound/to-speech-samples.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import type { DecodeAnswer, DecodeOrder } from './decode-messages.ts';
import { decodePackets } from './decode-packets.ts';
import { cutWavPieces } from './wav-pieces.ts';

/** Of the file, this much is in memory at most. */
const cacheBytes = 8 * 1_048_576;

let taken: () => void = () => undefined;

self.onmessage = ({ data: order }: MessageEvent<DecodeOrder>) => {
  if (order.type === 'next') taken();
  else void decode(order).then(tell, (thrown: unknown) => tell({ type: 'failed', reason: String(thrown) }));
};

function tell(answer: DecodeAnswer): void {
  if (answer.type === 'piece') postMessage(answer, { transfer: [answer.content.buffer] });
  else postMessage(answer);
}

async function decode({ address, fromMs }: { address: string; fromMs: number }): Promise<DecodeAnswer> {
  const source = new UrlSource(address, {
    maxCacheSize: cacheBytes,
    getRetryDelay: (before) => Math.min(before + 1, 5),
  });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack();
    const config = (await track?.getDecoderConfig()) ?? null;
    if (track === null || config === null || !(await isDecodable(config))) return { type: 'unsupported' };
    const endSeconds = await input.computeDuration([track]).catch(() => null);
    const totalMs = endSeconds === null ? null : Math.round(endSeconds * 1_000);
    const sound = decodePackets(track, { config, fromSeconds: fromMs / 1_000, endSeconds });
    const unheard: TimeRange[] = [];
    const samples = toSpeechSamples(sound, ({ startMs, endMs }) => {
      unheard.push({ startMs: fromMs + startMs, endMs: fromMs + endMs });
    });
    for await (const piece of cutWavPieces(samples, fromMs)) {
      const next = new Promise<void>((resolve) => {
        taken = resolve;
      });
      tell({ type: 'piece', totalMs, unheard: unheard.splice(0), ...piece });
      await next;
    }
    return { type: 'finished' };
  } finally {
    input.dispose();
  }
}

/** Chromium has no decoder for what its makers did not pay for. */
async function isDecodable(config: AudioDecoderConfig): Promise<boolean> {
  if (typeof AudioDecoder === 'undefined') return false;
  return (await AudioDecoder.isConfigSupported(config)).supported === true;
}
