import { AppError } from '../../../../src-shared/domain/errors.ts';
import { fieldKey } from '../../../../src-shared/domain/template.ts';
import { findMarks } from '../../../../src-shared/domain/template-marks.ts';
import { paragraphsIn, readParagraph, runsOf } from './paragraph-text.ts';
import { replaceText, textElement } from './replace-text.ts';
import {
  ancestors,
  childAt,
  childElements,
  cloneElement,
  createElement,
  replaceElement,
  type XmlElement,
} from './xml-tree.ts';

/** Neighbours of one kind: paragraphs, or rows of a table. */
type Lines = { kind: 'paragraphs' | 'rows'; lines: XmlElement[] };

/** Makes lines repeat for each entry of a list, and takes out as many that follow. Throws `TEMPLATE_LINES_APART`. */
export function repeatLines(
  root: XmlElement,
  { from, to, list, dropped }: { from: number; to: number; list: string; dropped: number },
): void {
  const { kind, lines } = linesAt(root, from, to);
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) throw new AppError('NOT_FOUND');
  dropElements(followers(last, dropped));
  if (kind === 'rows') {
    if (lines.some(hangsTogether)) throw new AppError('TEMPLATE_LINES_APART');
    const paragraphs = paragraphsIn(first);
    const closing = paragraphsIn(last).at(-1);
    if (!paragraphs[0] || !closing) throw new AppError('NOT_FOUND');
    writeAt(paragraphs[0], 'start', `{#${list}}`);
    writeAt(closing, 'end', `{/${list}}`);
    return;
  }
  const line = (mark: string) => {
    const look = childElements(first, 'w:pPr').map(cloneElement);
    for (const section of look.flatMap((each) => childElements(each, 'w:sectPr'))) replaceElement(section, []);
    return createElement('w:p', '', [...look, createElement('w:r', '', [textElement(mark)])]);
  };
  replaceElement(first, [line(`{#${list}}`), first]);
  replaceElement(last, [last, line(`{/${list}}`)]);
}

/** Takes paragraphs, or the rows that they stand in, out. */
export function dropLines(root: XmlElement, { from, to }: { from: number; to: number }): void {
  dropElements(linesAt(root, from, to).lines);
}

/** What a mark opens is written once, whatever it was. Throws `NOT_FOUND` where no mark begins there. */
export function writeOnce(root: XmlElement, { paragraph, start }: { paragraph: number; start: number }): void {
  const marks = paragraphsIn(root).flatMap((element, at) =>
    findMarks(readParagraph(element).text).map((mark) => ({ ...mark, element, at })),
  );
  const place = marks.findIndex((mark) => mark.at === paragraph && mark.start === start && mark.kind !== 'field');
  const mark = marks[place];
  if (!mark) throw new AppError('NOT_FOUND');
  const partner = findPartner(marks, place);
  // From the end, so that the offsets of the other one stay true.
  const both = [mark, ...(partner ? [partner] : [])].sort((one, other) => other.at - one.at || other.start - one.start);
  for (const { element, start: at, end } of both) {
    replaceText(element, { start: at, end }, '');
    if (readParagraph(element).text.trim() === '') dropElements([element]);
  }
}

type PlacedMark = ReturnType<typeof findMarks>[number];

function findPartner<Mark extends PlacedMark>(marks: readonly Mark[], place: number): Mark | undefined {
  const mark = marks[place];
  if (!mark) return undefined;
  const isClosing = mark.kind === 'close';
  const rest = isClosing ? marks.slice(0, place).reverse() : marks.slice(place + 1);
  let inner = 0;
  for (const other of rest) {
    if (other.kind === 'field' || fieldKey(other.name) !== fieldKey(mark.name)) continue;
    if ((other.kind === 'close') === isClosing) inner += 1;
    else if (inner === 0) return other;
    else inner -= 1;
  }
  return undefined;
}

function linesAt(root: XmlElement, from: number, to: number): Lines {
  const paragraphs = paragraphsIn(root);
  const first = paragraphs[Math.min(from, to)];
  const last = paragraphs[Math.max(from, to)];
  if (!first || !last) throw new AppError('NOT_FOUND');
  if (isBoxed(first) || isBoxed(last)) throw new AppError('TEMPLATE_MARK_IN_TEXT_BOX');
  const rows = between(rowOf(first), rowOf(last));
  if (rows) return { kind: 'rows', lines: rows };
  const lines = between(first, last);
  if (!lines) throw new AppError('TEMPLATE_LINES_APART');
  return { kind: 'paragraphs', lines };
}

/** Whether a paragraph is in a text box, whose words stand in the file twice. */
export function isBoxed(paragraph: XmlElement): boolean {
  return [...ancestors(paragraph)].some(({ name }) => name === 'w:txbxContent');
}

/** The row of a table that a paragraph stands in; one of a single cell repeats as its paragraphs do. */
function rowOf(paragraph: XmlElement): XmlElement | undefined {
  const row = [...ancestors(paragraph)].find(({ name }) => name === 'w:tr');
  return row && childElements(row, 'w:tc').length > 1 ? row : undefined;
}

function between(first: XmlElement | undefined, last: XmlElement | undefined): XmlElement[] | null {
  if (!first || !last || first.parent !== last.parent) return null;
  const siblings = childElements(first.parent ?? undefined);
  return siblings.slice(siblings.indexOf(first), siblings.indexOf(last) + 1);
}

function followers(last: XmlElement, count: number): XmlElement[] {
  const siblings = childElements(last.parent ?? undefined);
  const at = siblings.indexOf(last) + 1;
  return siblings.slice(at, at + count).filter(({ name }) => name === last.name);
}

/** Whether a cell of a row goes on in the row below, or comes from the one above. */
function hangsTogether(row: XmlElement): boolean {
  return childElements(row, 'w:tc').some((cell) => childAt(cell, 'w:tcPr', 'w:vMerge') !== undefined);
}

/** Takes lines out; where the format asks for one, an empty one stays. */
function dropElements(lines: readonly XmlElement[]): void {
  for (const line of lines) {
    const siblings = childElements(line.parent ?? undefined);
    const endsCell = line.parent?.name === 'w:tc' && siblings.at(-1) === line && siblings.at(-2)?.name !== 'w:p';
    const endsSection = childAt(line, 'w:pPr', 'w:sectPr') !== undefined;
    if (endsCell || endsSection) emptyParagraph(line);
    else replaceElement(line, []);
  }
  const [table] = new Set(lines.map(({ parent }) => parent));
  if (table?.name === 'w:tbl' && childElements(table, 'w:tr').length === 0) replaceElement(table, []);
}

function emptyParagraph(paragraph: XmlElement): void {
  paragraph.children = childElements(paragraph, 'w:pPr');
}

function writeAt(paragraph: XmlElement, side: 'start' | 'end', text: string): void {
  const runs = runsOf(paragraph);
  const near = side === 'start' ? runs[0] : runs.at(-1);
  const look = childElements(near, 'w:rPr').map(cloneElement);
  const run = createElement('w:r', '', [...look, textElement(text)]);
  const at = side === 'end' ? paragraph.children.length : childElements(paragraph, 'w:pPr').length;
  paragraph.children.splice(at, 0, run);
  run.parent = paragraph;
}
