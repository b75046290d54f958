import { isDeletable } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { formatClock } from '../../domain/hybrid-clock.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import type { Operation } from '../../domain/operation.ts';
import { createHeldInLog } from '../../domain/rights/held-in-log.ts';
import { sealOperation } from '../../domain/seal-operation.ts';
import { blobsIn, isReadingOf, type Purge, purgeEntity, purgeField } from '../../domain/sync/purge.ts';
import { pageLimit } from '../../domain/sync/sync-messages.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictLog, LogName } from '../../ports/district-log.ts';
import { type ForgottenThing, partsInLog } from './parts-in-log.ts';

/** Who counts the operations that a district's server makes itself. */
const serverDevice = 'district';

/** What somebody with that right wants forgotten, and why. */
type PurgeWish = { schoolId: string; entity: string; id: string; reason: string; actor: string };

type PurgeInLogPorts = { log: DistrictLog; clock: Clock; createId: () => string; blobs?: Pick<BlobStore, 'remove'> };

/**
 * Forgets what a school has of something, for good: in its log at once, and on each PC with the next page that it
 * fetches. Gives the operations that say so. Throws `HELD` where the log says that it must not be deleted, and
 * `PERSON_FORGOTTEN_AT_SCHOOL` for somebody: what is hers is found and shown where her school is at work.
 */
export function createPurgeInLog({ log, clock, createId, blobs }: PurgeInLogPorts) {
  return async function purgeInLog({ schoolId, entity, id, reason, actor }: PurgeWish): Promise<Operation[]> {
    const name: LogName = `school:${schoolId}`;
    if (entity === 'person') throw new AppError('PERSON_FORGOTTEN_AT_SCHOOL');
    await refuseHeld(log, name, { entity, id });
    const isSource = entity === 'source';
    const things = isSource ? [{ entity, id, kept: {} }] : await partsInLog(operationsOf(log, name), { entity, id });
    const purge: Purge = {
      reason,
      entities: isSource ? [] : things,
      source: isSource ? id : null,
      proofs: isSource ? await proofsOf(log, name, id) : [],
      blobs: await blobsOf(log, name, things),
    };
    const operations = await log.write(name, async (writing) => {
      const { tip } = await writing.append([]);
      const group = createId();
      const made = [
        ...things.flatMap((thing) => deletionOf(thing, tip)),
        { entity: purgeEntity, entityId: createId(), field: purgeField, value: purge },
      ].map((said, index) =>
        sealOperation({
          ...said,
          deviceId: serverDevice,
          counter: tip + 1 + index,
          scope: 'school',
          bases: [],
          clock: formatClock({ milliseconds: clock.now(), counter: index }, serverDevice),
          actor,
          group,
          schemaVersion: 1,
        }),
      );
      await writing.append(made);
      await writing.blank([purge]);
      return made;
    });
    for (const blob of purge.blobs) await blobs?.remove(schoolId, blob);
    return operations;
  };
}

type Said = 'entity' | 'entityId' | 'field' | 'value';

export type PurgeInLog = ReturnType<typeof createPurgeInLog>;

async function refuseHeld(log: DistrictLog, name: LogName, what: { entity: string; id: string }): Promise<void> {
  const held = createHeldInLog(what);
  for await (const operation of operationsOf(log, name)) held.take(operation);
  if (held.isHeld()) throw new AppError('HELD');
}

/** What is left of it is a thing without a name: that it is gone is said besides, by who knew all of the log. */
function deletionOf({ entity, id }: { entity: string; id: string }, tip: number): Pick<Operation, Said>[] {
  if (!isDeletable(entity)) return [];
  const about = { entity, entityId: id };
  return [
    { ...about, field: 'deleted', value: true },
    ...(entity === 'source' ? [] : [{ ...about, field: 'deletedKnowing', value: tip }]),
  ];
}

/** The actas that were made of a recording, and their lines. */
async function proofsOf(log: DistrictLog, name: LogName, source: string): Promise<Purge['proofs']> {
  const actas = new Set<string>();
  const lines: { id: string; acta: unknown }[] = [];
  for await (const { entity, entityId, field, value } of operationsOf(log, name)) {
    const said = { entity, field, ...(value instanceof Object && !Array.isArray(value) ? value : {}) };
    if (entity === 'acta' && field === 'origin' && 'sourceId' in said && said.sourceId === source) actas.add(entityId);
    if (entity === 'acta-line' && 'actaId' in said) lines.push({ id: entityId, acta: said.actaId });
  }
  const ofActas = lines.filter(({ acta }) => typeof acta === 'string' && actas.has(acta));
  return [
    ...[...actas].map((id) => ({ entity: 'acta', id })),
    ...[...new Set(ofActas.map(({ id }) => id))].map((id) => ({ entity: 'acta-line', id })),
  ];
}

/** The files of which those things speak and nothing else of the log does. */
async function blobsOf(log: DistrictLog, name: LogName, things: readonly ForgottenThing[]): Promise<Sha256[]> {
  const named = new Set(things.map(({ entity, id }) => `${entity} ${id}`));
  const source = things.find(({ entity }) => entity === 'source')?.id;
  const own = new Set<Sha256>();
  const others = new Set<Sha256>();
  for await (const { entity, entityId, value } of operationsOf(log, name)) {
    const isOfIt = named.has(`${entity} ${entityId}`);
    const isReadingOfIt = source !== undefined && isReadingOf(source, { entity, entityId });
    const speaker = isOfIt || isReadingOfIt ? own : others;
    for (const blob of blobsIn(JSON.stringify(value))) speaker.add(blob);
  }
  return [...own].filter((blob) => !others.has(blob));
}

async function* operationsOf(log: DistrictLog, name: LogName): AsyncGenerator<Operation, void, void> {
  for (let after = 0; ; ) {
    const { operations } = await log.page(name, after, pageLimit);
    yield* operations;
    const last = operations.at(-1);
    if (last === undefined) return;
    after = last.sequence;
  }
}
