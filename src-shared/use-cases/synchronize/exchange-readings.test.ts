import { expect, it } from 'vitest';
import { hashReading } from '../../domain/content-hash.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { AppError } from '../../domain/errors.ts';
import { createId, type Sha256, type SourceId, sha256Schema } from '../../domain/identifiers.ts';
import type { WantedReading } from '../../ports/reading-ledger.ts';
import { createExchangeReadings } from './exchange-readings.ts';
import { packText } from './pack-reading.ts';

const sha256Of = (digit: string): Sha256 => sha256Schema.parse(digit.repeat(64));
const text: DocumentText = { format: 'txt', pages: [], meta: {}, problems: [] };

async function wanted(digit: string): Promise<WantedReading> {
  const textHash = sha256Schema.parse(await hashReading(text));
  const reading = { sha256: sha256Of(digit), sizeBytes: 1, of: sha256Of('f'), edition: 1, textHash };
  return { sourceId: createId<SourceId>(), kind: 'document', reading };
}

it('takes the readings that can be read, whatever became of the file of another one', async () => {
  const [damaged, whole] = [await wanted('a'), await wanted('b')];
  const taken: SourceId[] = [];
  const refused: Sha256[] = [];
  const exchange = createExchangeReadings(
    {
      files: {
        has: async () => true,
        async *readRange(sha256) {
          if (sha256 === damaged.reading.sha256) throw new AppError('NOT_FOUND');
          yield packText(text)!;
        },
        put: async () => ({ sha256: sha256Of('c'), sizeBytes: 1 }),
        remove: async () => undefined,
      },
      readingLedger: {
        wanted: async () => [damaged, whole],
        refuse: async (sha256) => void refused.push(sha256),
        refused: async () => 0,
        toShare: async () => [],
        beginSharing: async () => undefined,
        share: async () => true,
      },
      sources: { getText: async () => null, takeText: async (id) => void taken.push(id) },
      transcripts: { get: async () => null, take: async () => undefined },
    },
    async () => undefined,
  );
  expect(await exchange.take(new AbortController().signal)).toBe(1);
  expect(taken).toEqual([whole.sourceId]);
  // It is asked of the PCs again: it may come whole.
  expect(refused).toEqual([]);
});
