import { afterEach, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src-shared/ports/embedder.ts';

type Started = { embedder: Embedder; server: { abortedRequests(): number; close(): Promise<void> } };
export type StartEmbedder = (faults: {
  /** How many tokens the model reads at once. */
  contextTokens?: number;
  isBusy?: boolean;
  isTooBig?: boolean;
  isMissing?: boolean;
  /** Never answers. */
  isStalled?: boolean;
}) => Promise<Started>;

const calm = new AbortController().signal;
const asDocument = { purpose: 'document', signal: calm } as const;

/** What every embedder must do, whoever runs it. `absent` is one whose server is not there. */
export function runEmbedderSuite(title: string, start: StartEmbedder, absent: Embedder): void {
  describe(`embedder: ${title}`, () => {
    let server: Started['server'] | undefined;
    afterEach(() => server?.close());

    async function startWith(faults: Parameters<StartEmbedder>[0] = {}) {
      const started = await start(faults);
      server = started.server;
      return started.embedder;
    }

    it('gives one vector of length one per text, in order, however many there are', async () => {
      const embedder = await startWith();
      const texts = Array.from({ length: 70 }, (_, index) => `papel ${'x'.repeat(index)}`);
      const vectors = await embedder.embed(texts, asDocument);
      const { dimensions } = await embedder.identify({ signal: calm });
      expect(vectors).toHaveLength(70);
      for (const vector of vectors) {
        expect(vector).toHaveLength(dimensions);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }
      const [alone] = await embedder.embed([texts[41] ?? ''], asDocument);
      expect(vectors[41]).toEqual(alone);
    });

    it('asks nothing for no texts', async () => {
      expect(await absent.embed([], asDocument)).toEqual([]);
    });

    it('embeds a text longer than the model reads in parts, each of which counts', async () => {
      const embedder = await startWith({ contextTokens: 40 });
      const start = 'vacunas '.repeat(40);
      const [whole] = await embedder.embed([start + 'reunión '.repeat(40)], asDocument);
      const [beginning] = await embedder.embed([start], asDocument);
      const [end] = await embedder.embed(['reunión '.repeat(10)], asDocument);
      expect(dot(whole, beginning)).toBeGreaterThan(0.5);
      expect(dot(whole, end)).toBeGreaterThan(0.5);
      expect(dot(beginning, end)).toBeLessThan(0.5);
    });

    it.each([
      ['a full queue', { isBusy: true }, 'MODEL_BUSY'],
      ['a model too big for the memory', { isTooBig: true }, 'MODEL_TOO_BIG'],
      ['a model that is not installed', { isMissing: true }, 'MODEL_NOT_FOUND'],
    ])('tells %s by its code', async (_name, faults, code) => {
      const embedder = await startWith(faults);
      await expect(embedder.embed(['papel'], asDocument)).rejects.toMatchObject({ code });
    });

    it('ends when it is cancelled', async () => {
      const embedder = await startWith({ isStalled: true });
      const stop = new AbortController();
      const outcome = expect(embedder.embed(['papel'], { ...asDocument, signal: stop.signal })).rejects.toMatchObject({
        name: 'AbortError',
      });
      stop.abort();
      await outcome;
    });

    it('is available when its server has the model', async () => {
      expect(await (await startWith()).isAvailable()).toBe(true);
      await server?.close();
      expect(await (await startWith({ isMissing: true })).isAvailable()).toBe(false);
    });

    it('says that nobody listens', async () => {
      await expect(absent.embed(['papel'], asDocument)).rejects.toMatchObject({ code: 'MODEL_SERVER_UNREACHABLE' });
      await expect(absent.identify({ signal: calm })).rejects.toMatchObject({ code: 'MODEL_SERVER_UNREACHABLE' });
      expect(await absent.isAvailable()).toBe(false);
    });
  });
}

function dot(one: Float32Array = new Float32Array(), other?: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other?.[index] ?? 0), 0);
}
