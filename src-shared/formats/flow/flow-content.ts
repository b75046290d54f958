import type { Block } from '../../domain/document-text.ts';

/** One piece of a document that flows: a paragraph of some kind, or a table. */
export type FlowItem =
  | { kind: Exclude<Block['kind'], 'table-row'>; text: string }
  | { kind: 'table'; rows: FlowCell[][] };

/** A cell as written: covered places are not listed, spans say how many they are. */
export type FlowCell = { items: FlowItem[]; columnSpan: number; rowSpan: number };

/** A cell of plain text. */
export function textCell(text: string): FlowCell {
  return { items: text === '' ? [] : [{ kind: 'paragraph', text }], columnSpan: 1, rowSpan: 1 };
}
