import { comparePersonNames } from './compare-person-names.ts';
import { foldedWords } from './fold-text.ts';
import type { Candidate, CellState, ColumnDefinition } from './planilla.ts';

/** From this confidence on, a value that nothing contradicts is shown as found; below it waits for a person's word. */
export const foundConfidence = 0.72;
/** Below this a candidate is too weak to be shown at all. */
export const doubtfulConfidence = 0.3;
/** How much stronger than a different value the best one must be to be found. */
export const rivalMargin = 0.2;
/** What each further place that says the same adds, as a part of the doubt that is left. */
const agreementGain = 0.3;

/** What a cell shows: its value and state, the proof, and the other readings when they differ. */
export type CellDecision = {
  state: Extract<CellState, 'found' | 'doubtful' | 'absent'>;
  value: string | null;
  evidence: Candidate['evidence'];
  reading: Candidate['reading'] | null;
  alternatives: Candidate[];
};

type Group = { best: Candidate; confidence: number };

function isTelephone(text: string): boolean {
  return /^[\d\s()+./-]{7,24}$/.test(text) && text.replace(/\D/g, '').length >= 7;
}

/** The same digits, one perhaps with the area code. */
function sameTelephone(left: string, right: string): boolean {
  const [a, b] = [left.replace(/\D/g, ''), right.replace(/\D/g, '')];
  return a.endsWith(b) || b.endsWith(a);
}

/** Whether two canonical values say the same thing, one perhaps with less detail. */
function agree(left: string, right: string, type: ColumnDefinition['type']): boolean {
  if (left === right) return true;
  if (type === 'person') return comparePersonNames(left, right).verdict === 'same';
  if (type === 'grade') return left.startsWith(`${right} `) || right.startsWith(`${left} `);
  if (type === 'money' || type === 'decimal') return Number(left) === Number(right);
  if (type !== 'text') return false;
  if (isTelephone(left) && isTelephone(right)) return sameTelephone(left, right);
  const [a, b] = [foldedWords(left).join(' '), foldedWords(right).join(' ')];
  return a === b || (Math.min(a.length, b.length) > 5 && (a.startsWith(`${b} `) || b.startsWith(`${a} `)));
}

function samePlace(left: Candidate, right: Candidate): boolean {
  const [a, b] = [left.evidence[0]?.locator, right.evidence[0]?.locator];
  if (!a || !b) return false;
  if (a.type === 'time' || b.type === 'time') return a.type === 'time' && b.type === 'time' && a.startMs === b.startMs;
  return (
    left.evidence[0]!.sourceId === right.evidence[0]!.sourceId &&
    a.page === b.page &&
    a.start < b.end &&
    b.start < a.end
  );
}

/** Candidates that agree, best first. The strongest speaks for its group; other places that agree make it surer. */
function groupByValue(candidates: readonly Candidate[], type: ColumnDefinition['type']): Group[] {
  const groups: { members: Candidate[] }[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.confidence - a.confidence)) {
    const group = groups.find(({ members }) => agree(members[0]!.value, candidate.value, type));
    if (group) group.members.push(candidate);
    else groups.push({ members: [candidate] });
  }
  return groups.map(({ members }) => {
    const best = mostDetailed(members, type);
    const elsewhere = members.slice(1).filter((member) => !samePlace(member, members[0]!));
    const doubt = elsewhere.reduce(
      (left, member) => left * (1 - agreementGain * member.confidence),
      1 - members[0]!.confidence,
    );
    return { best, confidence: 1 - doubt };
  });
}

function mostDetailed(members: readonly Candidate[], type: ColumnDefinition['type']): Candidate {
  const first = members[0]!;
  if (type !== 'grade' && type !== 'person') return first;
  const fuller = members.filter(
    (member) =>
      member.confidence >= first.confidence - (type === 'grade' ? 0.15 : 0.03) &&
      member.value.length > first.value.length,
  );
  return fuller.sort((a, b) => b.value.length - a.value.length)[0] ?? first;
}

/**
 * The state of a cell from what was read: found when one value is strong and no other comes near it, doubtful when
 * the best is weak or contradicted, absent when nothing was read.
 */
export function decideCell(candidates: readonly Candidate[], column: Pick<ColumnDefinition, 'type'>): CellDecision {
  const groups = groupByValue(candidates, column.type).sort((a, b) => b.confidence - a.confidence);
  const [first, second] = groups;
  if (!first || first.confidence < doubtfulConfidence) {
    return { state: 'absent', value: null, evidence: [], reading: null, alternatives: [] };
  }
  const contradicted = second !== undefined && second.confidence > first.confidence - rivalMargin;
  const proven = first.best.evidence.length > 0;
  const state = proven && first.confidence >= foundConfidence && !contradicted ? 'found' : 'doubtful';
  const alternatives = groups
    .slice(1)
    .filter(({ confidence }) => confidence >= doubtfulConfidence)
    .map(({ best }) => best);
  return {
    state,
    value: first.best.value,
    evidence: first.best.evidence,
    reading: first.best.reading,
    alternatives: state === 'found' ? [] : alternatives,
  };
}
