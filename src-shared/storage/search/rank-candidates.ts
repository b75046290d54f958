import type { Candidate } from './find-candidates.ts';
import { scoreTally } from './score-tally.ts';
import { mergeTallies, type ScoringContext, type TextTally, tallyText } from './text-tally.ts';

/** A candidate with what it is ordered by. */
export type RankedCandidate = Candidate & { score: number; tally: TextTally };

/** How many of the best are looked at again together with the rest of their paper. */
const reconsidered = 12;

/** Words of a usual passage, and of what a paper has to say on a question. */
const usualPassageWords = 110;
const usualPaperWords = 160;

/** What the rest of its paper counts beside the passage itself. */
const paperShare = 1;

/** A bonus for the share of the query that the paper's own name holds. */
const nameBonus = 2;

type LoadPassages = (ids: readonly number[]) => Promise<Candidate[]>;

/** Orders candidates, best first: exact phrases, then whole matches, then the rest when the query is keywords. */
export async function rankCandidates(
  context: ScoringContext,
  candidates: readonly Candidate[],
  load: LoadPassages,
): Promise<RankedCandidate[]> {
  const ranked = candidates.map((candidate) => scoreCandidate(context, candidate));
  ranked.sort((left, right) => right.score - left.score);
  const best = ranked.slice(0, reconsidered);
  const others = new Map(ranked.map((candidate) => [candidate.id, candidate]));
  for (const neighbour of await loadNeighbours(best, others, load)) {
    others.set(neighbour.id, { ...neighbour, score: 0, tally: tallyText(context, neighbour.text) });
  }
  const again = best.map((candidate) => withPaper(context, candidate, others));
  return [...again, ...ranked.slice(reconsidered)].sort((left, right) => compare(context, left, right));
}

function scoreCandidate(context: ScoringContext, candidate: Candidate): RankedCandidate {
  const tally = tallyText(context, candidate.text);
  const named = context.terms.filter((term) => candidate.nameFolded.includes(term.folded));
  const weight = named.reduce((total, term) => total + term.weight, 0);
  const share = context.totalWeight > 0 ? weight / context.totalWeight : 0;
  return { ...candidate, tally, score: scoreTally(context, tally, usualPassageWords) + nameBonus * share };
}

/** Passages of one source have numbers in a row: the ones before and after it in the paper. */
async function loadNeighbours(
  best: readonly Candidate[],
  known: ReadonlyMap<number, Candidate>,
  load: LoadPassages,
): Promise<Candidate[]> {
  const ids = new Set(best.flatMap(({ id }) => [id - 1, id + 1]));
  const sources = new Set(best.map(({ sourceId }) => sourceId));
  const loaded = await load([...ids].filter((id) => !known.has(id)));
  return loaded.filter((passage) => sources.has(passage.sourceId));
}

/** An answer leans on the rest of its paper: the passages around it and all the others that were found. */
function withPaper(
  context: ScoringContext,
  candidate: RankedCandidate,
  others: ReadonlyMap<number, RankedCandidate>,
): RankedCandidate {
  const ofPaper = [...others.values()].filter((other) => other.sourceId === candidate.sourceId);
  const paper = mergeTallies(ofPaper.map((other) => other.tally));
  return { ...candidate, score: candidate.score + paperShare * scoreTally(context, paper, usualPaperWords) };
}

function compare(context: ScoringContext, left: RankedCandidate, right: RankedCandidate): number {
  if (context.query.isKeywords) {
    const tiers = tierOf(right) - tierOf(left);
    if (tiers !== 0) return tiers;
  }
  return right.score - left.score || left.id - right.id;
}

function tierOf({ tally }: RankedCandidate): number {
  if (tally.hasPhrase) return 2;
  return tally.stems.every((count) => count > 0) ? 1 : 0;
}
