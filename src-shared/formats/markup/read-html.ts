import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { FlowCollector } from '../flow/flow-collector.ts';
import type { FlowItem } from '../flow/flow-content.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'svg',
  'math',
  'object',
  'iframe',
  'audio',
  'video',
  'canvas',
]);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form header hr html legend li main nav ol p pre section summary ul'.split(
    ' ',
  ),
);
/** Styles by which a page holds what its reader does not see. */
const hidingStyle =
  /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:[a-z%]*)\s*(?:;|!|$))/i;
const MAXIMUM_DEPTH = 400;

/** The text of a web page or HTML e-mail as paragraphs and tables. */
export function readHtml(html: string): { items: FlowItem[]; title: string } {
  const document = parse(html);
  const reader = new HtmlReader();
  reader.visitChildren(document, 0);
  return { items: reader.collector.finish().flatMap(unwrapLayout), title: findTitle(document)?.trim() ?? '' };
}

class HtmlReader {
  readonly collector = new FlowCollector();
  #isPreformatted = false;
  #endsWithSpace = true;

  visitChildren(node: Node, depth: number): void {
    if (!('childNodes' in node) || depth > MAXIMUM_DEPTH) return;
    for (const child of node.childNodes) {
      if ('value' in child) this.#write(child.value);
      else if ('tagName' in child) this.#visitElement(child, depth + 1);
    }
  }

  #visitElement(element: Element, depth: number): void {
    const name = element.tagName;
    if (SKIPPED.has(name) || isHidden(element)) return;
    if (name === 'br') this.#writeExactly('\n');
    else if (name === 'input' || name === 'textarea') this.#visitInput(element, depth);
    else if (name === 'select') this.#visitSelect(element, depth);
    else if (name === 'table') this.#visitTable(element, depth);
    else if (/^h[1-6]$/.test(name)) this.#visitBlock(element, 'heading', depth);
    else if (name === 'li') this.#visitBlock(element, 'list-item', depth);
    else if (BLOCKS.has(name)) this.#visitBlock(element, 'paragraph', depth);
    else this.visitChildren(element, depth);
  }

  #visitBlock(element: Element, kind: 'heading' | 'list-item' | 'paragraph', depth: number): void {
    const wasPreformatted = this.#isPreformatted;
    this.#isPreformatted ||= element.tagName === 'pre';
    this.collector.startParagraph(kind);
    this.#endsWithSpace = true;
    this.visitChildren(element, depth);
    this.collector.endParagraph();
    this.#endsWithSpace = true;
    this.#isPreformatted = wasPreformatted;
  }

  #visitTable(table: Element, depth: number): void {
    const rows = rowsOf(table);
    for (const caption of childrenNamed(table, 'caption')) this.#visitBlock(caption, 'paragraph', depth);
    this.collector.startTable();
    for (const row of rows) {
      this.collector.startRow();
      for (const cell of childrenNamed(row, 'td', 'th')) {
        this.collector.startCell({
          columnSpan: Number(attribute(cell, 'colspan')),
          rowSpan: Number(attribute(cell, 'rowspan')),
        });
        this.#endsWithSpace = true;
        this.visitChildren(cell, depth + 3);
        this.collector.endCell();
      }
      this.collector.endRow();
    }
    this.collector.endTable();
    this.#endsWithSpace = true;
  }

  #visitInput(element: Element, depth: number): void {
    const type = (attribute(element, 'type') ?? 'text').toLowerCase();
    if (element.tagName === 'textarea') this.visitChildren(element, depth);
    else if (type === 'checkbox' || type === 'radio')
      this.#writeExactly(attribute(element, 'checked') === undefined ? '☐' : '☒');
    else if (!['hidden', 'password', 'submit', 'button', 'image', 'file', 'reset'].includes(type))
      this.#write(` ${attribute(element, 'value') ?? ''} `);
  }

  /** Only what is chosen: the other options of a list are not said by the paper. */
  #visitSelect(element: Element, depth: number): void {
    const options = childrenNamed(element, 'option');
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
    if (chosen) this.visitChildren(chosen, depth);
  }

  #write(text: string): void {
    if (this.#isPreformatted) {
      this.#writeExactly(text);
      return;
    }
    let collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (this.#endsWithSpace) collapsed = collapsed.replace(/^ /, '');
    if (collapsed === '') return;
    this.collector.write(collapsed);
    this.#endsWithSpace = collapsed.endsWith(' ');
  }

  #writeExactly(text: string): void {
    this.collector.write(text);
    this.#endsWithSpace = text.endsWith('\n');
  }
}

function rowsOf(table: Element): Element[] {
  const groups = [
    table,
    ...childrenNamed(table, 'thead'),
    ...childrenNamed(table, 'tbody'),
    ...childrenNamed(table, 'tfoot'),
  ];
  return groups.flatMap((group) => childrenNamed(group, 'tr'));
}

function childrenNamed(element: Element, ...names: string[]): Element[] {
  return element.childNodes.filter((child): child is Element => 'tagName' in child && names.includes(child.tagName));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function isHidden(element: Element): boolean {
  return attribute(element, 'hidden') !== undefined || hidingStyle.test(attribute(element, 'style') ?? '');
}

function findTitle(node: Node): string | null {
  if ('tagName' in node && node.tagName === 'title')
    return node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  if (!('childNodes' in node)) return null;
  for (const child of node.childNodes) {
    if ('tagName' in child && child.tagName === 'body') continue;
    const title = findTitle(child);
    if (title !== null) return title;
  }
  return null;
}

/** Web pages and e-mails use tables to place things: a table of one column is no table, its cells just follow each other. */
function unwrapLayout(item: FlowItem): FlowItem[] {
  if (item.kind !== 'table') return [item];
  const rows = item.rows.map((row) =>
    row
      .map((cell) => ({ ...cell, items: cell.items.flatMap(unwrapLayout) }))
      .filter((cell, _, all) => cell.items.length > 0 || all.length > 1),
  );
  const holdsBlocks = rows.some((row) => row.some((cell) => cell.items.some((inner) => inner.kind === 'table')));
  const isSingleColumn = rows.every((row) => row.filter((cell) => cell.items.length > 0).length <= 1);
  if (isSingleColumn || holdsBlocks) return rows.flatMap((row) => row.flatMap((cell) => cell.items));
  return [{ kind: 'table', rows }];
}
