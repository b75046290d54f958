import { formatClock } from '../../domain/hybrid-clock.ts';
import type { PublicationId } from '../../domain/identifiers.ts';
import type { Change, Operation } from '../../domain/operation.ts';
import { type PublicationVersion, publicationVersionSchema } from '../../domain/publication.ts';
import { sealOperation } from '../../domain/seal-operation.ts';

/** The kinds of entity that publications are made of in the district's log. */
export const publicationEntities = ['publication', 'publication-version'] as const;

/** Who counts the operations that are made at the office of a district. */
const officeDevice = 'office';

/** Something that the district published, as its log has it. */
export type LoggedPublication = {
  id: PublicationId;
  /** The newest first; there is one at least. */
  versions: [PublicationVersion, ...PublicationVersion[]];
  /** ISO instant; null while it is offered. */
  withdrawnAt: string | null;
};

/** The publications among the heads of the district's log. */
export function publicationsIn(heads: readonly Operation[]): LoggedPublication[] {
  const versions = heads.flatMap(({ entity, value }) => {
    const parsed = entity === 'publication-version' ? publicationVersionSchema.safeParse(value) : undefined;
    return parsed?.success ? [parsed.data] : [];
  });
  const byId = Map.groupBy(versions, ({ publicationId }) => publicationId);
  return [...byId].flatMap(([id, ofOne]) => {
    const [newest, ...older] = ofOne.sort((one, other) => other.version - one.version);
    const withdrawal = withdrawalsOf(heads, id).at(-1)?.value;
    const withdrawnAt = typeof withdrawal === 'string' ? withdrawal : null;
    return newest === undefined ? [] : [{ id, versions: [newest, ...older], withdrawnAt }];
  });
}

type Writing = { heads: readonly Operation[]; tip: number; nowMs: number; actor: string; group: string };

/** What is to be added to the district's log, whose end is at `tip`, for it to say this. */
export function operationsOf(changes: readonly Change[], { heads, tip, nowMs, actor, group }: Writing): Operation[] {
  return changes.map(({ entity, id, field, value }, index) =>
    sealOperation({
      deviceId: officeDevice,
      counter: tip + 1 + index,
      scope: 'district',
      entity,
      entityId: id,
      field,
      value,
      bases: heads
        .filter((head) => head.entity === entity && head.entityId === id && head.field === field)
        .map((head) => head.id)
        .sort(),
      clock: formatClock({ milliseconds: nowMs, counter: index }, officeDevice),
      actor,
      group,
      schemaVersion: 1,
    }),
  );
}

function withdrawalsOf(heads: readonly Operation[], id: PublicationId): Operation[] {
  return heads.filter(({ entity, entityId }) => entity === 'publication' && entityId === id);
}
