import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audioSampleRate } from '../../src-shared/domain/transcript.ts';
import type { Transcriber, TranscribeWindow } from '../../src-shared/ports/transcriber.ts';

/** What every `Transcriber` must do, whatever hears. It is given windows in which something is said. */
export function describeTranscriber(name: string, create: () => Promise<Transcriber>): void {
  describe(`${name} as a transcriber`, () => {
    const { signal } = new AbortController();
    let transcriber: Transcriber;

    beforeEach(async () => {
      transcriber = await create();
    });
    afterEach(() => transcriber.close());

    it('gives segments in order, inside the window, each made of its words', async () => {
      const segments = await transcriber.transcribe(windowOf(5), { signal });
      expect(segments.length).toBeGreaterThan(0);
      let from = 0;
      for (const segment of segments) {
        expect(segment.startMs).toBeGreaterThanOrEqual(from);
        expect(segment.endMs).toBeGreaterThanOrEqual(segment.startMs);
        expect(segment.text).toBe(segment.words.map(({ text }) => text).join(' '));
        from = segment.endMs;
      }
      expect(from).toBeLessThanOrEqual(5_000);
    });

    it('says of every word when and how surely it was heard', async () => {
      const [segment] = await transcriber.transcribe(windowOf(5), { signal });
      let from = segment!.startMs;
      for (const word of segment!.words) {
        expect(word.text.trim()).toBe(word.text);
        expect(word.startMs).toBeGreaterThanOrEqual(from);
        expect(word.endMs).toBeLessThanOrEqual(segment!.endMs);
        expect(word.confidence).toBeGreaterThan(0);
        expect(word.confidence).toBeLessThanOrEqual(1);
        from = word.startMs;
      }
    });

    it('hears the same in the same window', async () => {
      const first = await transcriber.transcribe(windowOf(5), { signal });
      expect(await transcriber.transcribe(windowOf(5), { signal })).toEqual(first);
    });

    it('lets windows that come at once wait for each other', async () => {
      const alone = await transcriber.transcribe(windowOf(5), { signal });
      const together = await Promise.all([1, 2, 3].map(() => transcriber.transcribe(windowOf(5), { signal })));
      expect(together).toEqual([alone, alone, alone]);
    });

    it('throws what an aborted signal says, and hears the next window', async () => {
      const reason = new Error('enough');
      await expect(transcriber.transcribe(windowOf(5), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      expect(await transcriber.transcribe(windowOf(5), { signal })).not.toEqual([]);
    });

    it('hears nothing in a window too short to say anything', async () => {
      expect(await transcriber.transcribe(windowOf(0.02), { signal })).toEqual([]);
    });
  });
}

/** A buzz with pauses: what is said in it is the transcriber's own business. */
export function windowOf(seconds: number): TranscribeWindow {
  const samples = Int16Array.from({ length: Math.round(seconds * audioSampleRate) }, (_, index) =>
    Math.round(6_000 * Math.sin(index / 12) * Math.max(0, Math.sin(index / 4_000))),
  );
  return { samples, language: 'es' };
}
