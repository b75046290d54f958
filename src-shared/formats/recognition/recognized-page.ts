import type { Box, Page, Table } from '../../domain/document-text.ts';
import { composeText } from '../page-layout/compose-text.ts';
import { recognizedQuality } from '../page-layout/text-quality.ts';
import { turnBack } from '../raster/prepare-picture.ts';
import { detectTables } from '../tables/detect-tables.ts';
import { placeBox } from './lay-out-recognized.ts';
import type { PictureReading } from './recognize-picture.ts';

type Sheet = { number: number; name: string | null; width: number; height: number };

/**
 * A page read from its picture, with places on the page brought upright; `sheet` is the page as the file shows it.
 * Tables are looked for on the levelled picture and placed back.
 */
export function recognizedPage(sheet: Sheet, reading: PictureReading): Page {
  const { text, words } = composeText(reading.lines);
  const { quarterTurns } = reading;
  const toUpright = (box: Box): Box => turnBox(box, quarterTurns);
  return {
    ...turnSheet(sheet, quarterTurns),
    layout: 'fixed',
    text,
    words: words.map((word) => ({ ...word, box: toUpright(word.box) })),
    blocks: [],
    tables: findTables(reading, text, words).map((table) => placeTable(table, toUpright)),
    quality: recognizedQuality(text, reading.confidence),
    ocr: true,
    problem: null,
  };
}

function turnSheet(sheet: Sheet, quarterTurns: number): Sheet & Pick<Page, 'quarterTurns'> {
  if (quarterTurns === 0) return sheet;
  const isOnItsSide = quarterTurns % 2 === 1;
  const { width, height } = sheet;
  return { ...sheet, width: isOnItsSide ? height : width, height: isOnItsSide ? width : height, quarterTurns };
}

/** The box once the page under it is turned clockwise. */
function turnBox(box: Box, quarterTurns: number): Box {
  return quarterTurns === 0 ? box : placeBox(box, (x, y) => turnBack(x, y, 4 - quarterTurns));
}

type Offsets = { start: number; end: number };

function findTables({ lines, level }: PictureReading, text: string, offsets: readonly Offsets[]): Table[] {
  const { width, height } = level;
  const words = lines.flat().map(({ word }, index) => {
    const { start, end } = offsets[index]!;
    const box: Box = [word.left / width, word.top / height, word.right / width, word.bottom / height];
    return { text: text.slice(start, end), start, end, box };
  });
  const tables = detectTables({ words, rulings: level.rulings, width, height });
  return tables.map((table) => placeTable(table, level.toOriginalBox));
}

function placeTable(table: Table, place: (box: Box) => Box): Table {
  return {
    box: table.box && place(table.box),
    rows: table.rows.map((row) => row.map((cell) => ({ ...cell, box: cell.box && place(cell.box) }))),
  };
}
