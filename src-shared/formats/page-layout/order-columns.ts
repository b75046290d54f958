import type { PlacedWord } from './placed-word.ts';

/** Fewer rows side by side are a form or a table, not columns of prose. */
const fewestRowsInColumns = 6;
/** Words a side's row must have, at the median, to be prose. */
const fewestWordsInProse = 4;
/** Share of its column that a row of prose fills, on average. */
const proseFill = 0.55;

/** Font heights between two columns of a magazine; the spaces of one line line up by chance for a few rows only. */
const narrowestGutter = 0.55;

type Row = PlacedWord[];
type Gutter = { at: number; first: number; last: number };

/**
 * Rows in reading order: where a stretch of the page is set in columns of prose, the left column before the right one;
 * elsewhere (forms, tables, lists) row by row, so that a label stays beside its value.
 */
export function orderColumns(rows: readonly Row[], depth = 0): Row[] {
  const gutter = depth < 3 ? findGutter(rows) : null;
  if (!gutter) return [...rows];
  const band = rows.slice(gutter.first, gutter.last + 1);
  const left = band.map((row) => row.filter((word) => centre(word) < gutter.at)).filter((row) => row.length > 0);
  const right = band.map((row) => row.filter((word) => centre(word) >= gutter.at)).filter((row) => row.length > 0);
  return [
    ...orderColumns(rows.slice(0, gutter.first), depth + 1),
    ...orderColumns(left, depth + 1),
    ...orderColumns(right, depth + 1),
    ...orderColumns(rows.slice(gutter.last + 1), depth + 1),
  ];
}

function findGutter(rows: readonly Row[]): Gutter | null {
  let best: Gutter | null = null;
  for (const at of gutterCandidates(rows)) {
    for (const stretch of stretchesAround(rows, at)) {
      const isLonger = !best || stretch.last - stretch.first > best.last - best.first;
      if (isLonger && isProseOnBothSides(rows.slice(stretch.first, stretch.last + 1), at)) best = stretch;
    }
  }
  return best;
}

/** Middles of the wide gaps inside rows, each once for every five points. */
function gutterCandidates(rows: readonly Row[]): number[] {
  const places = new Map<number, { at: number; count: number }>();
  for (const row of rows) {
    for (let index = 1; index < row.length; index++) {
      const [before, after] = [row[index - 1]!, row[index]!];
      if (after.left - before.right < narrowestGutter * after.size) continue;
      const at = (before.right + after.left) / 2;
      const place = places.get(Math.round(at / 5)) ?? { at, count: 0 };
      place.count++;
      places.set(Math.round(at / 5), place);
    }
  }
  const frequent = [...places.values()].filter((place) => place.count >= fewestRowsInColumns / 2);
  return frequent
    .sort((a, b) => b.count - a.count)
    .slice(0, 24)
    .map((place) => place.at);
}

/** Runs of rows of which none has a word across `at`, each starting and ending with a row on both sides. */
function stretchesAround(rows: readonly Row[], at: number): Gutter[] {
  const stretches: Gutter[] = [];
  let current: Gutter | null = null;
  rows.forEach((row, index) => {
    const crosses = row.some((word) => word.left < at && word.right > at) || !isClearAround(row, at);
    if (crosses) current = null;
    else if (isOnBothSides(row, at)) {
      if (!current) {
        current = { at, first: index, last: index };
        stretches.push(current);
      }
      current.last = index;
    }
  });
  return stretches.filter((stretch) => stretch.last - stretch.first + 1 >= fewestRowsInColumns);
}

/** Whether the words next to `at` leave a real gap there, not just a space between two words. */
function isClearAround(row: Row, at: number): boolean {
  const before = row.findLast((word) => word.right <= at);
  const after = row.find((word) => word.left >= at);
  return !before || !after || after.left - before.right >= narrowestGutter * after.size;
}

function isOnBothSides(row: Row, at: number): boolean {
  return row.some((word) => word.right <= at) && row.some((word) => word.left >= at);
}

function isProseOnBothSides(band: readonly Row[], at: number): boolean {
  const both = band.filter((row) => isOnBothSides(row, at));
  if (both.length < fewestRowsInColumns) return false;
  const left = band.map((row) => row.filter((word) => word.right <= at)).filter((row) => row.length > 0);
  const right = band.map((row) => row.filter((word) => word.left >= at)).filter((row) => row.length > 0);
  return isProse(left) && isProse(right);
}

function isProse(column: readonly Row[]): boolean {
  const counts = column.map((row) => row.length).sort((a, b) => a - b);
  if (counts[Math.floor(counts.length / 2)]! < fewestWordsInProse) return false;
  const from = Math.min(...column.map((row) => row[0]!.left));
  const to = Math.max(...column.map((row) => row.at(-1)!.right));
  const written = column.reduce((sum, row) => sum + row.reduce((width, word) => width + word.right - word.left, 0), 0);
  const isLettered = lettersShare(column) > 0.6;
  return isLettered && written / (column.length * Math.max(1, to - from)) > proseFill;
}

function lettersShare(column: readonly Row[]): number {
  const text = column.map((row) => row.map((word) => word.text).join('')).join('');
  return (text.match(/\p{L}/gu)?.length ?? 0) / Math.max(1, text.length);
}

function centre(word: PlacedWord): number {
  return (word.left + word.right) / 2;
}
