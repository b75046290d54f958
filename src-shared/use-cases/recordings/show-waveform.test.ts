import { expect, it, vi } from 'vitest';
import { sampleSource } from '../../../tests/port-suites/library-fixtures.ts';
import { AppError } from '../../domain/errors.ts';
import type { Waveform } from '../../domain/waveform.ts';
import { createShowWaveform } from './show-waveform.ts';

const made: Waveform = { stepMs: 20, peaks: [7] };

/** A recording whose outline is made when the test says so, or not at all once whoever asked has gone. */
function open() {
  const source = sampleSource({ kind: 'recording' });
  const begun: PromiseWithResolvers<Waveform>[] = [];
  const show = createShowWaveform({
    audio: {
      outline(_content, { signal }) {
        const outline = Promise.withResolvers<Waveform>();
        begun.push(outline);
        signal.addEventListener('abort', () => outline.reject(new AppError('CANCELLED')));
        return outline.promise;
      },
    },
    sources: { get: async () => source },
    waveforms: { get: async () => null, save: async () => undefined },
    decodedSounds: { get: async () => null },
    files: {
      has: async () => true,
      open: async () => ({ content: { kind: 'path', path: '' }, release: async () => undefined }),
    },
  });
  return { ask: (signal: AbortSignal) => show({ sourceId: source.id }, signal), begun };
}

it('is made once for all who ask at the same time', async () => {
  const { ask, begun } = open();
  const { signal } = new AbortController();
  const asked = [ask(signal), ask(signal)];
  await vi.waitUntil(() => begun.length > 0);
  begun[0]!.resolve(made);
  expect(await Promise.all(asked)).toEqual([made, made]);
  expect(begun).toHaveLength(1);
});

it('is made for whoever still waits, though the one who asked first has gone', async () => {
  const { ask, begun } = open();
  const gone = new AbortController();
  const first = ask(gone.signal);
  await vi.waitUntil(() => begun.length > 0);
  const second = ask(new AbortController().signal);
  gone.abort();
  await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
  await vi.waitUntil(() => begun.length > 1);
  begun[1]!.resolve(made);
  expect(await second).toEqual(made);
});
