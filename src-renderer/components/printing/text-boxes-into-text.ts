import { wordElement, wordElements } from './word-xml.ts';

/** English Metric Units and points in a twentieth of a point, Word's measure of tables. */
const emuPerTwip = 635;
const twipsPerPoint = 20;
/** What draws something in a run, from the outside in. */
const drawings = ['AlternateContent', 'drawing', 'pict'];

/**
 * Puts text boxes, which the renderer does not draw, before the paragraph that they hang on: a table of one cell, as
 * wide, on the same side, framed where they were. They float no more, and nothing that they say is lost.
 */
export function textBoxesIntoText(xml: Document): void {
  // A box may hold another: those that come out of one are looked at with the rest.
  for (let box = nextBox(xml); box !== null; box = nextBox(xml)) {
    const paragraph = box.drawing.closest('p');
    for (const content of box.contents) paragraph?.before(tableOf(xml, content, box.drawing));
    box.drawing.remove();
  }
}

function nextBox(xml: Document): { drawing: Element; contents: Element[] } | null {
  const [content] = wordElements(xml, 'txbxContent');
  const drawing = content && outermostDrawing(content);
  if (!drawing) return null;
  // The same box for older programs stands in the fallback, after it.
  const alternative = [...drawing.children].find((each) => each.contains(content)) ?? drawing;
  const all = wordElements(alternative, 'txbxContent');
  return { drawing, contents: all.filter((one) => !all.some((other) => other !== one && other.contains(one))) };
}

function outermostDrawing(content: Element): Element | null {
  let found: Element | null = null;
  for (let at = content.parentElement; at !== null && at.localName !== 'p'; at = at.parentElement) {
    if (drawings.includes(at.localName)) found = at;
  }
  return found;
}

function tableOf(xml: Document, content: Element, drawing: Element): Element {
  const width = widthOf(drawing);
  const size = { w: String(width ?? 0), type: width === null ? 'auto' : 'dxa' };
  const lines: Record<string, string> = isFramed(drawing)
    ? { val: 'single', sz: '4', space: '0', color: 'auto' }
    : { val: 'nil' };
  const sides = ['top', 'left', 'bottom', 'right'].map((side) => wordElement(xml, side, { attributes: lines }));
  const cell = wordElement(xml, 'tc', {
    children: [
      wordElement(xml, 'tcPr', { children: [wordElement(xml, 'tcW', { attributes: size })] }),
      ...content.children,
    ],
  });
  const look = wordElement(xml, 'tblPr', {
    children: [
      wordElement(xml, 'tblW', { attributes: size }),
      wordElement(xml, 'jc', { attributes: { val: sideOf(drawing) } }),
      wordElement(xml, 'tblBorders', { children: sides }),
    ],
  });
  const grid = width === null ? [] : [wordElement(xml, 'gridCol', { attributes: { w: String(width) } })];
  return wordElement(xml, 'tbl', {
    children: [look, wordElement(xml, 'tblGrid', { children: grid }), wordElement(xml, 'tr', { children: [cell] })],
  });
}

/** In twips; null where it does not say. */
function widthOf(drawing: Element): number | null {
  const emu = Number(anyElement(drawing, 'extent')?.getAttribute('cx'));
  if (emu > 0) return Math.round(emu / emuPerTwip);
  const style = anyElement(drawing, 'shape')?.getAttribute('style') ?? '';
  const points = Number(/(?:^|;)\s*width:\s*([\d.]+)pt/.exec(style)?.[1]);
  return points > 0 ? Math.round(points * twipsPerPoint) : null;
}

function sideOf(drawing: Element): string {
  const side = anyElement(drawing, 'positionH')?.textContent?.trim() ?? '';
  return ['center', 'right'].includes(side) ? side : 'left';
}

function isFramed(drawing: Element): boolean {
  const line = anyElement(drawing, 'ln');
  if (line !== null) return anyElement(line, 'noFill') === null;
  const shape = anyElement(drawing, 'shape');
  return shape !== null && !['f', 'false'].includes(shape.getAttribute('stroked') ?? '');
}

function anyElement(parent: Element, name: string): Element | null {
  return parent.getElementsByTagNameNS('*', name)[0] ?? null;
}
