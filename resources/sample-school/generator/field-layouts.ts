import type { FieldLayout } from './look.ts';
import type { Composer } from './page-drawing.ts';
import type { LabelledValue } from './paper-content.ts';
import type { Font } from './typesetter.ts';

type Faces = { label: Font; value: Font };

const facesOf = ({ look }: Composer): Faces => ({
  label: { family: look.family, bold: look.labelBold },
  value: { family: look.valueFamily, bold: look.valueBold },
});

const writeLabel = ({ look }: Composer, label: string) => (look.labelUpperCase ? label.toUpperCase() : label);

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  const rows: Item[][] = [];
  for (let start = 0; start < items.length; start += size) rows.push(items.slice(start, start + size));
  return rows;
}

function drawBlank(composer: Composer, from: number, to: number, baseline: number): void {
  if (to <= from) return;
  if (composer.look.leader === 'dots') {
    const dot = composer.typesetter.measure('.', facesOf(composer).label, composer.look.size);
    composer.text('.'.repeat(Math.max(0, Math.floor((to - from) / dot))), from, baseline + 1.5, {
      font: { family: composer.look.family, bold: false },
    });
  } else if (composer.look.leader === 'rule') composer.line(from, baseline + 2.5, to, baseline + 2.5);
}

/** "Label: value", one to a line. */
function drawLines(composer: Composer, fields: LabelledValue[]): void {
  const { look, typesetter } = composer;
  const faces = facesOf(composer);
  const labels = fields.map((field) => writeLabel(composer, field.label) + look.separator);
  const widths = labels.map((label) => typesetter.measure(label, faces.label, look.size));
  const common = Math.min(Math.max(...widths) + 10, composer.width * 0.5);
  fields.forEach((field, index) => {
    const label = labels[index]!; // One label per field.
    const start = composer.left + (look.aligned ? Math.max(common, widths[index]! + 6) : widths[index]! + 6);
    const lines = typesetter.wrap(field.value, faces.value, look.size, composer.right - start);
    composer.ensure(look.size * look.lineHeight * lines.length);
    composer.y += look.size * look.lineHeight;
    composer.text(label, composer.left, composer.y, { font: faces.label });
    if (field.value === '') drawBlank(composer, start, composer.right, composer.y);
    else if (look.leader === 'rule') drawBlank(composer, start, composer.right, composer.y);
    lines.forEach((line, lineIndex) => {
      if (lineIndex > 0) composer.y += look.size * 1.25;
      composer.text(line, start, composer.y, { font: faces.value });
    });
  });
}

/** Boxes with a small label at the top and the value under it. */
function drawBoxes(composer: Composer, fields: LabelledValue[]): void {
  const { look, typesetter } = composer;
  const faces = facesOf(composer);
  const columns = Math.max(2, look.columns);
  for (const row of chunk(fields, columns)) {
    const width = composer.width / row.length;
    const wrapped = row.map((field) => typesetter.wrap(field.value, faces.value, look.size, width - 10));
    const height = look.size * (1.6 + 1.25 * Math.max(...wrapped.map((lines) => lines.length))) + 6;
    composer.ensure(height);
    row.forEach((field, index) => {
      const x = composer.left + index * width;
      composer.box(x, composer.y, width, height, { stroke: look.ink });
      composer.text(writeLabel(composer, field.label), x + 4, composer.y + look.size, {
        font: faces.label,
        size: look.size * 0.78,
      });
      wrapped[index]!.forEach((line, lineIndex) => {
        composer.text(line, x + 5, composer.y + look.size * (2.3 + 1.2 * lineIndex), { font: faces.value });
      });
    });
    composer.y += height;
  }
}

/** A ruled table whose cells are by turns a label and its value. */
function drawRuledTable(composer: Composer, fields: LabelledValue[]): void {
  const { look, typesetter } = composer;
  const faces = facesOf(composer);
  const pairs = look.columns === 1 ? 1 : 2;
  const pairWidth = composer.width / pairs;
  const labelWidth = pairWidth * (pairs === 1 ? 0.36 : 0.42);
  for (const row of chunk(fields, pairs)) {
    const cells = row.map((field) => ({
      label: typesetter.wrap(writeLabel(composer, field.label), faces.label, look.size * 0.92, labelWidth - 8),
      value: typesetter.wrap(field.value, faces.value, look.size, pairWidth - labelWidth - 8),
    }));
    const height = look.size * 1.25 * Math.max(...cells.flatMap((cell) => [cell.label.length, cell.value.length])) + 8;
    composer.ensure(height);
    cells.forEach((cell, index) => {
      const x = composer.left + index * pairWidth;
      composer.box(x, composer.y, labelWidth, height, {
        stroke: look.ink,
        ...(look.gridRules === 'zebra' ? { fill: '#ececec' } : {}),
      });
      composer.box(x + labelWidth, composer.y, pairWidth - labelWidth, height, { stroke: look.ink });
      const lineAt = (lineIndex: number) => composer.y + 3 + look.size * (1 + 1.22 * lineIndex);
      cell.label.forEach((line, lineIndex) => {
        composer.text(line, x + 4, lineAt(lineIndex), { font: faces.label, size: look.size * 0.92 });
      });
      cell.value.forEach((line, lineIndex) => {
        composer.text(line, x + labelWidth + 4, lineAt(lineIndex), { font: faces.value });
      });
    });
    composer.y += height;
  }
}

/** Values with their label in small print over them, or under them where `below`. */
function drawStacked(composer: Composer, fields: LabelledValue[], below: boolean): void {
  const { look, typesetter } = composer;
  const faces = facesOf(composer);
  const gap = 14;
  for (const row of chunk(fields, Math.max(look.columns, below ? 1 : 2))) {
    const width = (composer.width - gap * (row.length - 1)) / row.length;
    const wrapped = row.map((field) => typesetter.wrap(field.value, faces.value, look.size, width));
    const valueHeight = look.size * 1.25 * Math.max(...wrapped.map((lines) => lines.length));
    const labelHeight = look.size * 1.15;
    const height = valueHeight + labelHeight + look.size * 0.8;
    composer.ensure(height);
    row.forEach((field, index) => {
      const x = composer.left + index * (width + gap);
      const valueTop = composer.y + (below ? 0 : labelHeight);
      const labelBaseline = below ? composer.y + valueHeight + look.size * 1.1 : composer.y + look.size * 0.9;
      composer.text(writeLabel(composer, field.label), x, labelBaseline, {
        font: faces.label,
        size: look.size * 0.8,
        color: below ? look.ink : look.accent,
      });
      wrapped[index]!.forEach((line, lineIndex) => {
        composer.text(line, x, valueTop + look.size * (1.05 + 1.2 * lineIndex), { font: faces.value });
      });
      if (below || look.leader !== 'none')
        composer.line(x, valueTop + valueHeight + 1.5, x + width, valueTop + valueHeight + 1.5);
    });
    composer.y += height;
  }
}

/** Several labels with their values on each line, as many as fit. */
function drawInline(composer: Composer, fields: LabelledValue[]): void {
  const { look, typesetter } = composer;
  const faces = facesOf(composer);
  let x = composer.right + 1;
  for (const field of fields) {
    const label = `${writeLabel(composer, field.label)}${look.separator === '' ? ':' : look.separator} `;
    const labelWidth = typesetter.measure(label, faces.label, look.size) + 3;
    const valueWidth = Math.max(60, typesetter.measure(field.value, faces.value, look.size));
    if (x + labelWidth + valueWidth > composer.right) {
      composer.ensure(look.size * look.lineHeight);
      composer.y += look.size * look.lineHeight;
      x = composer.left;
    }
    composer.text(label, x, composer.y, { font: faces.label });
    composer.text(field.value, x + labelWidth, composer.y, { font: faces.value });
    if (field.value === '') drawBlank(composer, x + labelWidth, x + labelWidth + valueWidth, composer.y);
    else if (look.leader === 'rule')
      composer.line(x + labelWidth, composer.y + 2.5, x + labelWidth + valueWidth, composer.y + 2.5);
    x += labelWidth + valueWidth + 16;
  }
}

const drawers: Record<FieldLayout, (composer: Composer, fields: LabelledValue[]) => void> = {
  lines: drawLines,
  boxes: drawBoxes,
  'ruled-table': drawRuledTable,
  above: (composer, fields) => drawStacked(composer, fields, false),
  below: (composer, fields) => drawStacked(composer, fields, true),
  inline: drawInline,
};

/** Draws labels and values in the layout of the composer's look. */
export function drawFields(composer: Composer, fields: LabelledValue[]): void {
  if (fields.length > 0) drawers[composer.look.fieldLayout](composer, fields);
}
