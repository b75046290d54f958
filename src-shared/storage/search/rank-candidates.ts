import { scoreBestSentences } from './best-sentences.ts';
import { bm25, rarityOf } from './bm25.ts';
import type { Candidate } from './find-candidates.ts';
import { indexRuns, mergeRuns, type RunTally, tallyRuns } from './letter-runs.ts';
import type { SearchQuery } from './search-query.ts';
import { type SearchWord, searchWords } from './search-words.ts';
import { questionWords } from './spanish-words.ts';

/** A candidate with what it is ordered by. */
export type RankedCandidate = Candidate & { score: number };

/** What passages are compared by: the query, and how many passages hold each of its stems. */
export type RankingContext = {
  query: SearchQuery;
  frequencies: ReadonlyMap<string, number>;
  passageCount: number;
};

/** How many of the best are looked at again together with the rest of their paper. */
const reconsidered = 12;

type LoadPassages = (ids: readonly number[]) => Promise<Candidate[]>;

type Tallied = Candidate & { runs: RunTally; sentences: number; named: number; tier: number };

/** Orders candidates, best first: exact phrases, then whole matches, then the rest when the query is keywords. */
export async function rankCandidates(
  context: RankingContext,
  candidates: readonly Candidate[],
  load: LoadPassages,
): Promise<RankedCandidate[]> {
  const tally = createTally(context);
  const tallied = candidates.map(tally);
  const best = orderCandidates(tallied, tallied).slice(0, reconsidered);
  const neighbours = await loadNeighbours(best, new Set(candidates.map(({ id }) => id)), load);
  return orderCandidates(tallied, [...tallied, ...neighbours.map(tally)]);
}

function createTally({ query, frequencies, passageCount }: RankingContext): (candidate: Candidate) => Tallied {
  const rarities = query.terms.map((term) => rarityOf(frequencies.get(term.stem) ?? 0, passageCount));
  const total = rarities.reduce((sum, rarity) => sum + rarity, 0);
  const byStem = new Map(query.terms.map((term, index) => [term.stem, index]));
  const telling = query.words.filter((word) => !questionWords.has(word.folded));
  const wantedRuns = indexRuns(telling.length > 0 ? telling : query.words);
  return (candidate) => {
    const words = searchWords(candidate.text);
    const named = rarities.filter((_, index) => candidate.nameFolded.includes(query.terms[index]!.folded));
    return {
      ...candidate,
      runs: tallyRuns(wantedRuns, words),
      sentences: scoreBestSentences({ byStem, rarities }, candidate.text, words),
      named: total > 0 ? named.reduce((sum, rarity) => sum + rarity, 0) / total : 0,
      tier: query.isKeywords ? tierOf(query, words) : 0,
    };
  };
}

function tierOf(query: SearchQuery, words: readonly SearchWord[]): number {
  if (hasPhrase(query.words, words)) return 2;
  const stems = new Set(words.map((word) => word.stem));
  return query.terms.every((term) => stems.has(term.stem)) ? 1 : 0;
}

/** Whether the query's words stand in the text one after another, as written but for accents and capitals. */
function hasPhrase(wanted: readonly SearchWord[], words: readonly SearchWord[]): boolean {
  if (wanted.length < 2) return false;
  for (let start = 0; start + wanted.length <= words.length; start += 1) {
    if (wanted.every((word, index) => words[start + index]!.folded === word.folded)) return true;
  }
  return false;
}

/** Passages of one source have numbers in a row: the ones before and after it in the paper. */
async function loadNeighbours(
  best: readonly Candidate[],
  known: ReadonlySet<number>,
  load: LoadPassages,
): Promise<Candidate[]> {
  const ids = new Set(best.flatMap(({ id }) => [id - 1, id + 1]));
  const sources = new Set(best.map(({ sourceId }) => sourceId));
  const loaded = await load([...ids].filter((id) => !known.has(id)));
  return loaded.filter((passage) => sources.has(passage.sourceId));
}

/**
 * Three parts of equal weight, each from 0 to 1: what the paper says (the letter runs of all its known passages), how
 * well the best two sentences of the passage answer, and the share of the query that the paper's own name holds.
 */
function orderCandidates<One extends Tallied>(
  candidates: readonly One[],
  known: readonly Tallied[],
): (One & RankedCandidate)[] {
  const papers = scorePapers(known);
  const bestPaper = Math.max(...papers.values(), Number.MIN_VALUE);
  const bestSentences = Math.max(...candidates.map(({ sentences }) => sentences), Number.MIN_VALUE);
  return candidates
    .map((one) => ({
      ...one,
      score: papers.get(one.sourceId)! / bestPaper + one.sentences / bestSentences + one.named,
    }))
    .sort((left, right) => right.tier - left.tier || right.score - left.score || left.id - right.id);
}

/** BM25 of the letter runs of each paper; how rare a run is, is told by the papers compared. */
function scorePapers(known: readonly Tallied[]): Map<string, number> {
  const grouped = Map.groupBy(known, ({ sourceId }) => sourceId);
  const papers = [...grouped].map(([id, passages]) => ({ id, runs: mergeRuns(passages.map(({ runs }) => runs)) }));
  const usualLength = papers.reduce((sum, { runs }) => sum + runs.length, 0) / papers.length;
  const scores = new Map(papers.map(({ id }) => [id as string, 0]));
  for (let run = 0; run < (papers[0]?.runs.counts.length ?? 0); run += 1) {
    const holders = papers.filter(({ runs }) => runs.counts[run]! > 0);
    const rarity = rarityOf(holders.length, papers.length);
    for (const { id, runs } of holders) {
      scores.set(id, scores.get(id)! + bm25(runs.counts[run]!, rarity, runs.length / usualLength));
    }
  }
  return scores;
}
