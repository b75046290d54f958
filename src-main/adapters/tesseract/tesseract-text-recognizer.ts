import { AppError } from '../../../src-shared/domain/errors.ts';
import type { RasterImage, RecognizedText, TextRecognizer } from '../../../src-shared/ports/text-recognizer.ts';
import { encodePgm } from './encode-pgm.ts';
import { estimateQuarterTurns } from './estimate-quarter-turns.ts';
import { parseTsv } from './parse-tsv.ts';
import { startTesseract, type TesseractProcess } from './start-tesseract.ts';

type Options = { signal: AbortSignal };

/**
 * Recognition with tesseract.js: one engine, started at the first picture and kept, one picture at a time.
 * An abort kills the engine; the next picture starts another.
 */
export function createTesseractTextRecognizer(): TextRecognizer {
  const engine = new Engine();
  const recognize = (image: RasterImage, options: Options): Promise<RecognizedText> => engine.recognize(image, options);
  return {
    recognize,
    detectQuarterTurns: (image, options) => estimateQuarterTurns(image, (turned) => recognize(turned, options)),
    close: () => engine.stop(),
  };
}

class Engine {
  #process: Promise<TesseractProcess> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  recognize(image: RasterImage, { signal }: Options): Promise<RecognizedText> {
    const turn = this.#queue.then(() => this.#recognizeNow(image, signal));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async stop(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    const started = await process?.catch(() => null);
    await started?.stop();
  }

  async #recognizeNow(image: RasterImage, signal: AbortSignal): Promise<RecognizedText> {
    signal.throwIfAborted();
    const process = await this.#start();
    const onAbort = (): void => void this.stop();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const tsv = await process.recognize(encodePgm(image));
      return parseTsv(tsv, image);
    } catch (error) {
      signal.throwIfAborted();
      await this.stop();
      throw new AppError('PAGE_UNREADABLE', {}, { cause: error });
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  async #start(): Promise<TesseractProcess> {
    this.#process ??= startTesseract();
    try {
      return await this.#process;
    } catch (error) {
      this.#process = null;
      throw new AppError('OCR_UNAVAILABLE', {}, { cause: error });
    }
  }
}
