import { z } from 'zod';
import type { CellState, ColumnType, RowKind } from '../../../src-shared/domain/planilla.ts';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';

/** What the columns of one planilla are the truth of. */
const planillaMappingSchema = z.object({
  /** The kinds of paper in which an answer is looked for. */
  paperKinds: z.array(paperKindSchema),
  columns: z.record(
    z.string(),
    z.object({
      field: z.string(),
      paperKinds: z.array(paperKindSchema).optional(),
      ignoredWords: z.array(z.string()).optional(),
    }),
  ),
});
export type PlanillaMapping = z.infer<typeof planillaMappingSchema>;

/** The mapping of every planilla, by the name of its file. */
export const truthMappingSchema = z.record(z.string(), planillaMappingSchema);

/** A planilla as it was filled, with nothing in it but what can be compared. */
export type FilledPlanilla = {
  rowKind: RowKind;
  columns: { name: string; type: ColumnType }[];
  rows: FilledRow[];
};

/** A row: the name or the path of its paper, the DNI and the name of its person, and its cells by the column's name. */
export type FilledRow = {
  paper: string | null;
  personDni: string | null;
  cells: Record<string, { value: string | null; state: CellState }>;
};
