/* Turns samples into a file of sound, a few seconds at a time: a file of its own, run in a worker. */
import { AudioSample, AudioSampleSource, OggOutputFormat, Output, StreamTarget } from 'mediabunny';
import { captureRate, type EncodedPiece, type EncoderOrder } from './encoder-messages.ts';

/** Speech in a room, one channel: an hour takes 18 MB. */
const bitsASecond = 40_000;
/** A power cut costs at most this and a page. */
const pieceSeconds = 3;
/** Each page can be read without the others. */
const pageSeconds = 1;

function createEncoder(tell: (piece: EncodedPiece) => void) {
  const source = new AudioSampleSource({ codec: 'opus', bitrate: bitsASecond });
  let waiting: Uint8Array[] = [];
  let taken = 0;
  let told = 0;

  const target = new StreamTarget(
    new WritableStream({
      // A file of Ogg is only ever added to.
      write({ data }) {
        waiting.push(data.slice());
        if (taken - told >= pieceSeconds * captureRate) tellPiece();
      },
    }),
  );
  const output = new Output({ format: new OggOutputFormat({ maximumPageDuration: pageSeconds }), target });
  output.addAudioTrack(source);
  const started = output.start();

  function tellPiece(): void {
    if (waiting.length === 0) return;
    const content = new Blob(waiting as Uint8Array<ArrayBuffer>[]);
    const durationMs = Math.round(((taken - told) * 1_000) / captureRate);
    waiting = [];
    told = taken;
    tell({ type: 'piece', content, durationMs });
  }

  return {
    async add(samples: Float32Array<ArrayBuffer>): Promise<void> {
      await started;
      const sample = new AudioSample({
        data: samples,
        format: 'f32',
        numberOfChannels: 1,
        sampleRate: captureRate,
        timestamp: taken / captureRate,
      });
      taken += samples.length;
      await source.add(sample);
      sample.close();
    },
    tellPiece,
    async finish(): Promise<void> {
      await started;
      await output.finalize();
      tellPiece();
    },
  };
}

/** One thing after the other, in the order in which they came. */
let last: Promise<void> = Promise.resolve();
const encoder = createEncoder((piece) => postMessage(piece));

function inTurn(work: () => Promise<void>): void {
  last = last.then(work).catch(() => postMessage({ type: 'failed' } satisfies EncodedPiece));
}

async function obey(order: EncoderOrder): Promise<void> {
  if (order === 'paused') encoder.tellPiece();
  else if (order === 'ended') {
    await encoder.finish();
    postMessage({ type: 'finished' } satisfies EncodedPiece);
  } else if (order.length > 0) await encoder.add(order);
}

// The one message of the window brings the port through which the audio thread speaks.
self.onmessage = ({ ports: [sound] }: MessageEvent) => {
  if (sound) sound.onmessage = ({ data }: MessageEvent<EncoderOrder>) => inTurn(() => obey(data));
};
