import type { Kysely } from 'kysely';
import type { Operation } from '../../domain/operation.ts';
import type { LibraryTables } from '../library-tables.ts';
import { reviewConflicts } from './open-conflicts.ts';
import { registerKey } from './operation-rows.ts';
import { readHeads, shownHead } from './register-heads.ts';
import { type ShownValue, writeRows } from './write-rows.ts';

/** Lays out in the rows what the registers of these operations show now, whoever's head it is, and where they disagree. */
export async function showRegisters(
  transaction: Kysely<LibraryTables>,
  operations: readonly Pick<Operation, 'entity' | 'entityId' | 'field'>[],
  maximumParameters: number,
): Promise<void> {
  const registers = new Map(operations.map((operation) => [registerKey(operation), operation]));
  const heads = await readHeads(transaction, operations);
  const shown: ShownValue[] = [];
  for (const [key, { entity, entityId, field }] of registers) {
    const head = shownHead(heads.get(key));
    if (head !== undefined) shown.push({ entity, entityId, field, value: JSON.parse(head.valueText) });
  }
  await writeRows(transaction, shown, maximumParameters);
  await reviewConflicts(transaction, [...registers.values()], heads);
}
