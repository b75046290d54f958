import { columnKey, type ShownColumn } from '../../domain/district/shown-planilla.ts';
import { foldText } from '../../domain/fold-text.ts';
import type { CellState, ColumnType } from '../../domain/planilla.ts';
import type { BareRow } from './read-shown-rows.ts';

/** Which rows somebody looks for: with all of these words, with a cell in that state. */
export type RowFilter = { text: string; state: CellState | null };

/** By which column (`columnKey`) rows are ordered; `school` for their school. */
export type RowOrder = { by: string; isDescending: boolean };

const collator = new Intl.Collator('es-AR', { numeric: true, sensitivity: 'base' });
const numbers: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'money']);

/** Tells whether a row is one that is looked for. */
export function rowMatcher({ text, state }: RowFilter): (row: BareRow) => boolean {
  const wanted = foldText(text).split(/\s+/).filter(Boolean);
  return ({ school, values, states }) => {
    if (state !== null && !states.includes(state)) return false;
    if (wanted.length === 0) return true;
    const said = foldText([school.name, ...values.map((value) => value ?? '')].join(' '));
    return wanted.every((word) => said.includes(word));
  };
}

/** The first rows of many in an order, of which no more than twice as many are held at once. */
export function bestRows(columns: readonly ShownColumn[], order: RowOrder | null, most: number) {
  const compare = order === null ? null : comparison(columns, order);
  let best: BareRow[] = [];
  let count = 0;
  const settle = () => {
    // Rows that are alike stay as they came.
    best = (compare === null ? best : best.sort(compare)).slice(0, most);
  };
  return {
    add(row: BareRow): void {
      count += 1;
      if (compare === null && best.length >= most) return;
      best.push(row);
      if (best.length >= 2 * most) settle();
    },
    count: () => count,
    rows(): BareRow[] {
      settle();
      return best;
    },
  };
}

/** What is empty goes last either way. */
function comparison(columns: readonly ShownColumn[], { by, isDescending }: RowOrder) {
  const turn = isDescending ? -1 : 1;
  if (by === 'school') {
    return (left: BareRow, right: BareRow) => turn * collator.compare(left.school.name, right.school.name);
  }
  const place = columns.findIndex((column) => columnKey(column) === by);
  const isNumber = numbers.has(columns[place]?.type ?? 'text');
  return (left: BareRow, right: BareRow) => {
    const [one, other] = [left.values[place] ?? null, right.values[place] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return turn * (isNumber ? Number(one) - Number(other) : collator.compare(one, other));
  };
}
