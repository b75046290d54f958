import type { Box, Table } from '../../domain/document-text.ts';
import { columnSeparators } from './columns.ts';
import { type GridLayout, toTable } from './grid-layout.ts';
import { findGrids, type Grid } from './lattice.ts';
import { fillGrid, isTableGrid, refineGrid } from './lattice-tables.ts';
import { type Area, boundsOf, overlap, type PageContent, type PlacedWord, type Segment } from './page-geometry.ts';
import { textDirection, turnBack, turnUpright } from './rotation.ts';
import { gatherRulings } from './rulings.ts';
import { findStreamRegions, type StreamRegion } from './stream-regions.ts';
import { layOutRows, placeLines } from './stream-tables.ts';
import { judge } from './table-judgement.ts';
import { splitTextColumns } from './text-columns.ts';
import { gatherLines } from './text-lines.ts';

type FoundTable = { layout: GridLayout; area: Area };

/** The tables of one page, from its words and its drawn lines, top to bottom. Prose and columns of text yield none. */
export function detectTables(page: PageContent): Table[] {
  const sized = page.width > 0 && page.height > 0 ? page : { ...page, width: 595, height: 842 };
  const direction = textDirection(sized);
  const upright = turnUpright(sized, direction);
  const words = placeWords(upright);
  const rulings = gatherRulings(upright.rulings, upright);
  const drawn = findDrawnTables(findGrids(rulings), words);
  const left = words.filter((word) => !drawn.some(({ area }) => isInside(word, area)));
  const found = [...drawn, ...findUndrawnTables(left, rulings.horizontal)];
  found.sort((a, b) => a.area.top - b.area.top || a.area.left - b.area.left);
  return found.map(({ layout, area }) => {
    const table = toTable(layout, area);
    const place = (box: Box): Box => turnBack(toFractions(box, upright), direction);
    return {
      rows: table.rows.map((row) => row.map((cell) => ({ ...cell, box: cell.box && place(cell.box) }))),
      box: table.box && place(table.box),
    };
  });
}

function placeWords({ words, width, height }: PageContent): PlacedWord[] {
  const placed = words
    .filter((word) => word.text.trim() !== '')
    .map(({ text, box, start, end }) => ({
      text,
      start,
      end,
      left: box[0] * width,
      top: box[1] * height,
      right: box[2] * width,
      bottom: box[3] * height,
    }));
  return placed.filter(
    (word, index) => !placed.slice(Math.max(0, index - 6), index).some((other) => isSame(other, word)),
  );
}

/** Imitated bold prints each word twice, a hair apart. */
function isSame(one: PlacedWord, other: PlacedWord): boolean {
  return (
    one.text === other.text &&
    overlap(one.left, one.right, other.left, other.right) > 0.6 * (one.right - one.left) &&
    overlap(one.top, one.bottom, other.top, other.bottom) > 0.6 * (one.bottom - one.top)
  );
}

function toFractions([left, top, right, bottom]: Box, { width, height }: PageContent): Box {
  return [left / width, top / height, right / width, bottom / height];
}

function isInside(word: PlacedWord, area: Area): boolean {
  const x = (word.left + word.right) / 2;
  const y = (word.top + word.bottom) / 2;
  return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
}

function findDrawnTables(grids: readonly Grid[], words: readonly PlacedWord[]): FoundTable[] {
  const found: FoundTable[] = [];
  for (const grid of grids) {
    const area = { left: grid.xs[0]!, top: grid.ys[0]!, right: grid.xs.at(-1)!, bottom: grid.ys.at(-1)! };
    const inside = words.filter((word) => isInside(word, area));
    const layout = fillGrid(refineGrid(grid, inside), inside);
    if (isTableGrid(layout)) found.push({ layout, area });
  }
  return found;
}

function findUndrawnTables(words: readonly PlacedWord[], rules: readonly Segment[]): FoundTable[] {
  return splitTextColumns(words).flatMap((column) =>
    findStreamRegions(gatherLines(column)).flatMap((region) => readRegion(region, rules)),
  );
}

function readRegion(region: StreamRegion, rules: readonly Segment[]): FoundTable[] {
  const placed = placeLines(region);
  if (placed === null) return [];
  const area = boundsOf(region.lines);
  const inside = rules.filter((rule) => isRuleOf(rule, area));
  const wide = inside.filter((rule) => rule.to - rule.from >= 0.7 * (area.right - area.left));
  const judgement = judge(placed.columns, placed.lines, wide.length >= 2);
  if (judgement === 'table') return [{ layout: layOutRows(placed.columns, placed.lines, wide), area }];
  return judgement === 'text-columns' ? readTextColumns(region, rules) : [];
}

function isRuleOf(rule: Segment, area: Area): boolean {
  return rule.at > area.top - 8 && rule.at < area.bottom + 8 && overlap(rule.from, rule.to, area.left, area.right) > 0;
}

/** Prose in columns may have a table inside one of them: each column is looked at on its own. */
function readTextColumns(region: StreamRegion, rules: readonly Segment[]): FoundTable[] {
  const words = region.lines.flatMap((line) => line.words);
  const [separator] = columnSeparators(region.lines, region.lines[0]!.size);
  if (separator === undefined) return [];
  const sides = [words.filter((word) => word.right <= separator), words.filter((word) => word.left >= separator)];
  return sides.flatMap((side) => (side.length < words.length ? findUndrawnTables(side, rules) : []));
}
