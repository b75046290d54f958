import {
  cellChange,
  cellEntityId,
  columnFieldChanges,
  deletion,
  planillaFieldChanges,
  rowChanges,
} from '../domain/changes.ts';
import { AppError } from '../domain/errors.ts';
import { exclusionKey } from '../domain/excluded-rows.ts';
import { type ColumnId, createId, type PlanillaId, type RowId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { Change } from '../domain/operation.ts';
import type { Cell, Column, Planilla, Row } from '../domain/planilla.ts';
import { undoLabels } from '../domain/undo-labels.ts';
import { columnValueTypes } from '../domain/values/index.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { CellPlace, PlanillaRepository } from '../ports/planilla-repository.ts';

export type EditPlanillaPorts = { planillas: PlanillaRepository; changeLog: ChangeLog; clock: Clock };

/** What a person does in a planilla's cells and rows. Everything can be undone; nothing that was typed is ever lost. */
export function createEditPlanilla({ planillas, changeLog, clock }: EditPlanillaPorts) {
  return {
    /**
     * Writes what a person typed. A text that is not a value of its column's type is kept as it was typed, marked
     * doubtful, and named in `invalid`.
     */
    async edit(
      input: { planillaId: PlanillaId; edits: (CellPlace & { text: string })[] },
      { actor }: TaskContext,
    ): Promise<{ invalid: (CellPlace & { code: string })[] }> {
      const planilla = await load(input.planillaId);
      const cells = await cellsByPlace(input.edits);
      const columns = new Map(planilla.columns.map((column) => [column.id, column]));
      const invalid: (CellPlace & { code: string })[] = [];
      const changes: Change[] = [];
      for (const edit of input.edits) {
        const column = columns.get(edit.columnId);
        if (!column) throw new AppError('NOT_FOUND');
        const typed = typedCell(edit, column, cells.get(cellEntityId(edit)), actor.name);
        if (typed.state === 'doubtful')
          invalid.push({ rowId: edit.rowId, columnId: edit.columnId, code: 'VALUE_INVALID' });
        changes.push(cellChange(typed));
      }
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.editCells(changes.length) });
      return { invalid };
    },

    /** Takes values as they stand: they count as found and no fill changes them. */
    async accept(input: { planillaId: PlanillaId; cells: CellPlace[] }, { actor }: TaskContext): Promise<void> {
      const cells = await cellsByPlace(input.cells);
      const changes = input.cells.flatMap((place) => {
        const cell = cells.get(cellEntityId(place));
        if (!cell || cell.approved) return [];
        return [cellChange({ ...cell, approved: true, state: acceptedState(cell) })];
      });
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.acceptCells(changes.length) });
    },

    /** Takes another of a doubtful cell's readings; the one it had stays among the alternatives. */
    async choose(
      input: CellPlace & { planillaId: PlanillaId; alternative: number },
      { actor }: TaskContext,
    ): Promise<void> {
      const [cell] = await planillas.cellsAt([input]);
      const chosen = cell?.alternatives[input.alternative];
      if (!cell || !chosen) throw new AppError('NOT_FOUND');
      const others = cell.alternatives.filter((_, index) => index !== input.alternative);
      const replaced =
        cell.value !== null && cell.reading
          ? [{ value: cell.value, evidence: cell.evidence, reading: cell.reading, confidence: chosen.confidence }]
          : [];
      const { value, evidence, reading } = chosen;
      const change = cellChange({
        ...cell,
        value,
        evidence,
        reading,
        state: 'found',
        approved: true,
        alternatives: [...replaced, ...others],
      });
      await changeLog.commit([change], { actor, undoable: true, label: undoLabels.chooseReading() });
    },

    /** Closes the cells that a column has: no fill touches them until it is opened again. Rows may still come. */
    async approveColumn(
      input: { planillaId: PlanillaId; columnId: ColumnId; approved: boolean },
      { actor }: TaskContext,
    ): Promise<void> {
      const planilla = await load(input.planillaId);
      const column = planilla.columns.find((candidate) => candidate.id === input.columnId);
      if (!column) throw new AppError('NOT_FOUND');
      const approvedAt = input.approved ? now() : null;
      const changes = columnFieldChanges(column.id, { approvedAt });
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.approveColumn(column.name) });
    },

    async addRow(input: { planillaId: PlanillaId }, { actor }: TaskContext): Promise<{ rowId: RowId }> {
      const rows = await planillas.rows(input.planillaId);
      const position = rows.reduce((highest, row) => Math.max(highest, row.position), -1) + 1;
      const row: Row = {
        id: createId<RowId>(),
        planillaId: input.planillaId,
        sourceId: null,
        personId: null,
        recordKey: null,
        position,
        addedAt: now(),
      };
      await changeLog.commit(rowChanges(row), { actor, undoable: true, label: undoLabels.addRow() });
      return { rowId: row.id };
    },

    /** Takes rows out. A row of a paper or a person stays out at the next fill, until it is undone. */
    async removeRows(input: { planillaId: PlanillaId; rowIds: RowId[] }, { actor }: TaskContext): Promise<void> {
      const { id, scope } = await load(input.planillaId);
      const removed = new Set(input.rowIds);
      const rows = (await planillas.rows(id)).filter((row) => removed.has(row.id));
      const excluded = new Set([...(scope.excluded ?? []), ...rows.flatMap((row) => exclusionKey(row) ?? [])]);
      const changes = [
        ...rows.map((row) => deletion('row', row.id)),
        ...planillaFieldChanges(id, { scope: { ...scope, excluded: [...excluded] } }),
      ];
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.removeRows(rows.length) });
    },
  };

  function now(): string {
    return new Date(clock.now()).toISOString();
  }

  async function load(id: PlanillaId): Promise<Planilla> {
    const planilla = await planillas.get(id);
    if (!planilla) throw new AppError('NOT_FOUND');
    return planilla;
  }

  async function cellsByPlace(places: readonly CellPlace[]): Promise<Map<string, Cell>> {
    return new Map((await planillas.cellsAt(places)).map((cell) => [cellEntityId(cell), cell]));
  }
}

function acceptedState(cell: Cell): Cell['state'] {
  if (cell.state === 'absent' || cell.state === 'manual') return cell.state;
  return cell.value === null ? 'absent' : 'found';
}

function typedCell(edit: CellPlace & { text: string }, column: Column, before: Cell | undefined, name: string): Cell {
  const text = edit.text.trim();
  const parsed = text === '' ? null : columnValueTypes[column.type].parse(text, { choices: column.choices });
  return {
    rowId: edit.rowId,
    columnId: edit.columnId,
    value: text === '' ? null : (parsed?.value ?? text),
    state: text === '' || parsed ? 'manual' : 'doubtful',
    evidence: [],
    reading: { kind: 'person', name },
    alternatives: before ? readingsOf(before) : [],
    inputHash: before?.inputHash ?? null,
    // What a person typed is theirs even when it does not fit its column: no fill may write over it.
    approved: true,
  };
}

/** What had been read in a cell, so that a correction can be taken back by hand too. */
function readingsOf(cell: Cell): Cell['alternatives'] {
  if (cell.value === null || !cell.reading || cell.reading.kind === 'person') return cell.alternatives;
  return [{ value: cell.value, evidence: cell.evidence, reading: cell.reading, confidence: 0.5 }, ...cell.alternatives];
}
