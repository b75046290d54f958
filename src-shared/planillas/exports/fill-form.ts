import { AppError } from '../../domain/errors.ts';
import { looksLikeFormula } from '../../domain/looks-like-formula.ts';
import type { Cell, ColumnType } from '../../domain/planilla.ts';
import type { ExportRequest } from '../../ports/planilla-exporter.ts';
import { type ExportValue, exportValue } from './cell-value.ts';
import { columnIndex } from './export-columns.ts';
import { formProblems } from './export-words.ts';
import { attribute, FormPackage, relationshipsPath, withAttribute } from './form-package.ts';
import { type FormCell, type FormSheetXml, parseSheet, styleOf, writeSheet } from './form-sheet.ts';
import { findSlots } from './form-slots.ts';
import { FormStyles, shortDateFormat, shortTimeFormat } from './form-styles.ts';
import { insertRows } from './insert-rows.ts';
import { textElement } from './shared-strings.ts';
import { mergeOver } from './sheet-tail.ts';

type FormRequest = Extract<ExportRequest, { format: 'form' }>;
type Target = { columnId: string; type: ColumnType; column: number };

/**
 * Writes a planilla into the school's own form. What the form has stays: looks, pictures, merges, formulas, rules,
 * print settings, names, other sheets. Where the rows for data do not suffice, rows like them are put in and what
 * stands below moves down. Throws `TEMPLATE_NOT_XLSX`, `TEMPLATE_MISMATCH`.
 */
export async function fillForm(request: FormRequest): Promise<{ bytes: Uint8Array; rows: number }> {
  const { mapping, formBytes, planilla } = request;
  const form = new FormPackage(formBytes, mapping.fileName);
  const place = form.sheets.find((sheet) => sheet.name === mapping.sheet);
  if (place === undefined) throw mismatch(formProblems.sheet(mapping.sheet));
  const sheet = parseSheet(form.text(place.path));
  const targets = mapping.columns.flatMap(({ columnId, letter }): Target[] => {
    const column = planilla.columns.find((each) => each.id === columnId);
    return column ? [{ columnId, type: column.type, column: columnIndex(letter) }] : [];
  });
  checkTargets(sheet, targets, mapping.firstRow);
  const entries: Cell[][] = [];
  for await (const { cells } of request.rows) entries.push(cells);

  const slots = findSlots(
    sheet,
    targets.map((target) => target.column),
    mapping.firstRow,
  );
  if (slots === 0) throw mismatch(formProblems.room(mapping.firstRow));
  if (entries.length > slots) {
    const insertion = {
      sheet: place.name,
      firstSlot: mapping.firstRow,
      lastSlot: mapping.firstRow + slots - 1,
      count: entries.length - slots,
    };
    insertRows(form, place.path, sheet, insertion);
  }
  const stylesPath =
    [...form.relationships(form.workbookPath).values()].find((each) => each.kind === 'styles')?.path ?? '';
  const styles = new FormStyles(form.text(stylesPath));
  entries.forEach((cells, index) => {
    writeEntry({ sheet, styles, row: mapping.firstRow + index, model: mapping.firstRow }, targets, cells);
  });
  styles.save(form, stylesPath);
  form.setText(place.path, writeSheet(sheet));
  recalculateOnOpening(form);
  return { bytes: form.pack(), rows: entries.length };
}

function mismatch(detail: string): AppError {
  return new AppError('TEMPLATE_MISMATCH', { detail });
}

function checkTargets(sheet: FormSheetXml, targets: readonly Target[], firstRow: number): void {
  if (targets.length === 0) throw mismatch(formProblems.columns);
  for (const { column } of targets) {
    const merge = mergeOver(sheet.after, column, firstRow);
    if (merge && (merge.column !== column || merge.row !== firstRow)) throw mismatch(formProblems.room(firstRow));
  }
}

type RowPlace = {
  sheet: FormSheetXml;
  styles: FormStyles;
  row: number /** The row whose looks new cells take. */;
  model: number;
};

function writeEntry(place: RowPlace, targets: readonly Target[], cells: readonly Cell[]): void {
  const { sheet, row, model } = place;
  const modelRow = sheet.rows.get(model);
  const target = sheet.rows.get(row) ?? {
    number: row,
    tag: modelRow?.tag ?? `<${sheet.prefix}row>`,
    cells: new Map<number, FormCell>(),
  };
  sheet.rows.set(row, target);
  for (const { columnId, type, column } of targets) {
    const value = cells.find((cell) => cell.columnId === columnId)?.value ?? null;
    const existing = target.cells.get(column) ?? copyLooks(modelRow?.cells.get(column), sheet.prefix);
    target.cells.set(
      column,
      value === null ? existing : filledCell(place, existing, { value: exportValue(type, value), type }),
    );
  }
}

function copyLooks(cell: FormCell | undefined, prefix: string): FormCell {
  const style = styleOf(cell);
  return { tag: style === 0 ? `<${prefix}c>` : `<${prefix}c s="${style}">`, inner: '' };
}

function filledCell(
  { sheet, styles }: RowPlace,
  cell: FormCell,
  { value, type }: { value: ExportValue; type: ColumnType },
): FormCell {
  const { prefix } = sheet;
  const style = styleOf(cell);
  const kind = styles.kindOf(style);
  const bare = cell.tag.replace(/\st="[^"]*"/, '');
  const number = numberFor(value, type, kind);
  if (number === null) {
    const tag = looksLikeFormula(value.text)
      ? withAttribute(bare, 's', String(styles.variant(style, { quotePrefix: '1' })))
      : bare;
    return {
      tag: withAttribute(tag, 't', 'inlineStr'),
      inner: prefixed(`<is>${textElement(value.text)}</is>`, prefix),
    };
  }
  const needsFormat = (value.kind === 'date' || value.kind === 'time') && kind !== 'date';
  const format = {
    numFmtId: String(value.kind === 'time' ? shortTimeFormat : shortDateFormat),
    applyNumberFormat: '1',
  };
  const tag = needsFormat ? withAttribute(bare, 's', String(styles.variant(style, format))) : bare;
  return { tag, inner: `<${prefix}v>${number}</${prefix}v>` };
}

/** A number where the form's own format is for one; text cells stay text, an identity number is one only if it says so. */
function numberFor(value: ExportValue, type: ColumnType, kind: ReturnType<FormStyles['kindOf']>): number | null {
  if (kind === 'text') return null;
  if (value.kind !== 'text') return value.number;
  return type === 'dni' && kind === 'number' && /^[1-9]\d{6,7}$/.test(value.text) ? Number(value.text) : null;
}

function prefixed(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
}

/** Values kept beside formulas are of the empty form: Excel must work them out anew. */
function recalculateOnOpening(form: FormPackage): void {
  const { workbookPath } = form;
  const chain = [...form.relationships(workbookPath)].find(([, target]) => target.kind === 'calcChain');
  if (chain) {
    const [id, { path }] = chain;
    form.remove(path);
    const relationships = relationshipsPath(workbookPath);
    form.setText(
      relationships,
      form.text(relationships).replace(/<Relationship\b[^>]*>/g, (tag) => (attribute(tag, 'Id') === id ? '' : tag)),
    );
    const types = '[Content_Types].xml';
    form.setText(
      types,
      form.text(types).replace(/<Override\b[^>]*>/g, (tag) => (attribute(tag, 'PartName') === `/${path}` ? '' : tag)),
    );
  }
  const workbook = form.text(workbookPath);
  const calculation = /<(?:\w+:)?calcPr\b[^>]*>/.exec(workbook)?.[0];
  const changed = calculation
    ? workbook.replace(calculation, withAttribute(calculation, 'fullCalcOnLoad', '1'))
    : workbook.replace(/(<\/(\w+:)?definedNames>|<\/(\w+:)?sheets>(?![\s\S]*<\/(?:\w+:)?definedNames>))/, (end) => {
        const prefix = /<\/(\w+:)/.exec(end)?.[1] ?? '';
        return `${end}<${prefix}calcPr fullCalcOnLoad="1"/>`;
      });
  form.setText(workbookPath, changed);
}
