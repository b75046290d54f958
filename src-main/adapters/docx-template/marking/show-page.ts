import type {
  PageBlock,
  PageCell,
  PageImage,
  PageNotice,
  PageParagraph,
  PageTable,
  TemplatePage,
  TextLook,
} from '../../../../src-shared/domain/template-page.ts';
import { partOf } from '../template-problem.ts';
import { mainPart, type WordPackage } from '../word-package.ts';
import { imagesOf, readLinks } from './page-images.ts';
import { paragraphsIn, readParagraph, runsOf } from './paragraph-text.ts';
import { readNumbering, type WordNumbering } from './word-numbering.ts';
import { colour, points, readStyles, type WordStyles } from './word-styles.ts';
import { attribute, childAt, childElements, parseXml, walkElements, type XmlElement } from './xml-tree.ts';

/** A document taken apart: its package, and the parts with text that a page shows. */
export type OpenDocument = {
  parts: WordPackage;
  /** By their paths: the text, and the headers and footers that it asks for. */
  trees: ReadonlyMap<string, XmlElement>;
  notices: readonly PageNotice[];
};

type Showing = {
  parts: WordPackage;
  links: ReadonlyMap<string, string>;
  styles: WordStyles;
  numbering: WordNumbering;
  places: ReadonlyMap<XmlElement, number>;
};

/** How a document looks, near enough to tell every word of it. */
export function showPage({ parts, trees, notices }: OpenDocument): TemplatePage {
  const readPart = (path: string) => parseXml(new TextDecoder().decode(parts.get(path)));
  const styles = readStyles(readPart('word/styles.xml'));
  const numbering = readNumbering(readPart('word/numbering.xml'));
  const shown = [...trees].map(([file, root]) => {
    const places = new Map(paragraphsIn(root).map((paragraph, index) => [paragraph, index]));
    const showing = { parts, links: readLinks(parts, file), styles, numbering, places };
    return { file, part: partOf(file), blocks: blocksOf(contentOf(root), showing) };
  });
  const body = trees.get(mainPart);
  return { ...pageSize(body), parts: shown, notices: [...notices] };
}

/** The headers and footers that a text asks for: headers before it, footers after it, each once. */
export function partsShown(parts: WordPackage, body: XmlElement): string[] {
  const links = readLinks(parts, mainPart);
  const asked = [...walkElements(body)].flatMap((element) =>
    /^w:(header|footer)Reference$/.test(element.name) ? (links.get(attribute(element, 'r:id') ?? '') ?? []) : [],
  );
  const files = [...new Set(asked)].filter((file) => parts.has(file));
  const headers = files.filter((file) => partOf(file) === 'header');
  return [...headers, mainPart, ...files.filter((file) => partOf(file) === 'footer')];
}

function contentOf(root: XmlElement): XmlElement {
  const [whole] = childElements(root);
  return childAt(whole, 'w:body') ?? whole ?? root;
}

function pageSize(body: XmlElement | undefined): Pick<TemplatePage, 'width' | 'margins'> {
  const section = body && [...walkElements(body)].filter(({ name }) => name === 'w:sectPr').at(-1);
  const margins = childAt(section, 'w:pgMar');
  const margin = (side: string) => Math.max(0, points(attribute(margins, `w:${side}`)) ?? 72);
  const width = Math.max(200, points(attribute(childAt(section, 'w:pgSz'), 'w:w')) ?? 595);
  return {
    width,
    margins: { top: margin('top'), right: margin('right'), bottom: margin('bottom'), left: margin('left') },
  };
}

function blocksOf(container: XmlElement, showing: Showing): PageBlock[] {
  return childElements(container).flatMap((element): PageBlock[] => {
    if (element.name === 'w:p') return showParagraph(element, showing);
    if (element.name === 'w:tbl') return [showTable(element, showing)];
    if (element.name === 'w:sdt') return blocksOf(childAt(element, 'w:sdtContent') ?? element, showing);
    return element.name === 'w:customXml' || element.name === 'w:smartTag' ? blocksOf(element, showing) : [];
  });
}

/** A paragraph, and after it those of the text boxes that hang on it. */
function showParagraph(paragraph: XmlElement, showing: Showing): PageParagraph[] {
  const own = paragraphLook(paragraph, showing);
  const isEntered = ({ name }: XmlElement) => name !== 'mc:Fallback' && name !== 'w:p';
  const boxes = [...walkElements(paragraph, isEntered)].filter(({ name }) => name === 'w:txbxContent');
  const boxed = boxes.flatMap((box) =>
    [...walkElements(box, ({ name }) => name !== 'w:p')].filter(({ name }) => name === 'w:p'),
  );
  return [own, ...boxed.map((inside) => ({ ...paragraphLook(inside, showing), locked: 'text-box' as const }))];
}

function paragraphLook(paragraph: XmlElement, showing: Showing): PageParagraph {
  const { styles, numbering, places } = showing;
  const { look, text: around } = styles.paragraph(childAt(paragraph, 'w:pPr'));
  const { text, pieces } = readParagraph(paragraph);
  const runs: PageParagraph['runs'] = [];
  const images: PageImage[] = [];
  let at = 0;
  for (const run of runsOf(paragraph)) {
    const own = pieces.filter((piece) => piece.run === run);
    const start = own[0]?.start ?? at;
    at = own.at(-1)?.end ?? at;
    images.push(...imagesOf(run, start, showing));
    if (at > start) runs.push({ start, end: at, look: plainCapitals(styles.run(childAt(run, 'w:rPr'), around)) });
  }
  return {
    kind: 'paragraph',
    index: places.get(paragraph) ?? 0,
    text,
    runs,
    images,
    align: look.align ?? 'start',
    indent: look.indent ?? 0,
    firstLine: look.firstLine ?? 0,
    before: look.before ?? 0,
    after: look.after ?? 0,
    bullet: numbering.next(look.numbering),
    locked: null,
  };
}

/** What is not so is not said. */
function plainCapitals(look: TextLook): TextLook {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== false));
}

function showTable(table: XmlElement, showing: Showing): PageTable {
  const rows = childElements(table, 'w:tr').map((row) => rowCells(row));
  const grid = childElements(childAt(table, 'w:tblGrid'), 'w:gridCol');
  return {
    kind: 'table',
    widths: grid.map((column) => points(attribute(column, 'w:w')) ?? 60),
    ruled: isRuled(table),
    rows: rows.map((cells, index) => ({
      cells: cells.flatMap((cell) => showCell(cell, rows.slice(index + 1), showing)),
    })),
  };
}

type GridCell = { cell: XmlElement; column: number; span: number; goesOn: 'starts' | 'continues' | null };

function rowCells(row: XmlElement): GridCell[] {
  let column = Number(attribute(childAt(row, 'w:trPr', 'w:gridBefore'), 'w:val')) || 0;
  const inside = childElements(row).flatMap((element) =>
    element.name === 'w:sdt' ? childElements(childAt(element, 'w:sdtContent')) : [element],
  );
  return inside
    .filter(({ name }) => name === 'w:tc')
    .map((cell) => {
      const properties = childAt(cell, 'w:tcPr');
      const span = Math.max(1, Number(attribute(childAt(properties, 'w:gridSpan'), 'w:val')) || 1);
      const merge = childAt(properties, 'w:vMerge');
      const goesOn = !merge ? null : attribute(merge, 'w:val') === 'restart' ? 'starts' : 'continues';
      const placed: GridCell = { cell, column, span, goesOn };
      column += span;
      return placed;
    });
}

function showCell(
  { cell, column, span, goesOn }: GridCell,
  below: readonly (readonly GridCell[])[],
  showing: Showing,
): PageCell[] {
  if (goesOn === 'continues') return [];
  let rowSpan = 1;
  const isMore = (row: readonly GridCell[] | undefined) =>
    row?.some((other) => other.column === column && other.goesOn === 'continues') === true;
  while (goesOn === 'starts' && isMore(below[rowSpan - 1])) rowSpan += 1;
  const shade = colour(attribute(childAt(cell, 'w:tcPr', 'w:shd'), 'w:fill')) ?? null;
  return [{ columnSpan: span, rowSpan, shade, blocks: blocksOf(cell, showing) }];
}

/** Whether lines are drawn: by the table, by its style or by a cell. */
function isRuled(table: XmlElement): boolean {
  const lines = [...walkElements(table, ({ name }) => name !== 'w:p')].filter(({ name }) => /Borders$/.test(name));
  const drawn = lines.some((borders) =>
    childElements(borders).some((line) => !['none', 'nil'].includes(attribute(line, 'w:val') ?? 'none')),
  );
  const style = attribute(childAt(table, 'w:tblPr', 'w:tblStyle'), 'w:val');
  return drawn || (lines.length === 0 && style !== undefined && style !== 'TableNormal');
}
