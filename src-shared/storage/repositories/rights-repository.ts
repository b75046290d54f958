import { sourceIdSchema } from '../../domain/identifiers.ts';
import { keptUntilSchema } from '../../domain/rights/retention.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { ChangeLogParts } from '../change-log/write-group.ts';
import { readPersonTraces } from './person-traces.ts';
import { purgePerson } from './purge-person.ts';
import { readMarks, readNotToUse } from './rights-marks.ts';

/** What a library keeps for the rights of the people whose data it has. */
export function createRightsRepository(parts: ChangeLogParts): RightsRepository {
  const { database } = parts;
  return {
    marks: () => readMarks(database),
    notToUse: () => readNotToUse(database),
    async keptUntil() {
      const rows = await database
        .selectFrom('sources')
        .select(['id', 'kept_until'])
        .where('kept_until', 'is not', null)
        .where('deleted', '=', 0)
        .execute();
      return new Map(
        rows.flatMap(({ id, kept_until }) => {
          const until = keptUntilSchema.safeParse(kept_until);
          return until.success ? [[sourceIdSchema.parse(id), until.data]] : [];
        }),
      );
    },
    traces: (person, which = { withRemoved: false }) => readPersonTraces(database, person, which),
    purgePerson: (person, what) => purgePerson(parts, person, what),
  };
}
