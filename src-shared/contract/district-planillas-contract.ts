import { z } from 'zod';
import { opaqueIdSchema, plainText } from '../domain/district/plain-text.ts';
import { shownColumnSchema } from '../domain/district/shown-planilla.ts';
import { cellStateSchema } from '../domain/planilla.ts';
import { schoolNameSchema } from './accounts-contract.ts';
import { asSignedIn } from './district-refusals.ts';

/** What planillas of several schools have in common that are read together. */
const kin = plainText(100);

const planillaOfSchoolsSchema = z.object({
  kin: z.string(),
  title: z.string(),
  isPublished: z.boolean(),
  schools: z.number().int(),
  rows: z.number().int(),
});
export type PlanillaOfSchools = z.infer<typeof planillaOfSchoolsSchema>;

const standingSchoolSchema = schoolNameSchema.extend({
  standing: z.enum(['shown', 'none', 'hidden', 'disputed', 'silent']),
  rows: z.number().int(),
  lastContactMs: z.number().nullable(),
});
export type StandingSchool = z.infer<typeof standingSchoolSchema>;

const shownRowSchema = z.object({
  school: schoolNameSchema,
  rowId: z.string(),
  cells: z.array(
    z
      .object({ value: z.string().nullable(), state: cellStateSchema, isApproved: z.boolean(), proof: z.string() })
      .nullable(),
  ),
});
export type ShownRow = z.infer<typeof shownRowSchema>;

const asked = z.object({ kin, schoolId: opaqueIdSchema.optional() });

/** Past this a file says more than a screen. */
export const furthestRow = 2_000;

const askedPage = asked.extend({
  text: z.string().max(200).default(''),
  state: cellStateSchema.nullable().default(null),
  /** `by`: `school`, or name and type of a column, with a line feed between. */
  order: z
    .object({ by: z.string().max(300), isDescending: z.boolean() })
    .nullable()
    .default(null),
  offset: z.number().int().min(0).max(furthestRow).default(0),
  limit: z.number().int().min(1).max(200).default(100),
});

/** Where a planilla of schools is downloaded by a link of a page, with the same cookie. */
export const planillaExportPath = '/district/planillas/export';

/** What schools let their district see of their planillas. */
export const districtPlanillasContract = {
  /** Null where this server keeps no libraries of schools. */
  list: asSignedIn()
    .route({ method: 'POST', path: '/district/planillas/list', summary: 'The planillas that schools show' })
    .output(z.object({ planillas: z.array(planillaOfSchoolsSchema).nullable() })),
  page: asSignedIn('NOT_IN_DISTRICT', 'SCHOOL_DOES_NOT_SHOW')
    .route({ method: 'POST', path: '/district/planillas/page', summary: 'Rows of all schools that show a planilla' })
    .input(askedPage)
    .output(
      z.object({
        title: z.string(),
        columns: z.array(shownColumnSchema),
        /** Every school that the person sees, by name, with why it has no rows here where it has none. */
        schools: z.array(standingSchoolSchema),
        rows: z.array(shownRowSchema),
        /** How many rows there are of those looked for. */
        total: z.number().int(),
      }),
    ),
  /** Streamed, so it has no client of its own: an ordinary link downloads it. */
  export: asSignedIn('NOT_IN_DISTRICT', 'SCHOOL_DOES_NOT_SHOW')
    .route({
      method: 'GET',
      path: planillaExportPath,
      summary: 'The rows of all schools that show a planilla, as a file',
      spec: (operation) => ({
        ...operation,
        responses: {
          ...operation.responses,
          200: {
            description: 'OK',
            content: {
              'text/csv': { schema: { type: 'string' } },
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
                schema: { type: 'string', format: 'binary' },
              },
            },
          },
        },
      }),
    })
    .input(asked.extend({ reason: plainText(300, 3), format: z.enum(['csv', 'xlsx']) }))
    .output(z.string()),
};
