import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LanguageModel } from '../../src-shared/ports/language-model.ts';
import type { ChatScript } from '../fakes/chat-script.ts';

type Started = {
  model: LanguageModel;
  server: { requests: readonly unknown[]; abortedRequests(): number; close(): Promise<void> };
};
export type StartModel = (script: ChatScript, options: { stallMs: number }) => Promise<Started>;

export const sampleRequest = { system: 'Leé.', prompt: 'Papel', schema: { type: 'object' }, maximumTokens: 300 };
/** Waits on a state, however long a busy machine takes. */
export const patiently = { timeout: 30_000, interval: 20 };
const calm = new AbortController().signal;

/** What every language model must do, whoever runs it. `absent` is one whose server is not there. */
export function runLanguageModelSuite(title: string, start: StartModel, absent: LanguageModel): void {
  describe(`language model: ${title}`, () => {
    let server: Started['server'] | undefined;
    afterEach(() => server?.close());

    async function startWith(script: ChatScript, stallMs = 60_000) {
      const started = await start(script, { stallMs });
      server = started.server;
      return started;
    }

    it('gives the JSON that the answer spells', async () => {
      const { model } = await startWith({ pieces: ['{"datos"', ': []}'] });
      expect(await model.generate(sampleRequest, { signal: calm })).toEqual({ datos: [] });
    });

    it('stops an answer that repeats itself for ever', async () => {
      const pieces = Array.from({ length: 5_000 }, () => '{"valor": "x"},');
      const started = await startWith({ pieces, delayMs: 1 });
      const request = { ...sampleRequest, maximumTokens: 100_000 };
      await expect(started.model.generate(request, { signal: calm })).rejects.toMatchObject({ code: 'MODEL_FAILED' });
      await vi.waitFor(() => expect(started.server.abortedRequests()).toBe(1), patiently);
    });

    it('waits for a slow answer as long as something keeps coming', async () => {
      const pieces = ['{"a": "', ...Array.from({ length: 16 }, (_, index) => String(index)), '"}'];
      const { model } = await startWith({ pieces, delayMs: 150 }, 2_000);
      expect(await model.generate(sampleRequest, { signal: calm })).toEqual({ a: '0123456789101112131415' });
    });

    it.each([
      ['before its first word', 0],
      ['in the middle', 1],
    ])('gives up an answer that stalls %s, and closes the connection', async (_when, stallAfter) => {
      const started = await startWith({ pieces: ['{', '}'], stallAfter }, 300);
      const answer = started.model.generate(sampleRequest, { signal: calm });
      await expect(answer).rejects.toMatchObject({ code: 'MODEL_FAILED' });
      // On a busy machine the time may be over before the request leaves.
      const { requests, abortedRequests } = started.server;
      await vi.waitFor(() => expect(abortedRequests()).toBe(requests.length), patiently);
    });

    it('closes the connection when it is cancelled, so that the model stops computing', async () => {
      const started = await startWith({ pieces: ['{', '}'], stallAfter: 1 });
      const stop = new AbortController();
      const answer = started.model.generate(sampleRequest, { signal: stop.signal });
      const outcome = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
      await vi.waitFor(() => expect(started.server.requests).toHaveLength(1), patiently);
      stop.abort();
      await outcome;
      await vi.waitFor(() => expect(started.server.abortedRequests()).toBe(1), patiently);
    });

    it.each<[string, ChatScript, string]>([
      ['text that is not JSON', { pieces: ['no sé'] }, 'MODEL_FAILED'],
      ['nothing at all', { pieces: [] }, 'MODEL_FAILED'],
      ['a model that is not installed', { pieces: [], status: 404 }, 'MODEL_UNAVAILABLE'],
      ['a server in trouble', { pieces: [], status: 503 }, 'MODEL_FAILED'],
      ['a failure in the middle', { pieces: ['{', '}'], failAfter: 1 }, 'MODEL_FAILED'],
      ['a connection cut in the middle', { pieces: ['{', '}'], cutAfter: 1 }, 'MODEL_FAILED'],
    ])('tells %s by its code', async (_name, script, code) => {
      const { model } = await startWith(script);
      await expect(model.generate(sampleRequest, { signal: calm })).rejects.toMatchObject({ code });
    });

    it('fails an answer that its cap of tokens cut short', async () => {
      const { model } = await startWith({ pieces: ['{"a":', '1', '}'] });
      const answer = model.generate({ ...sampleRequest, maximumTokens: 2 }, { signal: calm });
      await expect(answer).rejects.toMatchObject({ code: 'MODEL_FAILED' });
    });

    it('is available when its server lists it', async () => {
      const { model } = await startWith({ pieces: [] });
      expect(await model.isAvailable()).toBe(true);
    });

    it('tells nobody listening apart from a model that answers badly', async () => {
      const answer = absent.generate(sampleRequest, { signal: calm });
      await expect(answer).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
      expect(await absent.isAvailable()).toBe(false);
    });
  });
}
