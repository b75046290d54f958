import type { ColumnType, RowKind } from '../../../src-shared/domain/planilla.ts';
import { sayTheSame } from './compare-values.ts';
import type { FilledPlanilla, PlanillaMapping } from './filled-planilla.ts';
import { type Pair, pairDocuments, pairPeople, pairRecords } from './pair-rows.ts';
import { type Medium, mediumSchema, type Truth } from './truth.ts';

/** A cell that says what it should not. `expected` is null where the paper says nothing. */
type WrongCell = {
  paper: string | null;
  person: string | null;
  column: string;
  value: string;
  expected: string | null;
  medium: Medium;
};

/** How a filled planilla compares with the truth. */
export type PlanillaScore = {
  /** Cells in the state `found`, and how many of them are right. */
  found: number;
  foundRight: number;
  doubtful: number;
  /** Doubtful cells whose first value is right. */
  doubtfulRight: number;
  /** Cells whose answer stands in a readable paper, and those of them that were found, by how the paper is. */
  answerable: number;
  byMedium: Record<Medium, { answerable: number; found: number; right: number }>;
  wrong: WrongCell[];
  /** Answers that were not found. */
  missed: Omit<WrongCell, 'value'>[];
  /** Rows that stand for nothing in the truth, and entries of the truth with no row. */
  extraRows: number;
  missingRows: number;
};

const pairings = { document: pairDocuments, record: pairRecords, person: pairPeople } as const satisfies Record<
  RowKind,
  unknown
>;

function scoreCell(
  score: PlanillaScore,
  pair: Pair,
  column: { name: string; type: ColumnType },
  mapping: PlanillaMapping,
): void {
  const { values, medium } = pair.expected.get(column.name) ?? { values: [], medium: null };
  const cell = pair.row?.cells[column.name];
  const value = cell?.value ?? null;
  const right =
    value !== null &&
    values.some((expected) => sayTheSame(value, expected, column.type, mapping.columns[column.name]?.ignoredWords));
  const found = cell?.state === 'found' && value !== null;
  const where = {
    paper: pair.paper,
    person: pair.person,
    column: column.name,
    expected: values[0] ?? null,
    medium: medium ?? 'text',
  };
  if (found) {
    score.found += 1;
    if (right) score.foundRight += 1;
    else score.wrong.push({ ...where, value });
  } else if (cell?.state === 'doubtful') {
    score.doubtful += 1;
    if (right) score.doubtfulRight += 1;
  }
  if (medium === null) return;
  score.answerable += 1;
  const tally = score.byMedium[medium];
  tally.answerable += 1;
  if (found) tally.found += 1;
  else score.missed.push(where);
  if (found && right) tally.right += 1;
}

/** Compares a filled planilla with the truth; columns that the mapping does not know are left out. */
export function scorePlanilla(filled: FilledPlanilla, mapping: PlanillaMapping, truth: Truth): PlanillaScore {
  const tally = () => ({ answerable: 0, found: 0, right: 0 });
  const score: PlanillaScore = {
    found: 0,
    foundRight: 0,
    doubtful: 0,
    doubtfulRight: 0,
    answerable: 0,
    byMedium: {
      [mediumSchema.enum.text]: tally(),
      [mediumSchema.enum.scan]: tally(),
      [mediumSchema.enum.photo]: tally(),
    },
    wrong: [],
    missed: [],
    extraRows: 0,
    missingRows: 0,
  };
  const columns = filled.columns.filter((column) => mapping.columns[column.name]);
  for (const pair of pairings[filled.rowKind](filled, mapping, truth)) {
    if (pair.expected.size === 0) score.extraRows += 1;
    if (pair.row === null) score.missingRows += 1;
    for (const column of columns) scoreCell(score, pair, column, mapping);
  }
  return score;
}
