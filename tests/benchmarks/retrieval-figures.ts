import { type BenchFigure, figure } from './bench-result.ts';
import type { FirstTokenTimes } from './first-token.ts';
import { percentile } from './search.ts';

/** Milliseconds on the clock and of the processor, question by question. */
export type Times = { clockMs: number[]; processorMs: number[] };

/** What was measured of an index of vectors; `processorMs` is of one search on average, null where it is not known. */
export type VectorFigures = { perSecond: number; clockMs: number[]; processorMs: number | null; recall: number };

export type RetrievalBenchmark = {
  passages: number;
  megabytes: number;
  retrieval: Times;
  ours: VectorFigures;
  chroma: VectorFigures | null;
  firstToken: FirstTokenTimes;
};

/** The lines of the bench's table. */
export function retrievalFigures(measured: RetrievalBenchmark): BenchFigure[] {
  const what = `words and meaning over ${measured.passages} passages`;
  const { clockMs, processorMs } = measured.retrieval;
  const p95Ms = percentile(clockMs, 0.95);
  return [
    figure(`${what}, median`, percentile(clockMs, 0.5), 'ms'),
    figure(`${what}, p95`, p95Ms, 'ms', { target: '≤ 30', isMet: p95Ms <= 30 }),
    figure('its processor time, median', percentile(processorMs, 0.5), 'ms'),
    figure('its processor time, p95', percentile(processorMs, 0.95), 'ms'),
    ...vectorFigures(measured),
    ...firstTokenFigures(measured.firstToken),
  ];
}

function vectorFigures({ ours, chroma, megabytes }: RetrievalBenchmark): BenchFigure[] {
  /** A line beside Chroma's, where less (of a time) or more (of anything else) is better. */
  const beside = (what: string, unit: string, of: (figures: VectorFigures) => number | null): BenchFigure => {
    const value = of(ours) ?? 0;
    const theirs = chroma && of(chroma);
    const ratio = theirs === null ? null : unit === 'ms' ? theirs / value : value / theirs;
    return figure(what, value, unit, { ratio, against: `Chroma: ${theirs?.toFixed(1) ?? 'not found'} ${unit}` });
  };
  return [
    beside('vectors alone, median', 'ms', ({ clockMs }) => percentile(clockMs, 0.5)),
    beside('vectors alone, p95', 'ms', ({ clockMs }) => percentile(clockMs, 0.95)),
    beside('vectors alone, processor time on average', 'ms', ({ processorMs }) => processorMs),
    beside('of the ten truly nearest, found', '%', ({ recall }) => recall * 100),
    beside('vectors kept', '/s', ({ perSecond }) => perSecond),
    figure('vectors on disk', megabytes, 'MB'),
  ];
}

function firstTokenFigures({ toPassages, toRequest, toShown }: FirstTokenTimes): BenchFigure[] {
  const whole = toPassages.map((ms, at) => ms + toRequest[at]! + toShown[at]!);
  const p95Ms = percentile(whole, 0.95);
  return [
    figure('first words of an answer, our part, median', percentile(whole, 0.5), 'ms'),
    figure('first words of an answer, our part, p95', p95Ms, 'ms', { target: '≤ 50', isMet: p95Ms <= 50 }),
    figure('of it from question to passages, median', percentile(toPassages, 0.5), 'ms'),
    figure('of it from passages to request, median', percentile(toRequest, 0.5), 'ms'),
    figure('of it from sentence to screen, median', percentile(toShown, 0.5), 'ms'),
  ];
}
