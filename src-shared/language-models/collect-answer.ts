import { AppError } from '../domain/errors.ts';
import { endsInLoop } from './repetition-watchdog.ts';

/** How many characters come between two looks for a loop. */
const lookEvery = 64;

/** The JSON that a streamed answer spells, its text told as it grows. Throws `MODEL_FAILED` when it repeats itself for ever or is not JSON. */
export async function collectAnswer(pieces: AsyncIterable<string>, onText?: (soFar: string) => void): Promise<unknown> {
  let text = '';
  let lookedAt = 0;
  for await (const piece of pieces) {
    text += piece;
    if (piece !== '') onText?.(text);
    if (text.length - lookedAt < lookEvery) continue;
    lookedAt = text.length;
    if (endsInLoop(text)) throw new AppError('MODEL_FAILED');
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('MODEL_FAILED', {}, { cause });
  }
}
