import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../domain/document-text.ts';
import { toTransform } from '../page-layout/affine-transform.ts';
import type { TextLine } from '../page-layout/compose-text.ts';
import { groupRows } from '../page-layout/group-rows.ts';
import { orderColumns } from '../page-layout/order-columns.ts';
import type { PlacedWord } from '../page-layout/placed-word.ts';
import { collectPageMarks } from './collect-page-marks.ts';
import { type DirectedWords, fromWritingLine, groupGlyphs } from './group-glyphs.ts';
import type { Glyph, PageMarks } from './page-marks.ts';
import { type Annotations, readAnnotations, unseenTexts, wordsOfText } from './read-annotations.ts';
import type { FontShape } from './text-state.ts';

/** A ruling of the page, in fractions of it. */
export type Ruling = { x1: number; y1: number; x2: number; y2: number };

/** What a page of a PDF says by itself, before any recognition. */
export type PageContent = {
  /** Points of the upright page. */
  width: number;
  height: number;
  lines: TextLine[];
  rulings: Ruling[];
  glyphs: readonly Glyph[];
  pictureShare: number;
  /** Whether curves are drawn that may be letters turned into outlines. */
  hasOutlines: boolean;
};

/** Reads one page: its lines of words with boxes, its rulings, and how much of it is a picture. */
export async function readPageContent(page: PDFPageProxy): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  const geometry = { transform: toTransform(viewport.transform), width: viewport.width, height: viewport.height };
  const annotations = await readAnnotations(page, geometry.transform);
  const marks = collectPageMarks(operators, geometry, fontShapes(page));
  const glyphs = marks.glyphs.filter((glyph) => isForReaders(glyph, marks, viewport));
  return {
    width: viewport.width,
    height: viewport.height,
    lines: layOut(withAnnotations(groupGlyphs(glyphs), annotations), viewport),
    rulings: toRulings(marks, viewport),
    glyphs,
    pictureShare: marks.pictureShare,
    hasOutlines: marks.curves > fewestOutlineCurves,
  };
}

/** Unpainted text is the layer of a scan where pictures cover at least this much of the page. */
const leastScan = 0.1;
/** Letters under this part of the page's height (a point and a half of an A4) are for no reader. */
const leastLetter = 1 / 600;

/** Whether a person can have read a glyph, on the page or on the scan that it is the text of. */
function isForReaders(glyph: Glyph, { pictureShare }: PageMarks, { height }: Size): boolean {
  return glyph.size >= height * leastLetter && (!glyph.hidden || pictureShare >= leastScan);
}

/** A word set in outlines has some thirty curves; a logo alone may have a few hundred. */
const fewestOutlineCurves = 400;

type Size = { width: number; height: number };

function toRulings(marks: PageMarks, { width, height }: Size): Ruling[] {
  return marks.lines.map((line) => ({
    x1: line.x1 / width,
    y1: line.y1 / height,
    x2: line.x2 / width,
    y2: line.y2 / height,
  }));
}

/** The shape of each font that the page uses, asked of pdf.js once. */
function fontShapes(page: PDFPageProxy): (name: string) => FontShape {
  const known = new Map<string, FontShape>();
  return (name) => {
    let shape = known.get(name);
    if (!shape) {
      shape = readFontShape(page, name);
      known.set(name, shape);
    }
    return shape;
  };
}

function readFontShape(page: PDFPageProxy, name: string): FontShape {
  const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
  const ordinary = { unit: 0.001, vertical: false };
  if (typeof font !== 'object' || font === null) return ordinary;
  const unit = 'fontMatrix' in font ? Math.abs(toTransform(font.fontMatrix)[0]) : ordinary.unit;
  const vertical = 'vertical' in font && font.vertical === true;
  return { unit: unit > 0 && unit !== 1 ? unit : ordinary.unit, vertical };
}

/** Field values take their place among the level words; comments follow the page, each as lines of its own. */
function withAnnotations(groups: DirectedWords[], { values, comments }: Annotations): DirectedWords[] {
  const words = groups.flatMap((group) => group.words);
  const filled = unseenTexts(values, words).flatMap(wordsOfText);
  const level = groups.find((group) => group.angle === 0);
  if (level) level.words.push(...filled);
  else if (filled.length > 0) groups.push({ angle: 0, words: filled });
  const notes = unseenTexts(comments, words).map((comment) => ({ angle: 0, words: wordsOfText(comment) }));
  return [...groups, ...notes];
}

function layOut(groups: readonly DirectedWords[], size: Size): TextLine[] {
  return groups.flatMap((group) => layOutGroup(group, size));
}

function layOutGroup({ angle, words }: DirectedWords, size: Size): TextLine[] {
  const rows = orderColumns(groupRows(words));
  return rows.map((row) => row.map((word) => ({ word, box: toPageBox(word, angle, size) })));
}

function toPageBox(word: PlacedWord, angle: number, { width, height }: Size): Box {
  const corners = [
    fromWritingLine(word.left, word.top, angle),
    fromWritingLine(word.right, word.top, angle),
    fromWritingLine(word.left, word.bottom, angle),
    fromWritingLine(word.right, word.bottom, angle),
  ];
  const xs = corners.map((corner) => corner[0] / width);
  const ys = corners.map((corner) => corner[1] / height);
  return [fraction(Math.min(...xs)), fraction(Math.min(...ys)), fraction(Math.max(...xs)), fraction(Math.max(...ys))];
}

/** Five decimals tell a tenth of a point on any page and keep stored pages small. */
function fraction(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100_000) / 100_000;
}
