import type { FlowCell, FlowItem } from '../flow/flow-content.ts';
import { attributeOf, type XmlAttributes, type XmlHandler } from '../markup/parse-xml.ts';
import { wordSymbol } from './word-symbol.ts';

type OpenTable = { rows: DraftCell[][]; row: DraftCell[] };
type DraftCell = { items: FlowItem[]; columnSpan: number; merge: 'none' | 'start' | 'continued' };
/** Where finished paragraphs go: the body, a cell, or a text box. */
type Container = { items: FlowItem[]; tables: OpenTable[]; paragraph: Paragraph | null; pendingBoxes: FlowItem[] };
type Paragraph = { text: string; kind: 'heading' | 'paragraph' | 'list-item' };

const SKIPPED = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'Fallback',
  'delInstrText',
  'fldData',
  'posOffset',
  'binData',
]);

type PartState = {
  skipDepth: number;
  isText: boolean;
  /** Properties outside a run are those of the paragraph's mark. */
  isInRun: boolean;
  isRunUnseen: boolean;
  checkBox: boolean | null;
  headingStyles: ReadonlySet<string>;
};

/** Half points of letters that nobody can read. */
const unreadableSize = 2;

/** What one Word part (body, header, footnotes) was found to say. */
type WordPartReader = { handler: XmlHandler; items(): FlowItem[] };

/**
 * Reads WordprocessingML as it goes by: insertions are text, deletions and field codes are not; text boxes come right
 * after the paragraph that holds them. `headingStyles` are the ids of the styles that make a heading.
 */
export function createWordPartReader(headingStyles: ReadonlySet<string>): WordPartReader {
  const containers: Container[] = [createContainer()];
  const state: PartState = {
    skipDepth: 0,
    isText: false,
    isInRun: false,
    isRunUnseen: false,
    checkBox: null,
    headingStyles,
  };
  const top = () => containers[containers.length - 1]!;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (state.skipDepth > 0 || SKIPPED.has(name)) {
        state.skipDepth++;
        return;
      }
      state.isText = name === 't';
      lookAtRun(state, name, attributes);
      if (name === 'txbxContent') containers.push(createContainer());
      else if (!openTablePart(top(), name, attributes)) openParagraphPart(top(), { name, attributes }, state);
    },
    close(name) {
      if (state.skipDepth > 0) {
        state.skipDepth--;
        return;
      }
      state.isText = false;
      if (name === 'r') state.isInRun = state.isRunUnseen = false;
      if (name === 'txbxContent') closeTextBox(containers);
      else if (!closeTablePart(top(), name)) closeParagraphPart(top(), name, state);
    },
    text(text) {
      if (state.isText && !state.isRunUnseen && state.skipDepth === 0) write(top(), text);
    },
  };
  return { handler, items: () => finish(containers) };
}

/** Hidden text and letters of one point are not what a paper says to its reader. */
function lookAtRun(state: PartState, name: string, attributes: XmlAttributes): void {
  const value = attributeOf(attributes, 'val');
  if (name === 'r') {
    state.isInRun = true;
    state.isRunUnseen = false;
  } else if (!state.isInRun) return;
  else if (name === 'vanish') state.isRunUnseen ||= !/^(?:0|false|off)$/.test(value ?? '1');
  else if (name === 'sz') state.isRunUnseen ||= Number(value) <= unreadableSize;
}

function createContainer(): Container {
  return { items: [], tables: [], paragraph: null, pendingBoxes: [] };
}

function write(container: Container, text: string): void {
  container.paragraph ??= { text: '', kind: 'paragraph' };
  container.paragraph.text += text;
}

/** The list that a finished paragraph or table belongs to now. */
function currentItems(container: Container): FlowItem[] {
  return container.tables.at(-1)?.row.at(-1)?.items ?? container.items;
}

function openTablePart(container: Container, name: string, attributes: XmlAttributes): boolean {
  const table = container.tables.at(-1);
  if (name === 'tbl') container.tables.push({ rows: [], row: [] });
  else if (name === 'tr' && table) table.row = [];
  else if (name === 'tc' && table) table.row.push({ items: [], columnSpan: 1, merge: 'none' });
  else if (name === 'gridSpan' && table?.row.length)
    table.row.at(-1)!.columnSpan = Number(attributeOf(attributes, 'val')) || 1;
  else if (name === 'gridBefore' && table)
    table.row.push({ items: [], columnSpan: Number(attributeOf(attributes, 'val')) || 1, merge: 'none' });
  else if (name === 'vMerge' && table?.row.length)
    table.row.at(-1)!.merge = attributeOf(attributes, 'val') === 'restart' ? 'start' : 'continued';
  else return false;
  return true;
}

function closeTablePart(container: Container, name: string): boolean {
  const table = container.tables.at(-1);
  if (name === 'tr' && table) table.rows.push(table.row);
  else if (name === 'tbl' && table) {
    container.tables.pop();
    currentItems(container).push({ kind: 'table', rows: resolveVerticalMerges(table.rows) });
  } else return name === 'tc' || name === 'tr';
  return true;
}

function openParagraphPart(
  container: Container,
  { name, attributes }: { name: string; attributes: XmlAttributes },
  state: PartState,
): void {
  const value = attributeOf(attributes, 'val');
  if (name === 'p') container.paragraph = { text: '', kind: 'paragraph' };
  else if (name === 'tab' || name === 'ptab') {
    // The same name defines tab stops among a paragraph's properties; those carry a position.
    if (attributeOf(attributes, 'pos') === undefined) write(container, '\t');
  } else if (name === 'br' || name === 'cr') write(container, '\n');
  else if (name === 'noBreakHyphen') write(container, '-');
  else if (name === 'sym') write(container, wordSymbol(attributeOf(attributes, 'char') ?? ''));
  else if (name === 'checkBox') state.checkBox = false;
  else if ((name === 'checked' || name === 'default') && state.checkBox !== null)
    state.checkBox = !/^(0|false)$/.test(value ?? '1');
  else if (name === 'numPr' && container.paragraph?.kind === 'paragraph') container.paragraph.kind = 'list-item';
  else if ((name === 'pStyle' && state.headingStyles.has(value ?? '')) || name === 'outlineLvl') {
    if (container.paragraph && value !== '9') container.paragraph.kind = 'heading';
  }
}

function closeParagraphPart(container: Container, name: string, state: PartState): void {
  if (name === 'checkBox') {
    write(container, state.checkBox ? '☒' : '☐');
    state.checkBox = null;
  } else if (name === 'p') closeParagraph(container);
}

function closeParagraph(container: Container): void {
  const items = currentItems(container);
  if (container.paragraph) items.push(container.paragraph);
  items.push(...container.pendingBoxes);
  container.paragraph = null;
  container.pendingBoxes = [];
}

function closeTextBox(containers: Container[]): void {
  if (containers.length < 2) return;
  const box = containers.pop()!;
  closeParagraph(box);
  containers.at(-1)!.pendingBoxes.push(...box.items);
}

/** What was read so far, with everything that a cut file left open closed. */
function finish(containers: Container[]): FlowItem[] {
  while (containers.length > 1) closeTextBox(containers);
  const body = containers[0]!;
  closeParagraph(body);
  while (body.tables.length > 0) {
    closeTablePart(body, 'tr');
    closeTablePart(body, 'tbl');
  }
  return body.items;
}

/** Word repeats a merged cell in every row it covers; here it stands once, with its height. */
function resolveVerticalMerges(rows: readonly DraftCell[][]): FlowCell[][] {
  const open = new Map<number, FlowCell>();
  return rows.map((row) => {
    const cells: FlowCell[] = [];
    let column = 0;
    for (const draft of row) {
      const owner = open.get(column);
      if (draft.merge === 'continued' && owner && owner.columnSpan === draft.columnSpan) owner.rowSpan++;
      else {
        const cell: FlowCell = { items: draft.items, columnSpan: draft.columnSpan, rowSpan: 1 };
        cells.push(cell);
        if (draft.merge === 'start') open.set(column, cell);
        else open.delete(column);
      }
      column += draft.columnSpan;
    }
    return cells;
  });
}
