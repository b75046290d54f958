import type { JobOutcome, TaskContext } from '../domain/job.ts';
import { jobSteps, jobSummaries } from '../domain/job-messages.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { IndexedPassage, SearchIndex } from '../ports/search-index.ts';
import type { VectorIndex } from '../ports/vector-index.ts';

export type IndexMeaningsPorts = {
  search: Pick<SearchIndex, 'passagesAfter' | 'extent'>;
  vectors: VectorIndex;
  /** The model of meanings that the settings name, whether or not it answers; null for none. */
  findEmbedder: () => Promise<Embedder | null>;
};

/** Passages looked at in one go, and those kept at once: what a stop can cost. */
const chunkSize = 256;
const batchSize = 16;

/**
 * Keeps the index of meanings true to the papers. What it holds is the record of what was done: run again after a stop, it
 * goes on with the passages that have no vector.
 */
export function createIndexMeanings({ search, vectors, findEmbedder }: IndexMeaningsPorts) {
  return {
    /**
     * What there is to index, as a text that stays the same while that does; null when all is done, or no model answers.
     * Without a chosen model the index is emptied.
     */
    async pending({ signal }: Pick<TaskContext, 'signal'>): Promise<string | null> {
      const held = await vectors.describe();
      const embedder = await findEmbedder();
      if (embedder === null) {
        if (held.modelId !== null) await vectors.clear();
        return null;
      }
      if (!(await embedder.isAvailable())) return null;
      const { modelId } = await embedder.identify({ signal });
      const { passages, newest } = await search.extent();
      const hasNewest = newest === 0 || (await vectors.heldBetween(newest - 1, newest)).length > 0;
      if (held.modelId === modelId && held.count === passages && hasNewest) return null;
      return JSON.stringify({ modelId, passages, newest, held: held.count });
    },

    /** Takes away what is of papers that are gone, and embeds what is new. */
    async run({ signal, report }: TaskContext): Promise<JobOutcome<{ indexed: number; removed: number }>> {
      const embedder = await findEmbedder();
      const done = { indexed: 0, removed: 0 };
      if (embedder !== null) {
        const { modelId, dimensions } = await embedder.identify({ signal });
        if ((await vectors.describe()).modelId !== modelId) await vectors.startOver({ modelId, dimensions });
        const { passages: total } = await search.extent();
        let seen = 0;
        for (let after = 0; ; ) {
          const passages = await search.passagesAfter(after, chunkSize);
          const upTo = passages.at(-1)?.id ?? Number.MAX_SAFE_INTEGER;
          const missing = await compare(passages, { after, upTo }, done);
          for await (const embedded of embed(embedder, modelId, missing, signal)) {
            done.indexed += embedded;
            report({ step: jobSteps.indexingMeanings(embedder.name), done: Math.min(total, seen + embedded), total });
          }
          seen += passages.length;
          report({ step: jobSteps.indexingMeanings(embedder.name), done: Math.min(total, seen), total });
          if (passages.length === 0 || (await findEmbedder())?.name !== embedder.name) break;
          after = upTo;
        }
      }
      return { result: done, summary: jobSummaries.meaningsIndexed(done.indexed), failures: [] };
    },
  };

  /** The passages without a vector; vectors without a passage go. */
  async function compare(
    passages: readonly IndexedPassage[],
    { after, upTo }: { after: number; upTo: number },
    done: { removed: number },
  ): Promise<IndexedPassage[]> {
    const held = new Set(await vectors.heldBetween(after, upTo));
    const missing = passages.filter(({ id }) => !held.delete(id));
    await vectors.removePassages([...held]);
    done.removed += held.size;
    return missing;
  }

  async function* embed(
    embedder: Embedder,
    modelId: string,
    passages: readonly IndexedPassage[],
    signal: AbortSignal,
  ): AsyncGenerator<number, void, void> {
    for (let start = 0; start < passages.length; start += batchSize) {
      signal.throwIfAborted();
      const batch = passages.slice(start, start + batchSize);
      const texts = batch.map(({ text }) => text);
      const embedded = await embedder.embed(texts, { purpose: 'document', signal });
      const entries = batch.map(({ id, sourceId }, index) => ({ passageId: id, sourceId, vector: embedded[index]! }));
      await vectors.upsert(modelId, entries);
      yield batch.length;
    }
  }
}
