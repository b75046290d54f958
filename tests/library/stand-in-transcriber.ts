import { audioSampleRate } from '../../src-shared/domain/transcript.ts';
import type { Transcriber, TranscribeWindow } from '../../src-shared/ports/transcriber.ts';

/** Stands in for whisper: says of each window how loud it is, so that the same sound gives the same words. */
export function standInTranscriber(onWindow: (window: TranscribeWindow) => void | Promise<void>): Transcriber {
  return {
    name: 'oído de prueba',
    async transcribe(window, { signal }) {
      await onWindow(window);
      signal.throwIfAborted();
      const { samples } = window;
      const loudness = Math.round(
        Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length),
      );
      const text = `ventana de la nota con ${loudness}`;
      const endMs = Math.round((samples.length * 1_000) / audioSampleRate);
      const words = text.split(' ').map((word) => ({ startMs: 0, endMs, text: word, confidence: 0.9 }));
      return [{ startMs: 0, endMs, speaker: null, text, confidence: 0.9, words }];
    },
    close: async () => undefined,
  };
}
