import { scoreBestSentences, type WeightedTerms } from './best-sentences.ts';
import { bm25, rarityOf } from './bm25.ts';
import { indexRuns, mergeRuns, type RunTally, tallyRuns, type WantedRuns } from './letter-runs.ts';
import type { Candidate } from './load-candidates.ts';
import type { SearchQuery } from './search-query.ts';
import { type SearchWord, searchWords } from './search-words.ts';
import { questionWords } from './spanish-words.ts';
import { weighAroundAnswer } from './weigh-around-answer.ts';
import type { WeightedQuery } from './word-weights.ts';

/** A candidate with what it is ordered by. */
export type RankedCandidate = Candidate & { score: number };

/** How many of the best are looked at again together with the rest of their paper. */
const reconsidered = 12;

/** What holding every year of the query is worth. */
const yearsShare = 0.5;

/** What it is worth that all of the query's words stand around an answer of the kind it asks for. */
const answerShare = 0.4;

type LoadPassages = (ids: readonly number[]) => Promise<Candidate[]>;

/** A candidate with all that is counted of it once; `years` are those of the query that it holds. */
type Tallied = Candidate & {
  runs: RunTally;
  sentences: number;
  named: number;
  /** The share of the query that stands around an answer of the kind it asks for. */
  answered: number;
  years: readonly string[];
  tier: number;
};

/** Orders candidates, best first: exact phrases, then whole matches, then the rest when the query is keywords. */
export async function rankCandidates(
  weighted: WeightedQuery,
  candidates: readonly Candidate[],
  load: LoadPassages,
): Promise<RankedCandidate[]> {
  const wanted = prepareQuery(weighted);
  const tallied = candidates.map((candidate) => tallyCandidate(wanted, candidate));
  const best = orderCandidates(wanted, tallied, tallied).slice(0, reconsidered);
  const neighbours = await loadNeighbours(best, new Set(candidates.map(({ id }) => id)), load);
  return orderCandidates(wanted, tallied, [...tallied, ...neighbours.map((one) => tallyCandidate(wanted, one))]);
}

type Wanted = WeightedQuery & { terms: WeightedTerms; runs: WantedRuns };

function prepareQuery(weighted: WeightedQuery): Wanted {
  const { query, weights } = weighted;
  const telling = query.words.filter((word) => !questionWords.has(word.folded));
  return {
    ...weighted,
    terms: { byStem: new Map([...weights.keys()].map((stem, index) => [stem, index])), weights: [...weights.values()] },
    runs: indexRuns(telling.length > 0 ? telling : query.words, ({ stem }) => weights.get(stem) ?? 0),
  };
}

function tallyCandidate({ query, terms, totalWeight, beginnings, runs }: Wanted, candidate: Candidate): Tallied {
  const words = searchWords(candidate.text, beginnings);
  const named = terms.weights.filter((_, index) => candidate.nameFolded.includes(query.terms[index]!.folded));
  const around = weighAroundAnswer(query, terms, candidate.text, words);
  return {
    ...candidate,
    runs: tallyRuns(runs, words),
    sentences: scoreBestSentences(terms, candidate.text, words),
    named: totalWeight > 0 ? named.reduce((sum, weight) => sum + weight, 0) / totalWeight : 0,
    answered: totalWeight > 0 ? around / totalWeight : 0,
    years: query.years.filter((year) => words.some(({ folded }) => folded === year)),
    tier: query.isKeywords ? tierOf(query, words) : 0,
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
 * well the best sentences of the passage answer, and the share of the query that the paper's own name holds. Half as
 * much for the paper that holds every year that the query speaks of: papers of one kind, made anew each year, differ in
 * little else. Up to `answerShare` for an answer of the kind asked for, among words of the question.
 */
function orderCandidates<One extends Tallied>(
  { query, runs }: Wanted,
  candidates: readonly One[],
  known: readonly Tallied[],
): (One & RankedCandidate)[] {
  const papers = Map.groupBy(known, ({ sourceId }) => sourceId);
  const runScores = scorePapers(papers, runs.weights);
  const bestPaper = Math.max(...runScores.values(), Number.MIN_VALUE);
  const bestSentences = Math.max(...candidates.map(({ sentences }) => sentences), Number.MIN_VALUE);
  return candidates
    .map((one) => {
      const words = runScores.get(one.sourceId)! / bestPaper + one.sentences / bestSentences + one.named;
      const parts = words + answerShare * one.answered;
      return { ...one, score: parts + (holdsYears(query, papers.get(one.sourceId)!) ? yearsShare : 0) };
    })
    .sort((left, right) => right.tier - left.tier || right.score - left.score || left.id - right.id);
}

function holdsYears({ years }: SearchQuery, passages: readonly Tallied[]): boolean {
  return years.length > 0 && years.every((year) => passages.some((passage) => passage.years.includes(year)));
}

/** BM25 of the letter runs of each paper; how rare a run is, is told by the papers compared. */
function scorePapers(known: ReadonlyMap<string, Tallied[]>, weights: readonly number[]): Map<string, number> {
  const papers = [...known].map(([id, passages]) => ({ id, runs: mergeRuns(passages.map(({ runs }) => runs)) }));
  const usualLength = papers.reduce((sum, { runs }) => sum + runs.length, 0) / papers.length;
  const scores = new Map(papers.map(({ id }) => [id, 0]));
  for (const [run, weight] of weights.entries()) {
    const holders = papers.filter(({ runs }) => runs.counts[run]! > 0);
    const rarity = weight * rarityOf(holders.length, papers.length);
    for (const { id, runs } of holders) {
      scores.set(id, scores.get(id)! + bm25(runs.counts[run]!, rarity, runs.length / usualLength));
    }
  }
  return scores;
}
