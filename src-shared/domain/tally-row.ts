import { isBornOn } from './birthday-question.ts';
import { foldedWords } from './fold-text.ts';
import type { Cell, Column } from './planilla.ts';
import type { CellTest, RowPlan } from './planilla-question.ts';
import { rootOf } from './question-columns.ts';
import { booleanValue } from './values/boolean.ts';

/** Whether a row is counted: surely, not surely (and why), for want of the datum, or not at all. */
export type RowVerdict = 'in' | 'doubtful' | 'stale' | 'unknown' | 'out';

/** The verdict on a row and the cell that tells it: the last one that was looked at, after courses and dates. */
export type TalliedRow = { verdict: RowVerdict; proof: Cell | null };

const worstFirst: readonly RowVerdict[] = ['out', 'unknown', 'stale', 'doubtful', 'in'];

/**
 * Goes through the cells of a row as a plan asks; `course` is that of the row's person. Only what was found with its
 * proof, typed or approved counts as sure.
 */
export function tallyRow(plan: RowPlan, cells: readonly Cell[], course: string | null): TalliedRow {
  const cellOf = (column: Column): Cell | null => cells.find(({ columnId }) => columnId === column.id) ?? null;
  const verdicts: RowVerdict[] = [];
  let proof: Cell | null = null;
  const judge = (verdict: RowVerdict, cell: Cell | null) => {
    verdicts.push(verdict);
    proof = cell;
  };
  if (plan.ownCourses !== null)
    judge(course === null ? 'unknown' : isOfCourse(course, plan.ownCourses) ? 'in' : 'out', null);
  for (const { column, test } of plan.tests) judge(judgeCell(cellOf(column), test), cellOf(column));
  if (plan.loose.length > 0) {
    const test = { kind: 'words', roots: plan.loose } as const;
    const { columns, areNamed } = plan.looseIn;
    const judged = columns.map((column) => {
      const cell = cellOf(column);
      return { cell, verdict: judgeCell(cell, test, areNamed ? 'unknown' : 'out') };
    });
    const best = judged.sort((left, right) => worstFirst.indexOf(right.verdict) - worstFirst.indexOf(left.verdict))[0];
    judge(best?.verdict ?? 'out', best?.cell ?? null);
  }
  if (plan.measured !== null) {
    const cell = cellOf(plan.measured);
    judge(judgeCell(cell, { kind: 'given', wanted: true }, 'unknown'), cell);
  }
  const verdict = worstFirst.find((one) => verdicts.includes(one)) ?? 'in';
  return { verdict, proof };
}

function judgeCell(cell: Cell | null, test: CellTest, missing: RowVerdict = whenMissing(test)): RowVerdict {
  if (cell === null || cell.value === null) return missing;
  const isSure = cell.approved || cell.state === 'found' || cell.state === 'manual';
  const unsure = cell.state === 'stale' ? 'stale' : 'doubtful';
  if (meets(cell.value, test)) return isSure ? 'in' : unsure;
  const mayMeet = !isSure && cell.alternatives.some(({ value }) => meets(value, test));
  return mayMeet ? unsure : 'out';
}

function whenMissing(test: CellTest): RowVerdict {
  if (test.kind !== 'given') return 'unknown';
  return test.wanted ? 'out' : 'in';
}

function meets(value: string, test: CellTest): boolean {
  switch (test.kind) {
    case 'course':
      return isOfCourse(value, test.courses);
    case 'period':
      return value >= test.from && value <= test.to;
    case 'birthday':
      return isBornOn(value, test.birthday);
    case 'yes':
      return booleanValue.parse(value)?.value === String(test.wanted);
    case 'given':
      return test.wanted === (booleanValue.parse(value)?.value !== 'false');
    case 'words': {
      const roots = new Set(foldedWords(value).map(rootOf));
      return test.roots.every((root) => roots.has(root));
    }
  }
}

/** "3.º" asks for every section of the third year. */
export function isOfCourse(course: string, asked: readonly string[]): boolean {
  return asked.some((one) => course === one || course.startsWith(`${one} `));
}
