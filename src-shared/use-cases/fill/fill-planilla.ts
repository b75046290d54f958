import { deletion, rowChanges } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { isExcluded } from '../../domain/excluded-rows.ts';
import { type ColumnId, createId, type PlanillaId, type RowId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { Change } from '../../domain/operation.ts';
import type { Row } from '../../domain/planilla.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FieldReader } from '../../ports/field-reader.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { PlanillaCounts, PlanillaRepository } from '../../ports/planilla-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { createChangeBatch } from './change-batch.ts';
import { decideRow } from './decide-row.ts';
import { type Fill, hashQuestions, inputHashes, isPersons, isUnitFresh } from './fill-state.ts';
import { type FillUnit, type FillUnitPorts, listFillUnits, ownerOf } from './fill-units.ts';
import { createGrid } from './grid.ts';
import { readUnit } from './read-unit.ts';
import type { ReadWithModel } from './read-with-model.ts';
import { createTextCache, type GetText } from './text-cache.ts';

export type FillPlanillaPorts = {
  sources: SourceRepository;
  people: PersonRepository;
  rights: FillUnitPorts['rights'];
  planillas: PlanillaRepository;
  changeLog: ChangeLog;
  clock: Clock;
  rules: FieldReader;
  /** The model's step for what the rules left open; null when there is no model. Asked at each fill. */
  modelReader: () => Promise<ReadWithModel | null>;
};

export type FillInput = { planillaId: PlanillaId; columnIds?: ColumnId[]; everything?: boolean; useModel?: boolean };

/** How many papers' texts are kept at hand while a planilla of persons is filled. */
const textsAtHand = 40;

/**
 * Fills a planilla, paper by paper: rules first, then the model for what they left open. Cells that a person typed or
 * approved stay, alone or with their column; cells whose papers and question have not changed are not read again. What is read is written about
 * once a second, each paper's cells together, so that a stop loses no more than that and going on repeats no more.
 */
export function createFillPlanilla(ports: FillPlanillaPorts) {
  return async function fillPlanilla(
    input: FillInput,
    context: TaskContext,
  ): Promise<JobOutcome<{ planillaId: PlanillaId; counts: PlanillaCounts }>> {
    const fill = await begin(input);
    const { units, owners } = await listFillUnits(fill.planilla, ports);
    const batch = createChangeBatch(ports.changeLog, ports.clock, context.actor);
    const getText = createTextCache(ports.sources, textsAtHand);
    await batch.add(dropRowsWithoutOwner(fill, owners));
    // What was read again before a stop is fresh now, and only `everything` would read it once more.
    const readAgain = units.findIndex((unit) => ownerOf(unit) === context.place);
    try {
      for (const [index, unit] of units.entries()) {
        context.signal.throwIfAborted();
        context.report({ step: jobSteps.filling(unit.label), done: index, total: units.length });
        const everything = fill.everything && index > readAgain;
        const isWritten = await batch.add(await fillUnit({ ...fill, everything }, unit, { ...context, getText }));
        if (isWritten && everything) await context.keepPlace?.(ownerOf(unit));
      }
    } finally {
      await batch.flush();
    }
    const counts = await ports.planillas.counts(input.planillaId);
    return { result: { planillaId: input.planillaId, counts }, summary: jobSummaries.filled(counts), failures: [] };
  };

  async function begin(input: FillInput): Promise<Fill> {
    const planilla = await ports.planillas.get(input.planillaId);
    if (!planilla) throw new AppError('NOT_FOUND');
    const chosen = input.columnIds ? new Set(input.columnIds) : null;
    const columns = planilla.columns.filter((column) => !chosen || chosen.has(column.id));
    const grid = createGrid(await ports.planillas.rows(planilla.id), await ports.planillas.cells(planilla.id));
    const model = input.useModel === false ? null : await ports.modelReader();
    const questions = await hashQuestions(columns, model);
    return { planilla, columns, questions, grid, everything: input.everything ?? false, model };
  }

  async function fillUnit(fill: Fill, unit: FillUnit, context: TaskContext & { getText: GetText }): Promise<Change[]> {
    const hashes = await inputHashes(fill, unit);
    if (isUnitFresh(fill, unit, hashes)) return [];
    const asRecords = fill.planilla.rowKind === 'record';
    const { getText } = context;
    const readings = await readUnit(unit, { columns: fill.columns, asRecords }, { rules: ports.rules, getText });
    const changes: Change[] = [];
    const rows: Row[] = [];
    for (const reading of readings) {
      const place = rowPlace(fill, unit, reading.recordKey);
      if (isExcluded(fill.planilla, place)) continue;
      const { row, isNew } = placeRow(fill, unit, { ...place, addedAt: new Date(ports.clock.now()).toISOString() });
      rows.push(row);
      if (isNew) changes.push(...rowChanges(row));
      changes.push(...(await decideRow(fill, { unit, row, reading, hashes }, context)));
    }
    return [...changes, ...dropStaleRecords(fill, unit, rows)];
  }
}

type RowPlace = Pick<Row, 'planillaId' | 'sourceId' | 'personId' | 'recordKey'>;
type NewRow = Omit<Row, 'id' | 'position'>;

function rowPlace({ planilla }: Fill, unit: FillUnit, recordKey: string | null): RowPlace {
  return {
    planillaId: planilla.id,
    sourceId: unit.kind === 'paper' ? unit.source.id : null,
    personId: unit.kind === 'person' ? unit.person.id : null,
    recordKey,
  };
}

function placeRow({ grid }: Fill, unit: FillUnit, wanted: NewRow): { row: Row; isNew: boolean } {
  const known = grid.rowOf(unit, wanted.recordKey);
  if (known) return { row: known, isNew: false };
  const row: Row = { ...wanted, id: createId<RowId>(), position: grid.nextPosition() };
  grid.add(row);
  return { row, isNew: true };
}

/** Rows whose paper or person is gone, or no longer the planilla's, go too, unless somebody typed in them. */
function dropRowsWithoutOwner(fill: Fill, owners: ReadonlySet<string>): Change[] {
  return dropRows(
    fill,
    fill.grid.rows.filter((row) => {
      const owner = row.sourceId ?? row.personId;
      return owner !== null && !owners.has(owner);
    }),
  );
}

/** Records that a new reading of their paper no longer finds. */
function dropStaleRecords(fill: Fill, unit: FillUnit, found: readonly Row[]): Change[] {
  if (fill.planilla.rowKind !== 'record') return [];
  const kept = new Set(found.map((row) => row.id));
  return dropRows(
    fill,
    fill.grid.rowsOf(unit).filter((row) => !kept.has(row.id)),
  );
}

function dropRows({ grid }: Fill, rows: readonly Row[]): Change[] {
  const gone = rows.filter((row) => !grid.cellsOf(row.id).some(isPersons));
  grid.forget(gone);
  return gone.map((row) => deletion('row', row.id));
}
