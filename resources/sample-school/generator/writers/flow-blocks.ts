import type { Look } from '../look.ts';
import type { PaperContent } from '../paper-content.ts';

/** A paper as a word processor holds it: paragraphs and tables in one column. */
export type FlowBlock =
  | {
      kind: 'paragraph';
      text: string;
      style: 'normal' | 'title' | 'heading' | 'right' /** Length of the leading label, set bold by some. */;
      labelLength: number;
    }
  | { kind: 'table'; rows: string[][]; ruled: boolean };

const paragraph = (
  text: string,
  style: 'normal' | 'title' | 'heading' | 'right' = 'normal',
  labelLength = 0,
): FlowBlock => ({ kind: 'paragraph', text, style, labelLength });

type Fields = { label: string; value: string }[];

function layFields(fields: Fields, look: Look): FlowBlock[] {
  const separator = look.separator.trim() === '' ? ':' : look.separator;
  const labelOf = (label: string) => (look.labelUpperCase ? label.toUpperCase() : label);
  if (look.fieldLayout === 'ruled-table' || look.fieldLayout === 'boxes') {
    const pairs = look.columns === 1 ? 1 : 2;
    const rows: string[][] = [];
    for (let start = 0; start < fields.length; start += pairs) {
      const row = fields.slice(start, start + pairs).flatMap((field) => [labelOf(field.label), field.value]);
      rows.push([...row, ...Array.from({ length: pairs * 2 - row.length }, () => '')]);
    }
    return [{ kind: 'table', rows, ruled: look.gridRules !== 'none' }];
  }
  if (look.fieldLayout === 'above') {
    const rows: string[][] = [];
    for (let start = 0; start < fields.length; start += look.columns) {
      const row = fields.slice(start, start + look.columns);
      const pad = Array.from({ length: look.columns - row.length }, () => '');
      rows.push([...row.map((field) => labelOf(field.label)), ...pad], [...row.map((field) => field.value), ...pad]);
    }
    return [{ kind: 'table', rows, ruled: true }];
  }
  const blank = look.leader === 'none' ? '' : look.leader === 'dots' ? '.'.repeat(28) : '_'.repeat(24);
  const lines = fields.map((field) => ({
    label: `${labelOf(field.label)}${separator}`,
    value: field.value === '' ? blank : field.value,
  }));
  if (look.fieldLayout === 'lines' || look.fieldLayout === 'below')
    return lines.map((line) =>
      paragraph(`${line.label}${look.aligned ? '\t' : ' '}${line.value}`, 'normal', line.label.length),
    );
  const joined: FlowBlock[] = [];
  for (let start = 0; start < lines.length; start += 2) {
    joined.push(
      paragraph(
        lines
          .slice(start, start + 2)
          .map((line) => `${line.label} ${line.value}`)
          .join(look.aligned ? '\t' : '    '),
      ),
    );
  }
  return joined;
}

/** The paper's blocks as paragraphs and tables. */
export function layFlow(content: PaperContent, look: Look): FlowBlock[] {
  const blocks: FlowBlock[] = [...content.letterhead.map((line) => paragraph(line)), paragraph(content.title, 'title')];
  for (const block of content.blocks) {
    switch (block.kind) {
      case 'paragraph':
        blocks.push(paragraph(block.text));
        break;
      case 'heading':
        blocks.push(paragraph(block.text, 'heading'));
        break;
      case 'right':
        blocks.push(paragraph(block.text, 'right'));
        break;
      case 'fields':
        blocks.push(...layFields(block.fields, look));
        break;
      case 'grid':
        blocks.push({ kind: 'table', rows: [block.header, ...block.rows], ruled: look.gridRules !== 'none' });
        break;
      case 'signatures':
        blocks.push(
          paragraph(''),
          paragraph(block.labels.map((label) => `____________________ ${label}`).join('      ')),
        );
    }
  }
  if (content.footer !== null) blocks.push(paragraph(content.footer));
  return blocks;
}
