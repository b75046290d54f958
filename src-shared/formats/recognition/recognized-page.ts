import type { Box, Page, Table } from '../../domain/document-text.ts';
import { composeText } from '../page-layout/compose-text.ts';
import { recognizedQuality } from '../page-layout/text-quality.ts';
import { detectTables } from '../tables/detect-tables.ts';
import type { PictureReading } from './recognize-picture.ts';

type Sheet = { number: number; name: string | null; width: number; height: number };

/** A page read from its picture. Tables are looked for on the levelled picture and placed back on the page as seen. */
export function recognizedPage(sheet: Sheet, reading: PictureReading): Page {
  const { text, words } = composeText(reading.lines);
  return {
    ...sheet,
    layout: 'fixed',
    text,
    words,
    blocks: [],
    tables: findTables(reading, text, words),
    quality: recognizedQuality(text, reading.confidence),
    ocr: true,
    problem: null,
  };
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
