import type { FlowCell, FlowItem } from './flow-content.ts';

type ParagraphKind = Exclude<FlowItem['kind'], 'table'>;
type OpenTable = { rows: FlowCell[][]; row: FlowCell[] | null };
type Container = { items: FlowItem[]; tables: OpenTable[]; kind: ParagraphKind; text: string; boxes: FlowItem[] };

/** Collects paragraphs and tables told one event at a time, in documents that may end anywhere. */
export class FlowCollector {
  #containers: Container[] = [createContainer()];

  /** Starts a paragraph, ending the open one. */
  startParagraph(kind: ParagraphKind = 'paragraph'): void {
    this.endParagraph();
    this.#top.kind = kind;
  }

  write(text: string): void {
    this.#top.text += text;
  }

  /** Ends the open paragraph; the text boxes anchored in it follow it. */
  endParagraph(): void {
    const top = this.#top;
    if (top.text !== '') this.#items.push({ kind: top.kind, text: top.text });
    if (top.boxes.length > 0) this.#items.push(...top.boxes);
    top.text = '';
    top.kind = 'paragraph';
    top.boxes = [];
  }

  startTable(): void {
    this.endParagraph();
    this.#top.tables.push({ rows: [], row: null });
  }

  startRow(): void {
    this.endRow();
    const table = this.#top.tables.at(-1);
    if (table) table.row = [];
  }

  startCell(span: { columnSpan?: number; rowSpan?: number } = {}): void {
    this.endParagraph();
    const { columnSpan = 1, rowSpan = 1 } = span;
    this.#top.tables
      .at(-1)
      ?.row?.push({ items: [], columnSpan: Math.max(1, columnSpan || 1), rowSpan: Math.max(1, rowSpan || 1) });
  }

  endCell(): void {
    this.endParagraph();
  }

  endRow(): void {
    this.endParagraph();
    const table = this.#top.tables.at(-1);
    if (table?.row) table.rows.push(table.row);
    if (table) table.row = null;
  }

  endTable(): void {
    this.endRow();
    const table = this.#top.tables.pop();
    if (table && table.rows.length > 0) this.#items.push({ kind: 'table', rows: table.rows });
  }

  /** Starts a text box inside the open paragraph. */
  startBox(): void {
    this.#containers.push(createContainer());
  }

  endBox(): void {
    if (this.#containers.length < 2) return;
    this.#closeTop();
    const box = this.#containers.pop()!;
    this.#top.boxes.push(...box.items);
  }

  /** All that was told, with whatever was left open closed. The collector starts afresh. */
  finish(): FlowItem[] {
    while (this.#containers.length > 1) this.endBox();
    this.#closeTop();
    const { items } = this.#top;
    this.#containers = [createContainer()];
    return items;
  }

  #closeTop(): void {
    this.endParagraph();
    while (this.#top.tables.length > 0) this.endTable();
  }

  get #top(): Container {
    return this.#containers[this.#containers.length - 1]!;
  }

  get #items(): FlowItem[] {
    const top = this.#top;
    return top.tables.at(-1)?.row?.at(-1)?.items ?? top.items;
  }
}

function createContainer(): Container {
  return { items: [], tables: [], kind: 'paragraph', text: '', boxes: [] };
}
