import { isShown, shownColumns } from '../../domain/district/district-view.ts';
import {
  columnKey,
  kinOf,
  type ShownCell,
  type ShownColumn,
  type ShownRow,
  toShownColumn,
} from '../../domain/district/shown-planilla.ts';
import { type ColumnId, planillaIdSchema, type SourceId } from '../../domain/identifiers.ts';
import { placeWords } from '../../domain/place-words.ts';
import type { Cell, CellState, Planilla, Row } from '../../domain/planilla.ts';
import type { School } from '../../ports/district-registry.ts';
import type { RowOwners, RowValues, RowWithCells } from '../../ports/planilla-repository.ts';
import type { SchoolReading } from '../../ports/school-reading.ts';
import { readViewInForce } from './view-in-force.ts';

/** Which planillas of a school are read, and in which columns. */
export type ShownReading = {
  school: School;
  planillaIds: readonly string[];
  /** As many as they had when the library was last brought up to date. */
  rows: number;
  kin: string;
  columns: readonly ShownColumn[];
  /** When the library was last looked at after it changed. */
  followedMs: number;
};

/** A row by what rows are found and ordered by, in the order of the columns asked for. */
export type BareRow = Omit<RowValues, 'cells'> & {
  school: School;
  planillaId: string;
  values: readonly (string | null)[];
  states: readonly (CellState | null)[];
};

const rowsAtOnce = 200;
const longestQuote = 200;

/**
 * The rows of a school's planillas that its library, as it stands now, lets the district see; none of one that it no
 * longer shows, and none of somebody who is blocked. A batch at a time.
 */
export async function* readShownRows(library: SchoolReading, reading: ShownReading): AsyncGenerator<ShownRow> {
  const { owners: blocked } = await library.rights.notToUse();
  for (const planilla of await stillShown(library, reading)) {
    const toRows = shownRowMaker(library, planilla, reading);
    let batch: RowWithCells[] = [];
    for await (const row of library.planillas.streamRows(planilla.id)) {
      if (isOf(row.row, blocked)) continue;
      batch.push(row);
      if (batch.length < rowsAtOnce) continue;
      yield* await toRows(batch);
      batch = [];
    }
    yield* await toRows(batch);
  }
}

/** All rows that may be seen now, without what they were read from. */
export async function readBareRows(library: SchoolReading, reading: ShownReading): Promise<BareRow[]> {
  const { school, columns } = reading;
  const { owners: blocked } = await library.rights.notToUse();
  const bare: BareRow[] = [];
  for (const planilla of await stillShown(library, reading)) {
    const placeOf = placesOf(planilla, reading);
    for await (const { cells, ...row } of library.planillas.streamValues(planilla.id)) {
      if (isOf(row, blocked)) continue;
      const values: (string | null)[] = columns.map(() => null);
      const states: (CellState | null)[] = columns.map(() => null);
      for (const { columnId, value, state } of cells) {
        const place = placeOf.get(columnId);
        if (place === undefined) continue;
        values[place] = value;
        states[place] = state;
      }
      bare.push({ ...row, school, planillaId: planilla.id, values, states });
    }
  }
  return bare;
}

/** Some rows as they may be seen now; none of a planilla that is no longer shown, or of somebody who is blocked. */
export async function readShownAt(
  library: SchoolReading,
  reading: ShownReading,
  asked: readonly BareRow[],
): Promise<ShownRow[]> {
  const { owners: blocked } = await library.rights.notToUse();
  const found: ShownRow[] = [];
  for (const planilla of await stillShown(library, reading)) {
    const rows = asked.filter((row) => row.planillaId === planilla.id && !isOf(row, blocked));
    const places = rows.flatMap(({ rowId }) => planilla.columns.map(({ id: columnId }) => ({ rowId, columnId })));
    const cells = Map.groupBy(await library.planillas.cellsAt(places), ({ rowId }) => rowId);
    const withCells = rows.map(({ rowId }) => ({ row: { id: rowId }, cells: cells.get(rowId) ?? [] }));
    found.push(...(await shownRowMaker(library, planilla, reading)(withCells)));
  }
  return found;
}

/** Those of them that stand in a range, and how many there are in all. */
export async function readShownRange(
  library: SchoolReading,
  reading: ShownReading,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: ShownRow[]; total: number }> {
  const { owners: exceptOf } = await library.rights.notToUse();
  const found: ShownRow[] = [];
  let passed = 0;
  for (const planilla of await stillShown(library, reading)) {
    const range = { offset: Math.max(0, offset - passed), limit: limit - found.length, exceptOf };
    const { rows, total } = await library.planillas.rowsPage(planilla.id, range);
    found.push(...(await shownRowMaker(library, planilla, reading)(rows)));
    passed += total;
  }
  return { rows: found, total: passed };
}

function isOf({ personId, sourceId }: Pick<Row, 'personId' | 'sourceId'>, owners: RowOwners): boolean {
  return owners.has(personId ?? '') || owners.has(sourceId ?? '');
}

/** With the columns that are shown. It is asked of the library at each reading: what it let see yesterday it may not today. */
async function stillShown(library: SchoolReading, { planillaIds, kin }: ShownReading): Promise<Planilla[]> {
  const { shows } = await readViewInForce(library);
  const shown: Planilla[] = [];
  for (const id of planillaIds) {
    const planilla = await library.planillas.get(planillaIdSchema.parse(id));
    if (planilla === null || !isShown(planilla, shows)) continue;
    const columns = shownColumns(planilla, shows);
    if ((await kinOf(planilla, columns.map(toShownColumn))) === kin) shown.push({ ...planilla, columns });
  }
  return shown;
}

/** Where each column of a planilla stands among those asked for. */
function placesOf(planilla: Planilla, { columns }: ShownReading): ReadonlyMap<ColumnId, number | undefined> {
  const places = new Map(columns.map((column, place) => [columnKey(column), place]));
  return new Map(planilla.columns.map((column) => [column.id, places.get(columnKey(toShownColumn(column)))]));
}

type CellsOfRow = { row: Pick<Row, 'id'>; cells: readonly Cell[] };

function shownRowMaker({ sources }: SchoolReading, planilla: Planilla, reading: ShownReading) {
  const { school, columns } = reading;
  const placeOf = placesOf(planilla, reading);
  return async (rows: readonly CellsOfRow[]): Promise<ShownRow[]> => {
    const cited = rows.flatMap(({ cells }) => cells.flatMap(({ evidence }) => evidence.slice(0, 1)));
    const found = await sources.getMany([...new Set(cited.map(({ sourceId }) => sourceId))]);
    const names = new Map(found.map(({ id, name }) => [id, name]));
    return rows.map(({ row, cells }) => {
      const shown: (ShownCell | null)[] = columns.map(() => null);
      for (const cell of cells) {
        const place = placeOf.get(cell.columnId);
        if (place !== undefined) shown[place] = toShownCell(cell, names);
      }
      return { school, rowId: row.id, cells: shown };
    });
  };
}

function toShownCell({ value, state, approved, evidence }: Cell, names: ReadonlyMap<SourceId, string>): ShownCell {
  const [first] = evidence;
  return { value, state, isApproved: approved, proof: first === undefined ? '' : proofOf(first, names) };
}

function proofOf({ sourceId, locator, quote }: Cell['evidence'][number], names: ReadonlyMap<SourceId, string>): string {
  const characters = [...quote];
  const words = characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : quote;
  return `«${words}» (${[names.get(sourceId) ?? [], placeWords(locator)].flat().join(', ')})`;
}
