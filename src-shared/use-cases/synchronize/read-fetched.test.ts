import { expect, it } from 'vitest';
import { sampleSource, sampleText } from '../../../tests/port-suites/library-fixtures.ts';
import { readerEdition } from '../../domain/sync/shared-reading.ts';
import { createReadFetched } from './read-fetched.ts';

/** How often a paper is read whose text is here in that edition. */
async function readings(textEdition: number | null): Promise<number> {
  const source = sampleSource({ status: 'ready' });
  let times = 0;
  const readFetched = createReadFetched({
    sources: { get: async () => source, textEdition: async () => textEdition, saveText: async () => undefined },
    files: {
      has: async () => true,
      open: async () => ({ content: { kind: 'bytes', bytes: new Uint8Array() }, release: async () => undefined }),
    },
    reader: {
      async read() {
        times += 1;
        return { text: sampleText('Leído'), embedded: [] };
      },
    },
    settings: { get: async () => null, getLocal: async () => null, setLocal: async () => undefined },
  });
  await readFetched(source.id, new AbortController().signal);
  return times;
}

it('reads a paper whose file has come where its text is not here or is of older readers, and no other', async () => {
  expect(await readings(null)).toBe(1);
  expect(await readings(readerEdition - 1)).toBe(1);
  expect(await readings(readerEdition)).toBe(0);
  expect(await readings(readerEdition + 1)).toBe(0);
});
