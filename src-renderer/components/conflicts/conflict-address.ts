import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';

/** What the address of the screen of conflicts says of one of them. */
export function conflictAddress({ entity, entityId, field }: RegisterName): { dato: string } {
  return { dato: [entity, entityId, field].join(' ') };
}
