import { AppError, toAppError } from '../../domain/errors.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { SearchFilter, SearchIndex } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { VectorIndex } from '../../ports/vector-index.ts';

export type SearchMeaningPorts = {
  search: Pick<SearchIndex, 'sift'>;
  sources: Pick<SourceRepository, 'listIds'>;
  vectors: Pick<VectorIndex, 'search'>;
  /** The model of meanings that the settings name, whether or not it answers; null for none. */
  findEmbedder: () => Promise<Embedder | null>;
};

/** The passages found by meaning, best first; `problem` is the code of why nothing could be looked for so. */
export type MeaningSearch = { passageIds: number[]; problem: string | null };

/** Whoever asks waits no longer than this for the question's vector: the words are there at once. */
const patienceMs = 4000;

/** Vectors asked for by passage wanted: a paper gives few, and those of the trash are left out afterwards. */
const spare = 2;

/** Looks for the passages that mean what is asked. Only the asker's own stop is thrown: anything else leaves the words. */
export function createSearchMeaning(
  { search, sources, vectors, findEmbedder }: SearchMeaningPorts,
  waitMs = patienceMs,
) {
  return async function searchMeaning(
    { question, scope, limit }: { question: string; scope: SearchFilter; limit: number },
    signal: AbortSignal,
  ): Promise<MeaningSearch> {
    const patience = AbortSignal.timeout(waitMs);
    try {
      const embedder = await findEmbedder();
      if (embedder === null) return { passageIds: [], problem: null };
      const query = await embedQuestion(embedder, question, AbortSignal.any([signal, patience]));
      return { passageIds: await findNearest(query, { scope, limit }), problem: null };
    } catch (thrown) {
      signal.throwIfAborted();
      return { passageIds: [], problem: patience.aborted ? 'MODEL_BUSY' : toAppError(thrown).code };
    }
  };

  async function findNearest(
    query: { modelId: string; vector: Float32Array },
    { scope, limit }: { scope: SearchFilter; limit: number },
  ): Promise<number[]> {
    const isScoped = Object.values(scope).some((value) => value !== undefined);
    const find = async (inScopeAlone: boolean) => {
      const sourceIds = inScopeAlone ? await sources.listIds(scope) : undefined;
      const matches = await vectors.search(query, { sourceIds, limit: limit * spare });
      const nearest = matches.map(({ passageId }) => passageId);
      return { matches, passageIds: await search.sift(nearest, scope, limit) };
    };
    const found = await find(isScoped);
    // The nearest may all be of trashed papers: look again among the live ones alone.
    const isShort = !isScoped && found.passageIds.length < limit && found.matches.length === limit * spare;
    return isShort ? (await find(true)).passageIds : found.passageIds;
  }
}

export type SearchMeaningOf = ReturnType<typeof createSearchMeaning>;

async function embedQuestion(embedder: Embedder, question: string, signal: AbortSignal) {
  const [{ modelId }, [vector]] = await Promise.all([
    embedder.identify({ signal }),
    embedder.embed([question], { purpose: 'query', signal }),
  ]);
  if (!vector) throw new AppError('MODEL_FAILED');
  return { modelId, vector };
}
