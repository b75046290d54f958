import { attribute, decodeXml, type FormPackage, withAttribute } from './form-package.ts';
import { type FormCell, type FormSheetXml, hasFormula } from './form-sheet.ts';
import { escapeXml } from './safe-text.ts';
import { shiftSheetTail } from './sheet-tail.ts';
import {
  type RowInsertion,
  shiftFormula,
  shiftMerge,
  shiftRanges,
  shiftRow,
  translateFormula,
} from './shift-references.ts';

const formulaElement = /(<(?:\w+:)?f\b[^>]*>)([^<]*)(<\/(?:\w+:)?f>)/g;

/** Puts rows in after the last one for data, styled like it, and moves all that stands below or points there. */
export function insertRows(form: FormPackage, path: string, sheet: FormSheetXml, insertion: RowInsertion): void {
  expandSharedFormulas(sheet);
  moveRows(sheet, insertion);
  addRows(sheet, insertion);
  sheet.after = shiftSheetTail(sheet.after, insertion);
  sheet.before = sheet.before.replace(
    /(<(?:\w+:)?dimension\b[^>]*ref=")([^"]+)/,
    (_, start: string, range: string) => start + shiftRanges(range, insertion),
  );
  shiftRelatedParts(form, path, insertion);
  shiftOtherSheets(form, path, insertion);
}

/** A formula that several cells share is written out in each, so that each can move on its own. */
function expandSharedFormulas(sheet: FormSheetXml): void {
  const masters = new Map<string, { formula: string; row: number; column: number }>();
  eachFormula(sheet, (cell, tag, text, place) => {
    if (attribute(tag, 't') !== 'shared') return;
    const index = attribute(tag, 'si') ?? '';
    if (text !== '') masters.set(index, { formula: decodeXml(text), ...place });
    const master = masters.get(index);
    if (master === undefined) return;
    const formula = translateFormula(master.formula, place.row - master.row, place.column - master.column);
    const element = `<${sheet.prefix}f>${escapeXml(formula)}</${sheet.prefix}f>`;
    cell.inner = cell.inner.replace(/<(?:\w+:)?f\b[^>]*?(?:\/>|>[^<]*<\/(?:\w+:)?f>)/, () => element);
  });
}

type CellPlace = { row: number; column: number };

function eachFormula(
  sheet: FormSheetXml,
  visit: (cell: FormCell, tag: string, text: string, place: CellPlace) => void,
): void {
  const rows = [...sheet.rows.values()].sort((a, b) => a.number - b.number);
  for (const row of rows) {
    for (const [column, cell] of row.cells) {
      const formula = /<(?:\w+:)?f\b([^>]*?)(?:\/>|>([^<]*)<)/.exec(cell.inner);
      if (formula) visit(cell, `<f${formula[1]}>`, formula[2] ?? '', { row: row.number, column });
    }
  }
}

function moveRows(sheet: FormSheetXml, insertion: RowInsertion): void {
  const moved = [...sheet.rows.values()].map((row) => ({ ...row, number: shiftRow(row.number, insertion) }));
  sheet.rows = new Map(moved.map((row) => [row.number, row]));
  for (const cell of moved.flatMap((row) => [...row.cells.values()])) {
    cell.inner = cell.inner.replace(formulaElement, (_, open: string, text: string, close: string) => {
      const formula = shiftFormula(decodeXml(text), insertion.sheet, insertion);
      const range = attribute(open, 'ref');
      const tag = range === undefined ? open : withAttribute(open, 'ref', shiftRanges(range, insertion));
      return tag + escapeXml(formula) + close;
    });
  }
}

function addRows(sheet: FormSheetXml, { lastSlot, count }: RowInsertion): void {
  const model = sheet.rows.get(lastSlot);
  if (model === undefined) return;
  const before = sheet.rows.get(lastSlot - 1);
  for (let offset = 1; offset <= count; offset++) {
    const cells = [...model.cells].map(([column, cell]): [number, FormCell] => [
      column,
      copyCell(cell, before?.cells.get(column), offset),
    ]);
    sheet.rows.set(lastSlot + offset, { number: lastSlot + offset, tag: model.tag, cells: new Map(cells) });
  }
}

/** The cell for a row put in: its looks, its formula, the next of its numbers where the form numbers its rows. */
function copyCell(cell: FormCell, above: FormCell | undefined, offset: number): FormCell {
  if (hasFormula(cell)) {
    const inner = cell.inner
      .replace(
        formulaElement,
        (_, open: string, text: string, close: string) =>
          open + escapeXml(translateFormula(decodeXml(text), offset, 0)) + close,
      )
      .replace(/<(?:\w+:)?v>[^<]*<\/(?:\w+:)?v>/, '');
    return { tag: cell.tag, inner };
  }
  const number = wholeNumber(cell);
  if (number !== null && number - 1 === wholeNumber(above)) {
    return { tag: cell.tag, inner: cell.inner.replace(String(number), String(number + offset)) };
  }
  return { tag: cell.tag.replace(/\st="[^"]*"/, ''), inner: '' };
}

function wholeNumber(cell: FormCell | undefined): number | null {
  if (cell === undefined || (attribute(cell.tag, 't') ?? 'n') !== 'n') return null;
  const value = /<(?:\w+:)?v>(\d+)</.exec(cell.inner)?.[1];
  return value === undefined ? null : Number(value);
}

/** Pictures, notes and tables hang on rows too. */
function shiftRelatedParts(form: FormPackage, path: string, insertion: RowInsertion): void {
  for (const { path: part, kind } of form.relationships(path).values()) {
    if (!form.has(part)) continue;
    const xml = form.text(part);
    if (kind === 'drawing') form.setText(part, shiftDrawing(xml, insertion));
    if (kind === 'comments')
      form.setText(
        part,
        xml.replace(
          /(<(?:\w+:)?comment\b[^>]*?\sref=")([^"]+)/g,
          (_, start: string, place: string) => start + shiftMerge(place, insertion).split(':')[0],
        ),
      );
    if (kind === 'vmlDrawing') form.setText(part, shiftNoteFrames(xml, insertion));
    if (kind === 'table')
      form.setText(
        part,
        xml.replace(/(\sref=")([^"]+)/g, (_, start: string, range: string) => start + shiftRanges(range, insertion)),
      );
    if (kind === 'drawing') shiftCharts(form, part, insertion);
  }
}

/** Anchors count rows from 0. */
function shiftDrawing(xml: string, insertion: RowInsertion): string {
  return xml.replace(
    /(<(?:\w+:)?row>)(\d+)(<\/(?:\w+:)?row>)/g,
    (_, open: string, row: string, close: string) => open + (shiftRow(Number(row) + 1, insertion) - 1) + close,
  );
}

function shiftNoteFrames(xml: string, insertion: RowInsertion): string {
  const moved = (row: string): number => shiftRow(Number(row) + 1, insertion) - 1;
  return xml
    .replace(/(<x:Row>)(\d+)/g, (_, open: string, row: string) => open + moved(row))
    .replace(/(<x:Anchor>)([^<]+)/g, (_, open: string, anchor: string) => {
      const parts = anchor.split(',').map((part) => part.trim());
      return open + parts.map((part, index) => (index === 2 || index === 6 ? moved(part) : part)).join(', ');
    });
}

function shiftCharts(form: FormPackage, drawing: string, insertion: RowInsertion): void {
  for (const { path, kind } of form.relationships(drawing).values()) {
    if (kind !== 'chart' || !form.has(path)) continue;
    form.setText(path, shiftFormulas(form.text(path), '', insertion));
  }
}

/** Formulas of the other sheets and the workbook's names that point to this sheet. */
function shiftOtherSheets(form: FormPackage, path: string, insertion: RowInsertion): void {
  for (const other of form.sheets) {
    if (other.path !== path) form.setText(other.path, shiftFormulas(form.text(other.path), other.name, insertion));
  }
  const workbook = form.text(form.workbookPath);
  const shifted = workbook.replace(
    /(<(?:\w+:)?definedName\b[^>]*>)([^<]*)/g,
    (_, open: string, text: string) => open + escapeXml(shiftFormula(decodeXml(text), '', insertion)),
  );
  form.setText(form.workbookPath, shifted);
}

function shiftFormulas(xml: string, ownSheet: string, insertion: RowInsertion): string {
  return xml.replace(
    formulaElement,
    (_, open: string, text: string, close: string) =>
      open + escapeXml(shiftFormula(decodeXml(text), ownSheet, insertion)) + close,
  );
}
