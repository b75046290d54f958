import type { Box } from '../../domain/document-text.ts';
import type { RecognizedText, RecognizedWord } from '../../ports/text-recognizer.ts';
import type { TextLine } from '../page-layout/compose-text.ts';
import { groupRows } from '../page-layout/group-rows.ts';
import { orderColumns } from '../page-layout/order-columns.ts';
import type { PlacedWord } from '../page-layout/placed-word.ts';
import type { Point } from '../raster/prepare-picture.ts';
import { correctSigns } from './correct-signs.ts';

/** The levelled page in points, and the way from its places to the picture it was made from. */
type Level = { width: number; height: number; toOriginalBox: (box: Box) => Box };

/** Recognised words in our own reading order, in points of the levelled page, with boxes on the original picture. */
export function layOutRecognized({ lines }: RecognizedText, level: Level): TextLine[] {
  const words = lines.flatMap((line) => placeLine(correctSigns(line.filter(isWriting)), level));
  return orderColumns(groupRows(words)).map((row) =>
    row.map((word) => ({ word, box: level.toOriginalBox(toFractions(word, level)) })),
  );
}

/** Specks, stains and table rules come back as lone signs of which the engine is unsure. */
function isWriting(word: RecognizedWord): boolean {
  if (/[\p{L}\p{N}]/u.test(word.text)) return word.confidence >= 0.1;
  return word.confidence >= 0.6 && !/^[|¦_—–~]+$/u.test(word.text);
}

function placeLine(line: readonly RecognizedWord[], { width, height }: Level): PlacedWord[] {
  const baseline =
    median(line.filter((word) => !/[gjpqyQ,;()|]/.test(word.text)).map((word) => word.box[3])) ??
    median(line.map((word) => word.box[3]));
  const top = median(line.map((word) => word.box[1]));
  if (baseline === null || top === null) return [];
  const size = Math.max(4, ((baseline - top) * height) / 0.72);
  return line.map((word) => ({
    text: word.text,
    left: word.box[0] * width,
    right: word.box[2] * width,
    top: word.box[1] * height,
    bottom: word.box[3] * height,
    baseline: baseline * height,
    size,
    spaceBefore: true,
    confidence: word.confidence,
  }));
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

function toFractions(word: PlacedWord, { width, height }: Level): Box {
  return [word.left / width, word.top / height, word.right / width, word.bottom / height];
}

/** The upright box around a box once each of its corners is moved by `move`. */
export function placeBox([left, top, right, bottom]: Box, move: (x: number, y: number) => Point): Box {
  const corners = [move(left, top), move(right, top), move(left, bottom), move(right, bottom)];
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  return [fraction(Math.min(...xs)), fraction(Math.min(...ys)), fraction(Math.max(...xs)), fraction(Math.max(...ys))];
}

function fraction(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100_000) / 100_000;
}
