import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { type FlowItem, textCell } from './flow/flow-content.ts';
import { decodeText } from './text/decode-text.ts';

const HEADING = /^#{1,6}\s+(.*?)\s*#*$/;
const LIST_ITEM = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** Markdown: headings, lists and tables as what they are, the rest as it is written. */
export const mdFormat: DocumentFormat = {
  name: 'md',
  async read(input: FormatInput) {
    const { text, encoding } = decodeText(input.bytes);
    const page = buildFlowPage(readItems(text.split('\n')), { number: 1 });
    return { text: buildDocumentText('md', [page], { meta: { encoding } }), embedded: [] };
  },
};

function readItems(lines: readonly string[]): FlowItem[] {
  const items: FlowItem[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const next = lines[index + 1] ?? '';
    if (line.includes('|') && next.includes('|') && TABLE_RULE.test(next)) {
      const rows = [line];
      for (index += 2; lines[index]?.includes('|'); index++) rows.push(lines[index]!);
      index--;
      items.push({ kind: 'table', rows: rows.map((row) => splitRow(row).map(textCell)) });
    } else items.push(readLine(line));
  }
  return items;
}

function readLine(line: string): FlowItem {
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', text: heading[1]! };
  const listItem = LIST_ITEM.exec(line);
  return listItem ? { kind: 'list-item', text: listItem[1]! } : { kind: 'paragraph', text: line };
}

function splitRow(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
