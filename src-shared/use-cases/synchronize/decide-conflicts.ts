import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { type Evidence, evidenceSchema } from '../../domain/evidence.ts';
import { parseClock } from '../../domain/hybrid-clock.ts';
import { columnIdSchema, planillaIdSchema, rowIdSchema, type SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Change, EntityName, Json, Operation } from '../../domain/operation.ts';
import {
  type Conflict,
  type ConflictVersion,
  lostChangesShown,
  type PaperSyncState,
  type RefusedChange,
  type RegisterName,
  type ThingName,
} from '../../domain/sync/conflict.ts';
import { mentionedIds } from '../../domain/sync/mentioned-ids.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { ConflictRepository, HeldOperation, OpenConflict } from '../../ports/conflict-repository.ts';
import type { createEditPlanilla } from '../edit-planilla.ts';

export type DecideConflictsPorts = { conflicts: ConflictRepository; changeLog: ChangeLog };

type EditCells = ReturnType<typeof createEditPlanilla>['edit'];
type Page = { offset: number; limit: number };

const withEvidence = z.object({ evidence: z.union([z.array(evidenceSchema), evidenceSchema]) });

/** What PCs disagree about and what a server refused, for a person to decide. Nothing is ever decided by itself. */
export function createDecideConflicts({ conflicts, changeLog }: DecideConflictsPorts, editCells: EditCells) {
  async function describe(open: readonly OpenConflict[]): Promise<Conflict[]> {
    const named = open.flatMap(({ register, lost }) => [register, ...lost.slice(0, lostChangesShown)]);
    const names = await conflicts.names(named);
    const mentioned = await conflicts.mentioned(
      open.flatMap(({ heads, lost }) => [...heads, ...lost.slice(0, lostChangesShown)].flatMap(idsIn)),
    );
    return open.map(({ register, heads, lost }) => ({
      register,
      thing: nameOf(names, register),
      versions: heads.map(toVersion),
      lostChanges: lost.slice(0, lostChangesShown).map((change) => ({
        ...toVersion(change),
        register: registerOf(change),
        thing: nameOf(names, change),
      })),
      lostChangesTotal: lost.length,
      mentioned: mentionedBy([...heads, ...lost.slice(0, lostChangesShown)], mentioned),
    }));
  }

  async function findRefused(id: string): Promise<Operation> {
    const found = (await conflicts.refused()).find(({ operation }) => operation.id === id);
    if (found === undefined) throw new AppError('NOT_FOUND');
    return found.operation;
  }

  return {
    registers: () => conflicts.registers(),

    async list({ offset, limit }: Page): Promise<{ items: Conflict[]; total: number }> {
      const registers = await conflicts.registers();
      const open = await conflicts.conflicts(registers.slice(offset, offset + limit));
      return { items: await describe(open), total: registers.length };
    },

    async get(register: RegisterName): Promise<Conflict | null> {
      const [conflict] = await describe(await conflicts.conflicts([register]));
      return conflict ?? null;
    },

    async decide(
      { register, versionId }: { register: RegisterName; versionId: string | null },
      { actor }: Pick<TaskContext, 'actor'>,
    ): Promise<void> {
      const [open] = await conflicts.conflicts([register]);
      const version = open?.heads.find(({ id }) => id === versionId);
      const isBringingBack = versionId === null && open !== undefined && open.lost.length > 0;
      if (version === undefined && !isBringingBack) throw new AppError('CONFLICT_DECIDED');
      const change = changeOf(register, version === undefined ? false : version.value);
      await changeLog.commit([change], { actor, undoable: true, label: undoLabels.decideConflict() });
    },

    async refused(): Promise<RefusedChange[]> {
      const refused = await conflicts.refused();
      const names = await conflicts.names(refused.map(({ operation }) => operation));
      const mentioned = await conflicts.mentioned(refused.flatMap(({ operation }) => idsIn(operation)));
      return refused.map(({ operation, code }) => ({
        id: operation.id,
        register: registerOf(operation),
        thing: nameOf(names, operation),
        value: operation.value,
        mentioned: mentionedBy([operation], mentioned),
        actor: operation.actor,
        writtenAt: writtenAt(operation),
        reason: code,
      }));
    },

    async sendAgain({ id, text }: { id: string; text: string | null }, context: TaskContext): Promise<void> {
      const operation = await findRefused(id);
      const register = registerOf(operation);
      if (register.entity === 'cell' && text !== null) {
        const { place: screen } = nameOf(await conflicts.names([register]), register);
        if (screen === null) throw new AppError('NOT_FOUND');
        const [rowId, columnId] = register.entityId.split(':');
        const place = { rowId: rowIdSchema.parse(rowId), columnId: columnIdSchema.parse(columnId) };
        await editCells({ planillaId: planillaIdSchema.parse(screen.id), edits: [{ ...place, text }] }, context);
      } else {
        const change = changeOf(register, text === null ? operation.value : withText(operation.value, text));
        const options = { actor: context.actor, undoable: true, label: undoLabels.sendAgain() };
        await changeLog.commit([change], options);
      }
      await conflicts.discardRefused(id);
    },

    discard: ({ id }: { id: string }) => conflicts.discardRefused(id),

    async paperStates({
      sourceIds,
    }: {
      sourceIds: SourceId[];
    }): Promise<{ sourceId: SourceId; state: PaperSyncState }[]> {
      const states = await conflicts.paperStates(sourceIds);
      return [...states].map(([sourceId, state]) => ({ sourceId, state }));
    },
  };
}

function nameOf(names: ReadonlyMap<string, ThingName>, { entity, entityId }: RegisterName): ThingName {
  return names.get(`${entity}\n${entityId}`) ?? { names: [], rowNumber: null, columnType: null, place: null };
}

function idsIn({ value }: Pick<Operation, 'value'>): string[] {
  return mentionedIds(value);
}

/** Of the names of everything that is mentioned, those that these values mention. */
function mentionedBy(
  operations: readonly Pick<Operation, 'value'>[],
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const known = operations.flatMap(idsIn).map((id): [string, string | undefined] => [id, names.get(id)]);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function registerOf({ entity, entityId, field }: RegisterName): RegisterName {
  return { entity, entityId, field };
}

/** Only registers that this program knows are ever in conflict for a person, or were written by this PC. */
function changeOf({ entity, entityId, field }: RegisterName, value: Json): Change {
  return { entity: entity as EntityName, id: entityId, field, value };
}

function toVersion(operation: HeldOperation): ConflictVersion {
  const { id, value, actor, isOfThisPc, isSent } = operation;
  return { id, value, evidence: evidenceIn(value), actor, isOfThisPc, writtenAt: writtenAt(operation), isSent };
}

function writtenAt({ clock }: Operation): string {
  return new Date(parseClock(clock).milliseconds).toISOString();
}

function evidenceIn(value: Json): Evidence[] {
  const parsed = withEvidence.safeParse(value);
  if (!parsed.success) return [];
  return Array.isArray(parsed.data.evidence) ? parsed.data.evidence : [parsed.data.evidence];
}

/** The same value saying something else: a text, or the text that something is made of. */
function withText(value: Json, text: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.text === 'string') {
    return { ...value, text };
  }
  return typeof value === 'string' ? text : value;
}
