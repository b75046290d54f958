import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { evidenceSchema } from '../evidence.ts';
import { type Sha256, sha256Schema } from '../identifiers.ts';
import type { Json, Operation } from '../operation.ts';

/** What an operation that makes others be forgotten speaks of. */
export const purgeEntity = 'purge';
export const purgeField = 'what';

const entityNameSchema = z.object({ entity: z.string(), id: z.string() });

/** What is to be forgotten, wherever it is: in logs and outboxes, before and after it is known. */
export const purgeSchema = z.object({
  reason: z.string(),
  /** All that they say but of their being deleted, and but for `kept`, by field. */
  entities: z.array(entityNameSchema.extend({ kept: z.record(z.string(), z.json()) })),
  /** A paper or recording, with its places, its matches, the corrections of its transcript and every quote of it. */
  source: z.string().nullable(),
  /** What loses its proofs: actas that were made of it, and their lines. */
  proofs: z.array(entityNameSchema),
  /** The files that nothing else had where it was made, by their SHA-256. */
  blobs: z.array(sha256Schema).default([]),
});
export type Purge = z.infer<typeof purgeSchema>;

/** The files that the JSON of something said names. */
export function blobsIn(json: string): Sha256[] {
  return [...json.matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, sha256]) => sha256Schema.parse(sha256));
}

type Said = Pick<Operation, 'entity' | 'entityId' | 'field' | 'value'>;

/** Entities whose ids begin with the source that they speak of. */
const ofSource: ReadonlySet<string> = new Set([
  'person-match',
  'source-place',
  'source-reading',
  'transcript-segment',
  'transcript-voice',
]);

/** The purges among operations; what a newer program means by one is left to it. */
export function purgesAmong(operations: Iterable<Said>): Purge[] {
  const purges: Purge[] = [];
  for (const { entity, value } of operations) {
    const parsed = entity === purgeEntity ? purgeSchema.safeParse(value) : undefined;
    if (parsed?.success) purges.push(parsed.data);
  }
  return purges;
}

/** Whether a register tells in which file a reading of that source travels. */
export function isReadingOf(source: string, { entity, entityId }: Pick<Said, 'entity' | 'entityId'>): boolean {
  return entity === 'source-reading' && isOfSource(entity, entityId, source);
}

/** What is left of what an operation says once all of these were made. */
export function valueAfter(said: Said, purges: readonly Purge[]): Json {
  let { value } = said;
  for (const purge of purges) value = valueAfterOne({ ...said, value }, purge);
  return value;
}

/** The operation with what is left of its value. */
export function purged<Kept extends Operation>(operation: Kept, purges: readonly Purge[]): Kept {
  if (purges.length === 0) return operation;
  const value = valueAfter(operation, purges);
  return value === operation.value ? operation : { ...operation, value };
}

/** Whether an operation says what is left of one: its hash is of what it said before, and cannot be looked at. */
export function isAsPurged(operation: Operation, purges: readonly Purge[]): boolean {
  return purges.some(
    (purge) =>
      concerns(operation, purge) && canonicalJson(valueAfterOne(operation, purge)) === canonicalJson(operation.value),
  );
}

/** Those of the purges, operations of the log, without which a server could not know some of these for what they are. */
export function purgesBehind<Kept extends Operation>(
  operations: readonly Operation[],
  purges: readonly Kept[],
): Kept[] {
  return purges.filter((purge) => {
    const what = purgesAmong([purge]);
    return operations.some((operation) => isAsPurged(operation, what));
  });
}

/** The purges among operations, and those that say of what these name that it is gone. */
export function purgesWithDeletions<Kept extends Said>(operations: readonly Kept[]): Kept[] {
  const purges = purgesAmong(operations);
  const isPurge = ({ entity }: Said) => entity === purgeEntity;
  const isDeletion = (said: Said) => aboutDeletion.has(said.field) && purges.some((purge) => concerns(said, purge));
  return purges.length === 0 ? [] : operations.filter((operation) => isPurge(operation) || isDeletion(operation));
}

/** The texts of which each operation that a purge concerns has one. */
export function tracesOf({ entities, source, proofs }: Purge): string[] {
  return [...entities.map(({ id }) => id), ...(source === null ? [] : [source]), ...proofs.map(({ id }) => id)];
}

function concerns({ entity, entityId }: Said, { entities, source, proofs }: Purge): boolean {
  const isNamed = (name: { entity: string; id: string }) => name.entity === entity && name.id === entityId;
  if (entities.some(isNamed) || proofs.some(isNamed)) return true;
  return source !== null && (entity === 'cell' || isOfSource(entity, entityId, source));
}

function isOfSource(entity: string, entityId: string, source: string): boolean {
  return (entity === 'source' && entityId === source) || (ofSource.has(entity) && entityId.startsWith(`${source}:`));
}

/** That it is gone, and what was known when it went, says nothing of it. */
const aboutDeletion: ReadonlySet<string> = new Set(['deleted', 'deletedKnowing']);

function valueAfterOne({ entity, entityId, field, value }: Said, { entities, source, proofs }: Purge): Json {
  if (aboutDeletion.has(field) || entity === purgeEntity) return value;
  const named = entities.find((name) => name.entity === entity && name.id === entityId);
  if (named) return named.kept[field] ?? null;
  if (source !== null && isOfSource(entity, entityId, source)) return null;
  if (source !== null && entity === 'cell') return withoutEvidence(value, source);
  return proofs.some((name) => name.entity === entity && name.id === entityId) ? withoutProofs(value) : value;
}

/** The same JSON without any evidence of a source; lists lose the entry, single places become null. */
export function withoutEvidence(value: Json, source: string): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.filter((item) => !isEvidenceOf(item, source)).map((item) => withoutEvidence(item, source));
  }
  const members = Object.entries(value).map(([key, member]) => [
    key,
    isEvidenceOf(member, source) ? null : withoutEvidence(member, source),
  ]);
  return Object.fromEntries(members);
}

function isEvidenceOf(value: Json, source: string): boolean {
  const parsed = evidenceSchema.safeParse(value);
  return parsed.success && parsed.data.sourceId === source;
}

function withoutProofs(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutProofs);
  const members = Object.entries(value).map(([key, member]) => [key, key === 'proof' ? null : withoutProofs(member)]);
  return Object.fromEntries(members);
}
