import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type ShownPlanilla, shownColumnSchema } from '../../../src-shared/domain/district/shown-planilla.ts';
import type { KeptView, SchoolViews } from '../../../src-shared/ports/school-views.ts';
import type { DistrictTables } from './district-tables.ts';

const columnsSchema = z.array(shownColumnSchema);

/** What schools let their district see, in the district's Postgres. */
export function createPostgresSchoolViews(database: Kysely<DistrictTables>): SchoolViews {
  return {
    async of(schoolId) {
      const row = await database
        .selectFrom('school_views')
        .selectAll()
        .where('school_id', '=', schoolId)
        .executeTakeFirst();
      return row ? toView(row) : null;
    },
    async keep(schoolId, { operationId, shows, setBy, setMs, followedMs }, planillas) {
      const view = {
        operation_id: operationId,
        shows,
        set_by: setBy,
        set_ms: setMs === null ? null : String(setMs),
        followed_ms: String(followedMs),
      };
      await database
        .insertInto('school_views')
        .values({ school_id: schoolId, ...view })
        .onConflict((conflict) => conflict.column('school_id').doUpdateSet(view))
        .execute();
      await database.deleteFrom('school_planillas').where('school_id', '=', schoolId).execute();
      if (planillas.length > 0) {
        const rows = planillas.map((planilla) => toRow(schoolId, planilla));
        await database.insertInto('school_planillas').values(rows).execute();
      }
    },
    async planillas() {
      const rows = await database
        .selectFrom('school_planillas')
        .selectAll()
        .orderBy('school_id')
        .orderBy('title')
        .orderBy('planilla_id')
        .execute();
      return rows.map(({ school_id, planilla_id, kin, title, columns, rows }) => ({
        schoolId: school_id,
        planillaId: planilla_id,
        kin,
        title,
        columns: columnsSchema.parse(JSON.parse(columns)),
        rows,
      }));
    },
    async all() {
      const rows = await database.selectFrom('school_views').selectAll().execute();
      return new Map(rows.map((row) => [row.school_id, toView(row)]));
    },
  };
}

function toView({ operation_id, shows, set_by, set_ms, followed_ms }: Selectable<DistrictTables['school_views']>) {
  return {
    operationId: operation_id,
    shows,
    setBy: set_by,
    setMs: set_ms === null ? null : Number(set_ms),
    followedMs: Number(followed_ms),
  } satisfies KeptView;
}

function toRow(schoolId: string, { planillaId, kin, title, columns, rows }: ShownPlanilla) {
  const text = (value: string) => value.replaceAll('\0', '\uFFFD');
  return {
    school_id: schoolId,
    planilla_id: planillaId,
    kin,
    title: text(title),
    columns: JSON.stringify(columns),
    rows,
  };
}
