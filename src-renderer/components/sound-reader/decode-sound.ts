import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { DecodeAnswer, DecodedPiece, DecodeOrder } from './decode-messages.ts';
import DecodeWorker from './decode-worker.ts?worker';

/**
 * Reads the sound of a recording in a thread of its own, from a moment on. No more is read than what is taken. Throws
 * `AUDIO_UNSUPPORTED` where this window has no decoder for it either.
 */
export async function* decodeSound({
  sourceId,
  fromMs,
}: {
  sourceId: SourceId;
  fromMs: number;
}): AsyncGenerator<DecodedPiece, void, void> {
  const worker = new DecodeWorker();
  const order = (one: DecodeOrder) => worker.postMessage(one);
  try {
    let answered = answerOf(worker);
    order({ type: 'begin', address: new URL(`/sound/${sourceId}`, window.location.href).href, fromMs });
    while (true) {
      const answer = await answered;
      if (answer.type === 'finished') return;
      if (answer.type === 'unsupported') throw new AppError('AUDIO_UNSUPPORTED');
      if (answer.type === 'failed') throw new AppError('FILE_DAMAGED', {}, { cause: answer.reason });
      yield answer;
      answered = answerOf(worker);
      order({ type: 'next' });
    }
  } finally {
    worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<DecodeAnswer> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<DecodeAnswer>) => resolve(data);
    worker.onerror = ({ message }) => reject(new AppError('FILE_DAMAGED', {}, { cause: message }));
  });
}
