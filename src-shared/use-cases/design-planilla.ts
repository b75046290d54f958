import {
  cellChange,
  columnChanges,
  columnDefinitionChange,
  columnFieldChanges,
  deletion,
  planillaChanges,
  planillaFieldChanges,
} from '../domain/changes.ts';
import { AppError } from '../domain/errors.ts';
import { type ColumnId, createId, type PlanillaId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { Change } from '../domain/operation.ts';
import type {
  Cell,
  Column,
  ColumnDefinition,
  FormMapping,
  Planilla,
  PlanillaScope,
  PublishedFrom,
  RowKind,
} from '../domain/planilla.ts';
import { undoLabels } from '../domain/undo-labels.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';

export type DesignPlanillaPorts = { planillas: PlanillaRepository; changeLog: ChangeLog; clock: Clock };

export type NewPlanilla = {
  title: string;
  rowKind: RowKind;
  scope: PlanillaScope;
  columns: NewColumn[];
  form?: FormMapping | null;
  published?: PublishedFrom;
};

/** A column to be; `publishedName` where it is one of the district's. */
type NewColumn = ColumnDefinition & Pick<Column, 'publishedName'>;

export type DesignPlanilla = ReturnType<typeof createDesignPlanilla>;

/** What a person decides about a planilla: its columns, what it reads and the form it goes into. All of it can be undone. */
export function createDesignPlanilla({ planillas, changeLog, clock }: DesignPlanillaPorts) {
  return {
    /** What was read for columns that come to ask something else; what a person typed or approved is theirs. */
    makeStale,

    async create(input: NewPlanilla, { actor }: TaskContext): Promise<{ planillaId: PlanillaId; columns: Column[] }> {
      const columns = input.columns.map((definition, position) => newColumn(definition, position));
      const planilla: Planilla = {
        id: createId<PlanillaId>(),
        title: input.title,
        rowKind: input.rowKind,
        scope: input.scope,
        columns,
        form: input.form ?? null,
        createdAt: now(),
        trashedAt: null,
        published: input.published,
      };
      const label = undoLabels.createPlanilla(input.title);
      await changeLog.commit(planillaChanges(planilla), { actor, undoable: true, label });
      return { planillaId: planilla.id, columns };
    },

    async update(
      input: { planillaId: PlanillaId; title?: string; scope?: PlanillaScope; form?: FormMapping | null },
      { actor }: TaskContext,
    ): Promise<void> {
      const planilla = await load(input.planillaId);
      const { title, scope, form } = input;
      const changes = planillaFieldChanges(planilla.id, { title, scope, form });
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.changePlanilla(planilla.title) });
    },

    async setTrashed(input: { planillaId: PlanillaId; trashed: boolean }, { actor }: TaskContext): Promise<void> {
      const planilla = await load(input.planillaId);
      const changes = planillaFieldChanges(planilla.id, { trashedAt: input.trashed ? now() : null });
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.trashPlanilla(planilla.title) });
    },

    async addColumn(
      input: { planillaId: PlanillaId; definition: ColumnDefinition; position?: number },
      { actor }: TaskContext,
    ): Promise<{ columnId: ColumnId }> {
      const planilla = await load(input.planillaId);
      const position = input.position ?? planilla.columns.length;
      const column = newColumn(input.definition, position);
      const changes = [...moveAside(planilla, position), ...columnChanges(planilla.id, column)];
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.addColumn(column.name) });
      return { columnId: column.id };
    },

    /** A column that asks something else makes what was read for it stale; what a person typed stays. */
    async updateColumn(
      input: {
        planillaId: PlanillaId;
        columnId: ColumnId;
        definition?: Partial<ColumnDefinition>;
        hidden?: boolean;
        position?: number;
      },
      { actor }: TaskContext,
    ): Promise<void> {
      const planilla = await load(input.planillaId);
      const column = columnOf(planilla, input.columnId);
      const changes: Change[] = columnFieldChanges(column.id, { hidden: input.hidden });
      if (input.position !== undefined) changes.push(...moveTo(planilla, column, input.position));
      if (input.definition) {
        const definition = { ...column, ...input.definition };
        changes.push(columnDefinitionChange(column.id, definition));
        if (asksOtherwise(column, definition)) changes.push(...(await makeStale(planilla.id, [column.id])));
      }
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.changeColumn(column.name) });
    },

    async removeColumn(input: { planillaId: PlanillaId; columnId: ColumnId }, { actor }: TaskContext): Promise<void> {
      const column = columnOf(await load(input.planillaId), input.columnId);
      const label = undoLabels.removeColumn(column.name);
      await changeLog.commit([deletion('column', column.id)], { actor, undoable: true, label });
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

  async function makeStale(planillaId: PlanillaId, columnIds: readonly ColumnId[]): Promise<Change[]> {
    if (columnIds.length === 0) return [];
    const cells = await planillas.cells(planillaId);
    const read = cells.filter((cell) => columnIds.includes(cell.columnId) && cell.state !== 'manual' && !cell.approved);
    return read.map((cell: Cell) => cellChange({ ...cell, state: 'stale' }));
  }
}

/** A column that nobody has seen yet, at that place. */
export function newColumn(definition: NewColumn, position: number): Column {
  return { ...definition, id: createId<ColumnId>(), position, hidden: false, approvedAt: null };
}

function columnOf(planilla: Planilla, id: ColumnId): Column {
  const column = planilla.columns.find((candidate) => candidate.id === id);
  if (!column) throw new AppError('NOT_FOUND');
  return column;
}

function asksOtherwise(before: ColumnDefinition, after: ColumnDefinition): boolean {
  const question = ({ name, instruction, type, choices, synonyms, examples }: ColumnDefinition) =>
    JSON.stringify([name, instruction, type, choices, synonyms, examples]);
  return question(before) !== question(after);
}

function moveAside(planilla: Planilla, position: number): Change[] {
  const after = planilla.columns.filter((column) => column.position >= position);
  return after.flatMap((column) => columnFieldChanges(column.id, { position: column.position + 1 }));
}

function moveTo(planilla: Planilla, column: Column, position: number): Change[] {
  const others = planilla.columns.filter((other) => other.id !== column.id);
  const order = [...others.slice(0, position), column, ...others.slice(position)];
  return order.flatMap((other, index) => columnFieldChanges(other.id, { position: index }));
}
