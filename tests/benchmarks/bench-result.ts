/** One line of the bench's table. */
export type BenchFigure = {
  what: string;
  value: number;
  unit: string;
  /** Our figure by the best alternative's in the same run, where better is higher than 1; null without one. */
  ratio: number | null;
  against: string | null;
  /** The target of the issue, and whether the figure meets it; null where there is none. */
  target: string | null;
  isMet: boolean | null;
};

/** Measures one thing. Names what it could not compare with (a tool that is not on this machine). */
export type Bench = { name: string; run: () => Promise<BenchFigure[]> };

/** A figure with nothing to compare it with. */
export function figure(what: string, value: number, unit: string, rest: Partial<BenchFigure> = {}): BenchFigure {
  return { what, value, unit, ratio: null, against: null, target: null, isMet: null, ...rest };
}
