import { cellChange, deletion, rowChanges } from '../../domain/changes.ts';
import { decideCell } from '../../domain/decide-cell.ts';
import { AppError } from '../../domain/errors.ts';
import { type ColumnId, createId, type PlanillaId, type RowId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { Change } from '../../domain/operation.ts';
import type { Candidate, Cell, Column, Planilla, Row } from '../../domain/planilla.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { FieldReader } from '../../ports/field-reader.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { PlanillaCounts, PlanillaRepository } from '../../ports/planilla-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { type FillUnit, listFillUnits } from './fill-units.ts';
import { createGrid, type Grid } from './grid.ts';
import { cellInputHash } from './input-hash.ts';
import { readUnit, type UnitReading } from './read-unit.ts';
import type { ReadWithModel } from './read-with-model.ts';
import { createTextCache } from './text-cache.ts';

export type FillPlanillaPorts = {
  sources: SourceRepository;
  people: PersonRepository;
  planillas: PlanillaRepository;
  changeLog: ChangeLog;
  rules: FieldReader;
  /** The model's step for what the rules left open; null when there is no model. Asked at each fill. */
  modelReader: () => Promise<ReadWithModel | null>;
};

export type FillInput = { planillaId: PlanillaId; columnIds?: ColumnId[]; everything?: boolean; useModel?: boolean };

type Fill = {
  planilla: Planilla;
  columns: Column[];
  grid: Grid;
  everything: boolean;
  model: ReadWithModel | null;
  readers: string;
};

/** How many papers' texts are kept at hand while a planilla of persons is filled. */
const textsAtHand = 40;

/**
 * Fills a planilla, paper by paper: rules first, then the model for what they left open. Cells that a person typed or
 * approved stay; cells whose papers and question have not changed are not read again. Each paper's cells are written
 * in one commit, so that a stop loses at most the paper under way and going on repeats nothing.
 */
export function createFillPlanilla(ports: FillPlanillaPorts) {
  return async function fillPlanilla(
    input: FillInput,
    context: TaskContext,
  ): Promise<JobOutcome<{ planillaId: PlanillaId; counts: PlanillaCounts }>> {
    const fill = await begin(input);
    const units = await listFillUnits(fill.planilla, ports);
    await dropRowsWithoutUnit(fill, units, context);
    const getText = createTextCache(ports.sources, textsAtHand);
    for (const [index, unit] of units.entries()) {
      context.signal.throwIfAborted();
      context.report({ step: jobSteps.filling(unit.label), done: index, total: units.length });
      await fillUnit(fill, unit, getText, context);
    }
    const counts = await ports.planillas.counts(input.planillaId);
    return { result: { planillaId: input.planillaId, counts }, summary: jobSummaries.filled(counts), failures: [] };
  };

  async function begin(input: FillInput): Promise<Fill> {
    const planilla = await ports.planillas.get(input.planillaId);
    if (!planilla) throw new AppError('NOT_FOUND');
    const chosen = input.columnIds ? new Set(input.columnIds) : null;
    const columns = planilla.columns.filter(
      (column) => column.approvedAt === null && (!chosen || chosen.has(column.id)),
    );
    const grid = createGrid(await ports.planillas.rows(planilla.id), await ports.planillas.cells(planilla.id));
    const model = input.useModel === false ? null : await ports.modelReader();
    return {
      planilla,
      columns,
      grid,
      everything: input.everything ?? false,
      model,
      readers: model?.version ?? 'rules',
    };
  }

  /** Rows whose paper or person is gone go too, unless somebody typed in them. */
  async function dropRowsWithoutUnit({ grid }: Fill, units: FillUnit[], { actor }: TaskContext): Promise<void> {
    const alive = new Set(units.map((unit) => (unit.kind === 'paper' ? unit.source.id : unit.person.id) as string));
    const gone = grid.rows.filter((row) => {
      const owner = row.sourceId ?? row.personId;
      return owner !== null && !alive.has(owner) && !grid.cellsOf(row.id).some(isPersons);
    });
    if (gone.length === 0) return;
    grid.forget(gone);
    await ports.changeLog.commit(
      gone.map((row) => deletion('row', row.id)),
      { actor },
    );
  }

  async function fillUnit(
    fill: Fill,
    unit: FillUnit,
    getText: ReturnType<typeof createTextCache>,
    context: TaskContext,
  ) {
    const asRecords = fill.planilla.rowKind === 'record';
    const hashes = await Promise.all(fill.columns.map((column) => cellInputHash(column, unit, fill.readers)));
    if (!asRecords && !fill.everything && isFresh(fill, fill.grid.rowOf(unit, null), hashes)) return;
    if (asRecords && !fill.everything && areRecordsFresh(fill, unit, hashes)) return;
    const readings = await readUnit(unit, { columns: fill.columns, asRecords }, { rules: ports.rules, getText });
    const changes: Change[] = [];
    const rows: Row[] = [];
    for (const reading of readings) {
      const { row, isNew } = placeRow(fill, unit, reading.recordKey);
      rows.push(row);
      if (isNew) changes.push(...rowChanges(row));
      changes.push(...(await fillRow(fill, { unit, row, reading, hashes, getText }, context)));
    }
    changes.push(...dropStaleRecords(fill, unit, rows));
    if (changes.length > 0) await ports.changeLog.commit(changes, { actor: context.actor });
  }

  async function fillRow(
    fill: Fill,
    at: {
      unit: FillUnit;
      row: Row;
      reading: UnitReading;
      hashes: string[];
      getText: ReturnType<typeof createTextCache>;
    },
    context: TaskContext,
  ): Promise<Change[]> {
    const open = fill.columns.flatMap((column, index) => {
      const inputHash = at.hashes[index] ?? '';
      const cell = fill.grid.cell(at.row.id, column.id);
      if (cell && (isPersons(cell) || (!fill.everything && isCurrent(cell, inputHash)))) return [];
      return [{ column, inputHash, candidates: at.reading.candidates[index] ?? [] }];
    });
    const decided = open.map(({ column, candidates }) => decideCell(candidates, column));
    if (fill.model && at.reading.recordKey === null) {
      const questions = open.map(({ column, candidates }, index) => ({ column, candidates, decided: decided[index] }));
      const answers = await fill.model.read(at.unit, questions, { ...context, getText: at.getText });
      answers.forEach((candidates: Candidate[] | null, index: number) => {
        const question = open[index];
        if (candidates && question) decided[index] = decideCell(candidates, question.column);
      });
    }
    return open.flatMap(({ column, inputHash }, index) => {
      const decision = decided[index];
      if (!decision) return [];
      return [cellChange({ ...decision, rowId: at.row.id, columnId: column.id, inputHash, approved: false })];
    });
  }

  function placeRow(fill: Fill, unit: FillUnit, recordKey: string | null): { row: Row; isNew: boolean } {
    const known = fill.grid.rowOf(unit, recordKey);
    if (known) return { row: known, isNew: false };
    const row: Row = {
      id: createId<RowId>(),
      planillaId: fill.planilla.id,
      sourceId: unit.kind === 'paper' ? unit.source.id : null,
      personId: unit.kind === 'person' ? unit.person.id : null,
      recordKey,
      position: fill.grid.nextPosition(),
    };
    fill.grid.add(row);
    return { row, isNew: true };
  }

  /** Records that a new reading of their paper no longer finds. */
  function dropStaleRecords(fill: Fill, unit: FillUnit, found: Row[]): Change[] {
    if (fill.planilla.rowKind !== 'record') return [];
    const kept = new Set(found.map((row) => row.id));
    const gone = fill.grid
      .rowsOf(unit)
      .filter((row) => !kept.has(row.id) && !fill.grid.cellsOf(row.id).some(isPersons));
    fill.grid.forget(gone);
    return gone.map((row) => deletion('row', row.id));
  }

  function isFresh(fill: Fill, row: Row | undefined, hashes: string[]): boolean {
    if (!row) return false;
    return fill.columns.every((column, index) => {
      const cell = fill.grid.cell(row.id, column.id);
      return cell !== undefined && (isPersons(cell) || isCurrent(cell, hashes[index] ?? ''));
    });
  }

  function areRecordsFresh(fill: Fill, unit: FillUnit, hashes: string[]): boolean {
    const rows = fill.grid.rowsOf(unit);
    return rows.length > 0 && rows.every((row) => isFresh(fill, row, hashes));
  }
}

/** Whether a cell holds a person's word: typed, or accepted. */
function isPersons(cell: Cell): boolean {
  return cell.state === 'manual' || cell.approved;
}

function isCurrent(cell: Cell, inputHash: string): boolean {
  return cell.state !== 'stale' && cell.inputHash === inputHash;
}
