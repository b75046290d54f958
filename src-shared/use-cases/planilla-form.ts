import { AppError } from '../domain/errors.ts';
import { foldText } from '../domain/fold-text.ts';
import type { PlanillaId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { LabelKey } from '../domain/label-scanner.ts';
import { matchHeaders } from '../domain/match-headers.ts';
import {
  type Column,
  type ColumnType,
  columnDefinitionSchema,
  type FormMapping,
  type PlanillaScope,
  type RowKind,
} from '../domain/planilla.ts';
import { createLabelDictionary, type LabelDictionary } from '../domain/school-labels.ts';
import { type Attribute, attributeWords } from '../domain/school-vocabulary.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { FormSheet, PlanillaExporter } from '../ports/planilla-exporter.ts';
import type { createDesignPlanilla } from './design-planilla.ts';

export type PlanillaFormPorts = { files: FileStorage; exporter: PlanillaExporter };

export type FormInspection = { sha256: string; fileName: string; sheets: FormSheet[] };

/** What a header of a form usually asks for; the person can change each column's type afterwards. */
const typesByHeader: readonly (readonly [RegExp, ColumnType])[] = [
  [/\bcui[lt]\b/, 'cuil'],
  [/\b(dni|d n i|documento)\b/, 'dni'],
  [/\b(fecha|desde|hasta|nacimiento)\b/, 'date'],
  [/\b(hora)\b/, 'time'],
  [/\b(grado|seccion|division|curso|sala)\b/, 'grade'],
  [/\b(importe|monto|sueldo)\b/, 'money'],
  [/\b(dias|cantidad|edad|inasistencias|orden)\b/, 'integer'],
  [/\b(apellidos?|nombres?|alumn[oa]s?|docente|estudiante|tutor|madre|padre|responsable)\b/, 'person'],
];

/** The school's own .xlsx form: looking at it, keeping it, making a planilla of it. */
export function createPlanillaForm(
  { files, exporter }: PlanillaFormPorts,
  design: ReturnType<typeof createDesignPlanilla>,
) {
  return {
    inspect,

    /** A planilla whose columns are the form's headers; the form stays as where it will be written. */
    async createPlanilla(
      input: { file: File; rowKind: RowKind; scope: PlanillaScope },
      context: TaskContext,
    ): Promise<{ planillaId: PlanillaId }> {
      const { sha256, fileName, sheets } = await inspect(input.file);
      const sheet = sheets.find((candidate) => candidate.columns.length > 0);
      if (!sheet) throw new AppError('TEMPLATE_MISMATCH', { detail: fileName });
      const dictionary = createLabelDictionary();
      const columns = sheet.columns.map(({ header }) =>
        columnDefinitionSchema.parse({ name: header, type: typeOfHeader(header, dictionary) }),
      );
      const title = fileName.replace(/\.xlsx$/i, '');
      const created = await design.create({ title, rowKind: input.rowKind, scope: input.scope, columns }, context);
      const form = mapInOrder(sheet, created.columns, { sha256, fileName });
      await design.update({ planillaId: created.planillaId, form }, context);
      return { planillaId: created.planillaId };
    },

    /** Which column of the form each column of a planilla goes to, by their names. Throws `TEMPLATE_MISMATCH`. */
    mapByName(inspection: FormInspection, columns: readonly Column[]): FormMapping {
      for (const sheet of inspection.sheets) {
        const places = matchHeaders(
          columns,
          sheet.columns.map(({ header }) => header),
        );
        const mapped = columns.flatMap((column, index) => {
          const place = places[index] ?? null;
          return place === null ? [] : [{ columnId: column.id, letter: sheet.columns[place]!.letter }];
        });
        if (mapped.length === columns.length) {
          const { sha256, fileName } = inspection;
          return { sha256, fileName, sheet: sheet.name, firstRow: sheet.firstRow, columns: mapped };
        }
      }
      const headers = inspection.sheets.flatMap((sheet) => sheet.columns.map(({ header }) => header));
      const found = matchHeaders(columns, headers);
      const missing = columns.filter((_, index) => found[index] === null).map((column) => column.name);
      throw new AppError('TEMPLATE_MISMATCH', { detail: missing.join(', ') });
    },
  };

  async function inspect(file: File): Promise<FormInspection> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sheets = await exporter.inspectForm(bytes, file.name);
    const { sha256 } = await files.put({ kind: 'bytes', bytes });
    return { sha256, fileName: file.name, sheets };
  }
}

function mapInOrder(
  sheet: FormSheet,
  columns: readonly Column[],
  form: { sha256: string; fileName: string },
): FormMapping {
  const mapped = columns.flatMap((column, index) => {
    const letter = sheet.columns[index]?.letter;
    return letter ? [{ columnId: column.id, letter }] : [];
  });
  return { ...form, sheet: sheet.name, firstRow: sheet.firstRow, columns: mapped };
}

function typeOfHeader(header: string, dictionary: LabelDictionary): ColumnType {
  const folded = foldText(header);
  const named = typesByHeader.find(([pattern]) => pattern.test(folded))?.[1];
  return named ?? typeOfLabel(dictionary.understand(header)?.key ?? null) ?? 'text';
}

/** Headers cut short ("F. de nac.", "Apell. y nom.") are known as labels of papers are. */
function typeOfLabel(key: LabelKey | null): ColumnType | null {
  return key === null || key.startsWith('column-') ? null : attributeWords[key as Attribute].type;
}
