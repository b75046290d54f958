import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { rightsMarkSchema } from './rights-mark.ts';

type Said = Pick<Operation, 'id' | 'entity' | 'entityId' | 'field' | 'value' | 'bases'>;

const theirs = z.object({ state: z.enum(['certain', 'confirmed']) });

/**
 * Whether a log says that something must not be deleted: by its own mark, or a paper by that of a person whose it
 * certainly is. Where several say so and not so, it must not.
 */
export function createHeldInLog({ entity, id }: { entity: string; id: string }) {
  const superseded = new Set<string>();
  const marks = new Map<string, { ofThing: string; isSet: boolean }>();
  const matches = new Map<string, { person: string; isTheirs: boolean }>();
  return {
    /** Takes the log's operations, in any order. */
    take(operation: Said): void {
      for (const base of operation.bases) superseded.add(base);
      if (operation.field === 'held') {
        const mark = rightsMarkSchema.safeParse(operation.value);
        const ofThing = `${operation.entity}:${operation.entityId}`;
        marks.set(operation.id, { ofThing, isSet: mark.success && mark.data.isSet });
      }
      if (entity === 'source' && operation.entity === 'person-match' && operation.entityId.startsWith(`${id}:`)) {
        const person = operation.entityId.slice(id.length + 1);
        matches.set(operation.id, { person, isTheirs: theirs.safeParse(operation.value).success });
      }
    },

    isHeld(): boolean {
      const held = new Set(heads(marks).flatMap(({ ofThing, isSet }) => (isSet ? [ofThing] : [])));
      if (held.has(`${entity}:${id}`)) return true;
      return heads(matches).some(({ person, isTheirs }) => isTheirs && held.has(`person:${person}`));
    },
  };

  function heads<Value>(values: ReadonlyMap<string, Value>): Value[] {
    return [...values].filter(([operation]) => !superseded.has(operation)).map(([, value]) => value);
  }
}
