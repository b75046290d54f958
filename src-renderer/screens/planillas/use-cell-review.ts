import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import { cellEntityId } from '../../../src-shared/domain/changes.ts';
import type { RowId } from '../../../src-shared/domain/identifiers.ts';
import type { Cell, Column } from '../../../src-shared/domain/planilla.ts';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { useOpenConflicts } from '../../components/conflicts/use-open-conflicts.ts';
import type { Place } from '../../components/grid/grid-model.ts';
import type { SpreadsheetHandle } from '../../components/grid/spreadsheet-grid.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { cellProblem } from './planilla-table.ts';
import { cellAt, nextDoubtful, readingChoices } from './review.ts';
import type { CellCommands } from './use-cell-commands.ts';

type ReviewOptions = {
  grid: RefObject<SpreadsheetHandle | null>;
  shown: readonly GridRow[];
  columns: readonly Column[];
  cells: CellCommands;
};

/** The active cell: its proof, its readings, the walk through the doubtful ones and its menu. */
export function useCellReview({ grid, shown, columns, cells }: ReviewOptions) {
  const proof = useProof();
  const [active, setActive] = useState<Place | null>(null);
  const [reviewing, setReviewingOnly] = useState(false);
  const [menuAt, setMenuAt] = useState<{ place: Place; point: { x: number; y: number } } | null>(null);
  const target = cellAt(shown, columns, active);
  const goToRow = useGoToRow(grid, shown);
  const dispute = useDispute(target);
  const draft = target ? cells.drafts.get(target.row.id)?.[target.column.id] : undefined;

  const showProof = (place: Place) => proof.show(proofsOf(cellAt(shown, columns, place)?.cell));
  const onActive = (place: Place) => {
    setActive(place);
    if (proof.shown || reviewing) showProof(place);
  };
  const step = (by: 1 | -1, from: Place | null = active) => {
    const next = nextDoubtful(shown, columns, from, by);
    if (!next) return;
    setActive(next);
    showProof(next);
    grid.current?.goTo(next);
  };
  const setReviewing = (on: boolean) => {
    setReviewingOnly(on);
    if (on && target?.cell?.state !== 'doubtful') step(1);
    else if (on && active) {
      showProof(active);
      grid.current?.goTo(active);
    }
  };
  const decide = async (run: Promise<void>) => {
    const from = active;
    await run;
    if (reviewing) step(1, from);
  };
  const accept = () => {
    if (target) void decide(cells.accept([{ rowKey: target.row.id, columnKey: target.column.id }]));
  };
  const choose = (position: number) => {
    const choice = target?.cell && readingChoices(target.cell)[position];
    if (!target || !choice) return;
    const key = { rowKey: target.row.id, columnKey: target.column.id };
    void decide(choice.alternative === null ? cells.accept([key]) : cells.choose(key, choice.alternative));
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (!reviewing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const action = reviewKey(event.key, target?.cell);
    if (action === null) return false;
    if (action === 'next') step(1);
    else if (action === 'previous') step(-1);
    else if (action === 'stop') setReviewing(false);
    else if (action === 'accept') accept();
    else choose(action);
    return true;
  };
  const selected = menuAt ? (grid.current?.selected() ?? []) : [];
  const menuRow = menuAt ? shown[menuAt.place.row] : undefined;
  const rowIds = menuRow ? rowsOf(selected, menuRow) : [];
  return {
    active,
    target: target && {
      column: target.column,
      cell: target.cell,
      problem: draft?.problem ?? cellProblem(target.column, target.cell),
      dispute,
    },
    reviewing,
    setReviewing,
    onActive,
    onOpen: showProof,
    onKey,
    goToRow,
    step,
    accept,
    choose,
    onMenu: useCallback((place: Place, point: { x: number; y: number }) => setMenuAt({ place, point }), []),
    closeMenu: useCallback(() => setMenuAt(null), []),
    menu: menuAt &&
      menuRow && {
        point: menuAt.point,
        row: menuRow,
        rowIds,
        rows: rowIds.length,
        canProve: proofsOf(cellAt(shown, columns, menuAt.place)?.cell).length > 0,
        canAccept: selected.length > 0,
        onProof: () => showProof(menuAt.place),
        onAccept: () => void cells.accept(selected),
      },
  };
}

/** The register of a cell that two PCs wrote without knowing of each other; null of any other. */
function useDispute(target: ReturnType<typeof cellAt>): RegisterName | null {
  const open = useOpenConflicts();
  const id = target && cellEntityId({ rowId: target.row.id, columnId: target.column.id });
  return open.find(({ entity, entityId }) => entity === 'cell' && entityId === id) ?? null;
}

/** Goes to a row by its id as soon as it is among the shown ones. */
function useGoToRow(grid: ReviewOptions['grid'], shown: readonly GridRow[]) {
  const [wanted, setWanted] = useState<RowId | null>(null);
  useEffect(() => {
    const row = wanted === null ? -1 : shown.findIndex(({ id }) => id === wanted);
    if (row < 0) return;
    setWanted(null);
    grid.current?.goTo({ row, column: 1 });
  }, [wanted, shown, grid]);
  return setWanted;
}

/** The proofs of a cell: those of its value first, then those of its other readings. */
function proofsOf(cell: Cell | undefined) {
  if (!cell) return [];
  const seen = new Set<string>();
  return [...cell.evidence, ...cell.alternatives.flatMap(({ evidence }) => evidence)].filter((evidence) => {
    const key = JSON.stringify([evidence.sourceId, evidence.locator]);
    return !seen.has(key) && seen.add(key);
  });
}

/** What a key does in a review: a reading's position, a step, or null for what is not the review's. */
function reviewKey(key: string, cell: Cell | undefined): 'next' | 'previous' | 'accept' | 'stop' | number | null {
  const isDoubtful = cell?.state === 'doubtful';
  if (key === 'n' || key === 'N') return 'next';
  if (key === 'p' || key === 'P') return 'previous';
  if (key === 'Escape') return 'stop';
  if (key === ' ') return 'accept';
  if (isDoubtful && /^[1-3]$/.test(key)) return Number(key) - 1;
  return null;
}

/** The rows that a selection touches; the clicked one when it is outside. */
function rowsOf(selected: readonly { rowKey: string }[], clicked: GridRow): RowId[] {
  const keys = new Set(selected.map(({ rowKey }) => rowKey));
  // The grid's row keys are the ids of the host's rows.
  return keys.has(clicked.id) ? ([...keys] as RowId[]) : [clicked.id];
}
