import type { SourceId } from '../../domain/identifiers.ts';
import type { SearchFilter, SearchHit, SearchIndex } from '../../ports/search-index.ts';
import { type OpenPages, pageKey, readPages } from '../repositories/readings.ts';
import { resolveFilter, sourceConditions } from '../repositories/source-filter.ts';
import { findAnswer } from './find-answer.ts';
import { findCandidates } from './find-candidates.ts';
import { findHolding } from './find-holding.ts';
import { loadCandidates } from './load-candidates.ts';
import { findHighlights, locatePassage } from './locate-hit.ts';
import type { PassageWords } from './passage-words.ts';
import { type RankedCandidate, rankCandidates } from './rank-candidates.ts';
import { parseQuery, type SearchQuery } from './search-query.ts';
import { createTermStatistics } from './term-statistics.ts';
import { type WeightedQuery, weighQuery } from './word-weights.ts';

/** Passages that one paper may take in an answer. */
const hitsPerSource = 3;

/** Lexical search over the passages of every live source. */
export function createSearchIndex(library: OpenPages & { words: PassageWords }): SearchIndex {
  const { database, words } = library;
  const statistics = createTermStatistics(database, words);
  return {
    async search(text, filter, limit) {
      const { weighted, ranked } = await rank(text, filter, limit);
      return toHits(library, weighted, ranked);
    },

    async rank(text, filter, limit) {
      return (await rank(text, filter, limit)).ranked.map(({ id }) => id);
    },

    async sift(passageIds, filter, limit) {
      if (passageIds.length === 0) return [];
      const rows = await database
        .selectFrom('passages')
        .innerJoin('sources', 'sources.id', 'passages.source_id')
        .select(['passages.id', 'source_id as sourceId'])
        .where('passages.id', 'in', passageIds)
        .where(sourceConditions(await resolveFilter(database, filter)))
        .execute();
      const inOrder = inOrderOf(passageIds, rows);
      return fewOfEachSource(inOrder)
        .slice(0, limit)
        .map(({ id }) => id);
    },

    async describe(text, passageIds, filter, limit) {
      const { weighted } = await weigh(parseQuery(text));
      const loaded = await loadCandidates({ database, filter: await resolveFilter(database, filter) }, passageIds);
      const inOrder = inOrderOf(passageIds, loaded).slice(0, limit);
      return toHits(
        library,
        weighted,
        inOrder.map((candidate, place) => ({ ...candidate, score: -place })),
      );
    },

    async holding(text, filter, together) {
      const parts = { database, words, filter: await resolveFilter(database, filter) };
      return findHolding(parts, parseQuery(text), together);
    },

    async passagesAfter(after, limit) {
      const rows = await database
        .selectFrom('passages')
        .select(['id', 'source_id', 'text'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      // Written by `saveText` from a SourceId.
      return rows.map(({ id, source_id, text }) => ({ id, sourceId: source_id as SourceId, text }));
    },

    async extent() {
      const { passages, newest } = await database
        .selectFrom('passages')
        .select(({ fn }) => [fn.countAll<number>().as('passages'), fn.max('id').as('newest')])
        .executeTakeFirstOrThrow();
      return { passages: Number(passages), newest: Number(newest ?? 0) };
    },

    scrub: () => words.scrub(database),
  };

  async function rank(text: string, filter: SearchFilter, limit: number) {
    const query = parseQuery(text);
    const { frequencies, weighted } = await weigh(query);
    if (query.terms.length === 0 || limit <= 0) return { weighted, ranked: [] };
    const resolved = await resolveFilter(database, filter);
    const parts = { database, words, filter: resolved, isFiltered: hasConditions(filter) };
    const candidates = await findCandidates(parts, query, frequencies, limit);
    const ranked = await rankCandidates(weighted, candidates, (ids) => loadCandidates(parts, ids));
    return { weighted, ranked: fewOfEachSource(ranked).slice(0, limit) };
  }

  async function weigh(query: SearchQuery) {
    const frequencies = await statistics.frequencies(query.terms.map((term) => term.stem));
    return { frequencies, weighted: weighQuery(query, frequencies, await statistics.passageCount()) };
  }
}

function hasConditions(filter: SearchFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

function inOrderOf<Passage extends { id: number }>(ids: readonly number[], passages: readonly Passage[]): Passage[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function fewOfEachSource<Passage extends { sourceId: string }>(ranked: readonly Passage[]): Passage[] {
  const taken = new Map<string, number>();
  return ranked.filter(({ sourceId }) => {
    const count = (taken.get(sourceId) ?? 0) + 1;
    taken.set(sourceId, count);
    return count <= hitsPerSource;
  });
}

async function toHits(
  library: OpenPages,
  weighted: WeightedQuery,
  ranked: readonly RankedCandidate[],
): Promise<SearchHit[]> {
  const pages = await readPages(library, ranked);
  const hits: SearchHit[] = [];
  for (const candidate of ranked) {
    const highlights = findHighlights(weighted, candidate.text);
    const locator = locatePassage(candidate, highlights, pages.get(pageKey(candidate)) ?? null);
    const { id: passageId, sourceId, name, path, text, score } = candidate;
    hits.push({
      passageId,
      sourceId,
      name,
      path,
      locator,
      text,
      highlights,
      answer: findAnswer(weighted, text),
      score,
    });
  }
  return hits;
}
