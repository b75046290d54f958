import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Acta, actaDetailsSchema, actaLineSchema, actaSchema } from '../../domain/acta/acta-record.ts';
import { actaIdSchema } from '../../domain/identifiers.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { ChangeLogParts } from '../change-log/write-group.ts';
import type { ActasTable } from '../library-tables.ts';
import { purgeActa } from './purge-documents.ts';

/** What is left of an approved acta that was forgotten has these too. */
const takenSchema = z.object({
  origin: z.object({ firstId: actaIdSchema }),
  details: z.object({ number: z.number().int().nullable() }),
});

/** The school's actas. */
export function createActaRepository(parts: ChangeLogParts): ActaRepository {
  const { database } = parts;
  const live = database
    .selectFrom('actas')
    .selectAll()
    .where('deleted', '=', 0)
    .where('origin', 'is not', null)
    .where('details', 'is not', null);
  return {
    async get(id) {
      const row = await live.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toActa(row);
    },
    async lines(id) {
      const rows = await database
        .selectFrom('acta_lines')
        .selectAll()
        .where('acta_id', '=', id)
        .where('deleted', '=', 0)
        .where('content', 'is not', null)
        .execute();
      return rows.map(({ id: lineId, section, position, content }) =>
        actaLineSchema.parse({ ...JSON.parse(content ?? 'null'), id: lineId, section, position }),
      );
    },
    async list({ trashed }) {
      const rows = await live
        .where('trashed_at', trashed ? 'is not' : 'is', null)
        .orderBy('id')
        .execute();
      return rows.map(toActa);
    },
    async countDrafts() {
      const { drafts } = await database
        .selectFrom('actas')
        .select(({ fn }) => fn.countAll<number>().as('drafts'))
        .where('deleted', '=', 0)
        .where('origin', 'is not', null)
        .where('details', 'is not', null)
        .where('approval', 'is', null)
        .where('trashed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(drafts);
    },
    async takenNumbers({ book, year }) {
      const rows = await database
        .selectFrom('actas')
        .selectAll()
        .where((where) =>
          where.or([
            where.and([where('approved_book_folded', '=', book), where('approved_year', '=', year)]),
            where.and([
              where('approval', 'is', null),
              where('deleted', '=', 0),
              where('trashed_at', 'is', null),
              where('book_folded', '=', book),
              where('year', '=', year),
            ]),
          ]),
        )
        .execute();
      return rows.flatMap((row) => {
        const taken = takenSchema.safeParse({
          origin: JSON.parse(row.origin ?? 'null'),
          details: JSON.parse(row.approval ?? 'null')?.details ?? JSON.parse(row.details ?? 'null'),
        });
        if (!taken.success || taken.data.details.number === null) return [];
        const { origin, details } = taken.data;
        return [{ firstId: origin.firstId, number: details.number!, isApproved: row.approval !== null }];
      });
    },
    purge: async (id) => ({ unusedBlobs: await purgeActa(parts, id) }),
  };
}

function toActa(row: Selectable<ActasTable>): Acta {
  const approval = JSON.parse(row.approval ?? 'null');
  return actaSchema.parse({
    ...JSON.parse(row.origin ?? 'null'),
    id: row.id,
    // What was approved stays as it was, whatever was changed or taken back since.
    details: actaDetailsSchema.parse(approval?.details ?? JSON.parse(row.details ?? 'null')),
    approval,
    trashedAt: row.trashed_at,
  });
}
