import { AppError } from '../../../src-shared/domain/errors.ts';
import type { Capture, CaptureListener } from './capture-listener.ts';
import processorAddress from './capture-processor.ts?worker&url';
import EncodeWorker from './encode-worker.ts?worker';
import { type CaptureOrder, captureRate, type EncodedPiece } from './encoder-messages.ts';

/**
 * Hears and encodes in threads of their own, so that a busy window loses no sound. The file is Ogg with Opus: each
 * second is a page with its own checksum, so that one cut anywhere is whole up to there.
 */
export async function startCapture({ onLevel, onPiece, onFailed }: CaptureListener): Promise<Capture> {
  // Nothing is played: no device to play on is needed.
  const context = new AudioContext({ sampleRate: captureRate, ...withoutOutput });
  await context.audioWorklet.addModule(processorAddress);
  const node = new AudioWorkletNode(context, 'capture', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  const worker = new EncodeWorker();
  const finished = Promise.withResolvers<void>();
  // Whoever finishes hears of a failure; before that it is told by `onFailed`.
  finished.promise.catch(() => undefined);
  const fail = () => {
    onFailed();
    finished.reject(new AppError('RECORDER_FAILED'));
  };
  worker.onerror = fail;
  worker.onmessage = ({ data }: MessageEvent<EncodedPiece>) => {
    if (data.type === 'piece') onPiece(data);
    else if (data.type === 'finished') finished.resolve();
    else fail();
  };
  const order = (one: CaptureOrder) => node.port.postMessage(one, one.encoder ? [one.encoder] : []);
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port1]);
  order({ state: 'paused', encoder: port2 });
  node.port.onmessage = ({ data }: MessageEvent<number>) => onLevel(data);
  await context.resume();
  let source: MediaStreamAudioSourceNode | null = null;
  return {
    listenTo(stream) {
      source?.disconnect();
      source = context.createMediaStreamSource(stream);
      source.connect(node);
    },
    record(isOn) {
      order({ state: isOn ? 'open' : 'paused' });
    },
    finish() {
      order({ state: 'ended' });
      return finished.promise;
    },
    async close() {
      worker.terminate();
      await context.close();
    },
  };
}

/** Chromium's, and not yet in TypeScript's library. */
const withoutOutput = { sinkId: { type: 'none' } } as AudioContextOptions;
