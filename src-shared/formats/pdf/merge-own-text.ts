import type { Box } from '../../domain/document-text.ts';
import { groupRows } from '../page-layout/group-rows.ts';
import { orderColumns } from '../page-layout/order-columns.ts';
import type { PlacedWord } from '../page-layout/placed-word.ts';
import type { PictureReading } from '../recognition/recognize-picture.ts';
import type { PageContent } from './read-page-content.ts';

/** Share of a recognised word that an own word covers when both are the same writing. */
const sameWritingShare = 0.4;

/**
 * A scan with a few words of its own (a stamped footer, a folio, a form's values): the page's own words, which are
 * exact, and the recognised ones that they do not already say.
 */
export function mergeOwnText(reading: PictureReading, { lines, width, height }: PageContent): PictureReading {
  const own = lines.flat().map(({ word, box }) => onPage({ ...word, spaceBefore: true }, box, { width, height }));
  const seen = lines.flat().map(({ box }) => box);
  const others = reading.lines
    .flat()
    .filter(({ box }) => !seen.some((other) => coveredShare(box, other) > sameWritingShare));
  const words = [...own, ...others.map(({ word, box }) => onPage(word, box, { width, height }))];
  const rows = orderColumns(groupRows(words));
  const toBox = (word: PlacedWord): Box => [
    word.left / width,
    word.top / height,
    word.right / width,
    word.bottom / height,
  ];
  return {
    lines: rows.map((row) => row.map((word) => ({ word, box: toBox(word) }))),
    confidence: reading.confidence,
    // The own words stand on the page as the file shows it.
    quarterTurns: 0,
    level: { width, height, rulings: reading.level.rulings, toOriginalBox: (box) => box },
  };
}

function onPage(word: PlacedWord, box: Box, { width, height }: { width: number; height: number }): PlacedWord {
  const top = box[1] * height;
  const bottom = box[3] * height;
  return { ...word, left: box[0] * width, right: box[2] * width, top, bottom, baseline: bottom - 0.2 * (bottom - top) };
}

function coveredShare(box: Box, by: Box): number {
  const wide = Math.min(box[2], by[2]) - Math.max(box[0], by[0]);
  const high = Math.min(box[3], by[3]) - Math.max(box[1], by[1]);
  if (wide <= 0 || high <= 0) return 0;
  return (wide * high) / Math.max(1e-9, (box[2] - box[0]) * (box[3] - box[1]));
}
