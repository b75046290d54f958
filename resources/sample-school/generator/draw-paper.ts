import { drawFields } from './field-layouts.ts';
import type { Look } from './look.ts';
import { type Composer, createComposer, type DrawnPage } from './page-drawing.ts';
import type { Block, PaperContent } from './paper-content.ts';
import type { Font, Typesetter } from './typesetter.ts';

const regular = ({ look }: Composer): Font => ({ family: look.family, bold: false });
const bold = ({ look }: Composer): Font => ({ family: look.family, bold: true });

function drawLetterhead(composer: Composer, lines: string[]): void {
  const { look, typesetter } = composer;
  if (lines.length === 0) return;
  const shield = look.letterheadPlace === 'shield';
  if (shield) {
    composer.box(composer.left, composer.y, 34, 40, { stroke: look.accent });
    composer.line(composer.left, composer.y + 14, composer.left + 34, composer.y + 14, { color: look.accent });
    composer.line(composer.left + 17, composer.y + 14, composer.left + 17, composer.y + 40, { color: look.accent });
  }
  lines.forEach((line, index) => {
    const font = index === 0 ? bold(composer) : regular(composer);
    const size = index === 0 ? look.size * 1.1 : look.size * 0.85;
    const width = typesetter.measure(line, font, size);
    composer.y += size * 1.3;
    const x =
      look.letterheadPlace === 'center'
        ? composer.left + (composer.width - width) / 2
        : composer.left + (shield ? 44 : 0);
    composer.text(line, x, composer.y, { font, size, color: index === 0 ? look.accent : look.ink });
  });
  composer.y += shield ? Math.max(14, 44 - lines.length * look.size * 1.1) : 8;
  composer.line(composer.left, composer.y, composer.right, composer.y, { color: look.accent });
  composer.y += 6;
}

function drawTitle(composer: Composer, title: string): void {
  const { look, typesetter } = composer;
  if (title === '') return;
  const size = look.size * 1.4;
  composer.y += 8;
  for (const line of typesetter.wrap(title, bold(composer), size, composer.width - 20)) {
    const width = typesetter.measure(line, bold(composer), size);
    const x = look.titleCentered ? composer.left + (composer.width - width) / 2 : composer.left;
    composer.y += size * 1.35;
    if (look.titleBoxed) composer.box(x - 8, composer.y - size * 1.15, width + 16, size * 1.6, { stroke: look.ink });
    composer.text(line, x, composer.y, { font: bold(composer), size });
  }
  composer.y += look.size * 1.2;
}

function drawHeading(composer: Composer, text: string): void {
  const { look, typesetter } = composer;
  composer.ensure(look.size * 4);
  composer.y += look.size * 0.9;
  if (look.headingStyle === 'banner') {
    composer.box(composer.left, composer.y, composer.width, look.size * 1.6, { fill: '#d9dde3' });
    composer.text(text, composer.left + 5, composer.y + look.size * 1.15, { font: bold(composer) });
    composer.y += look.size * 2;
    return;
  }
  composer.y += look.size * 1.1;
  composer.text(text, composer.left, composer.y, { font: bold(composer) });
  if (look.headingStyle === 'underlined') {
    const width = typesetter.measure(text, bold(composer), look.size);
    composer.line(composer.left, composer.y + 2, composer.left + width, composer.y + 2);
  }
  composer.y += look.size * 0.5;
}

function drawParagraph(composer: Composer, text: string): void {
  const { look, typesetter } = composer;
  composer.y += look.size * 0.5;
  for (const line of typesetter.wrap(text, regular(composer), look.size, composer.width)) {
    composer.ensure(look.size * look.lineHeight);
    composer.y += look.size * look.lineHeight;
    composer.text(line, composer.left, composer.y);
  }
  composer.y += look.size * 0.4;
}

function drawSignatures(composer: Composer, labels: string[]): void {
  const { look, typesetter } = composer;
  composer.ensure(75);
  composer.y += 58;
  const width = composer.width / labels.length;
  labels.forEach((label, index) => {
    const x = composer.left + index * width;
    const size = look.size * 0.85;
    composer.line(x + width * 0.15, composer.y, x + width * 0.85, composer.y, { dashed: look.leader === 'dots' });
    composer.text(
      label,
      x + (width - typesetter.measure(label, regular(composer), size)) / 2,
      composer.y + size * 1.3,
      { size },
    );
  });
  composer.y += 18;
}

type Grid = Extract<Block, { kind: 'grid' }>;

function drawGridRow(
  composer: Composer,
  cells: string[],
  widths: number[],
  style: { header: boolean; shaded: boolean },
): void {
  const { look, typesetter } = composer;
  const size = look.size * (widths.length > 12 ? 0.68 : 0.88);
  const font = style.header ? bold(composer) : regular(composer);
  const wrapped = cells.map((cell, index) => typesetter.wrap(cell, font, size, (widths[index] ?? 40) - 5));
  const height = size * 1.22 * Math.max(...wrapped.map((lines) => lines.length)) + 6;
  let x = composer.left;
  if (style.shaded) composer.box(x, composer.y, composer.width, height, { fill: '#eef0f2' });
  wrapped.forEach((lines, index) => {
    const width = widths[index] ?? 40;
    if (look.gridRules === 'all') composer.box(x, composer.y, width, height, { stroke: look.ink });
    lines.forEach((line, lineIndex) => {
      composer.text(line, x + 3, composer.y + 3 + size * (0.95 + 1.2 * lineIndex), { font, size });
    });
    x += width;
  });
  composer.y += height;
  const ruled = look.gridRules === 'horizontal' || (style.header && look.gridRules !== 'none');
  if (ruled) composer.line(composer.left, composer.y, composer.right, composer.y, { width: style.header ? 1 : 0.4 });
}

function drawGrid(composer: Composer, grid: Grid): void {
  const total = grid.weights.reduce((sum, weight) => sum + weight, 0);
  const widths = grid.weights.map((weight) => (weight / total) * composer.width);
  composer.y += 6;
  drawGridRow(composer, grid.header, widths, { header: true, shaded: composer.look.gridRules === 'zebra' });
  grid.rows.forEach((row, index) => {
    if (composer.ensure(composer.look.size * 2.8))
      drawGridRow(composer, grid.header, widths, { header: true, shaded: false });
    drawGridRow(composer, row, widths, {
      header: false,
      shaded: composer.look.gridRules === 'zebra' && index % 2 === 1,
    });
  });
  composer.y += 6;
}

function drawBlock(composer: Composer, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
      drawParagraph(composer, block.text);
      break;
    case 'heading':
      drawHeading(composer, block.text);
      break;
    case 'fields':
      drawFields(composer, block.fields);
      break;
    case 'grid':
      drawGrid(composer, block);
      break;
    case 'right': {
      composer.y += composer.look.size * 1.4;
      const width = composer.typesetter.measure(block.text, regular(composer), composer.look.size);
      composer.text(block.text, composer.right - width, composer.y);
      composer.y += composer.look.size * 0.8;
      break;
    }
    case 'signatures':
      drawSignatures(composer, block.labels);
      break;
  }
}

function drawFooters(composer: Composer, footer: string | null): void {
  const { look, typesetter, pages } = composer;
  pages.forEach((page, index) => {
    const parts = [footer ?? '', pages.length > 1 ? `Página ${index + 1} de ${pages.length}` : ''].filter(
      (part) => part !== '',
    );
    const text = parts.join('  –  ');
    if (text === '') return;
    const size = look.size * 0.72;
    const x = (page.width - typesetter.measure(text, regular(composer), size)) / 2;
    page.items.push({
      kind: 'text',
      x,
      y: page.height - look.margin * 0.5,
      text,
      font: regular(composer),
      size,
      color: look.ink,
    });
  });
}

/** Lays the paper out on as many pages as it takes. */
export function drawPaper(content: PaperContent, look: Look, typesetter: Typesetter): DrawnPage[] {
  const composer = createComposer(look, typesetter, content.landscape ?? false);
  drawLetterhead(composer, content.letterhead);
  drawTitle(composer, content.title);
  for (const block of content.blocks) drawBlock(composer, block);
  drawFooters(composer, content.footer);
  return composer.pages;
}
