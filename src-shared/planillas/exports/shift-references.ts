/** Rows put in after `lastSlot`; the rows that take data begin at `firstSlot`. */
export type RowInsertion = { sheet: string; firstSlot: number; lastSlot: number; count: number };

const quotedText = /"(?:[^"]|"")*"/;
const sheetName = /(?:'(?:[^']|'')+'|[\p{L}_\\][\p{L}\p{N}_.\\]*)!/u;
const cell = /\$?[A-Za-z]{1,3}\$?\d{1,7}/;
const reference = new RegExp(
  `${quotedText.source}|(${sheetName.source})?(?<![\\p{L}\\p{N}_.$])(?:(${cell.source})(?::(${cell.source}))?|\\$?(\\d{1,7}):\\$?(\\d{1,7}))(?![\\p{L}\\p{N}_(!])`,
  'gu',
);

/**
 * A formula after the rows were put in: what stood below moves, and a range that ended at the last row for data grows.
 * `ownSheet` is where the formula is: references with no sheet are to it.
 */
export function shiftFormula(formula: string, ownSheet: string, insertion: RowInsertion): string {
  return formula.replace(reference, (whole: string, ...parts: (string | undefined)[]) => {
    const [sheet, from, to, firstRow, lastRow] = parts;
    const target = sheet === undefined ? ownSheet : unquoteSheet(sheet);
    if (whole.startsWith('"') || target.toLowerCase() !== insertion.sheet.toLowerCase()) return whole;
    const before = sheet ?? '';
    if (firstRow !== undefined && lastRow !== undefined)
      return before + shiftRowRange(whole.slice(before.length), insertion);
    if (from === undefined) return whole;
    if (to === undefined) return before + moveRow(from, (row) => shiftRow(row, insertion));
    return before + shiftRange(from, to, insertion);
  });
}

/** Ranges with spaces between them, as conditional formats, validations and filters have them. */
export function shiftRanges(ranges: string, insertion: RowInsertion): string {
  return ranges
    .split(/\s+/)
    .map((range) => {
      const [from, to = from] = range.split(':');
      if (from === undefined || to === undefined || !/\d/.test(from)) return range;
      const shifted = shiftRange(from, to, insertion).split(':');
      return shifted[0] === shifted[1] ? shifted[0] : shifted.join(':');
    })
    .join(' ');
}

/** A merged range: it moves, and never grows over the new rows. */
export function shiftMerge(range: string, insertion: RowInsertion): string {
  const [from, to = from] = range.split(':');
  return `${moveRow(from!, (row) => shiftRow(row, insertion))}:${moveRow(to!, (row) => shiftRow(row, insertion))}`;
}

/** Where a row is after the rows were put in. */
export function shiftRow(row: number, { lastSlot, count }: RowInsertion): number {
  return row > lastSlot ? row + count : row;
}

function shiftRange(from: string, to: string, insertion: RowInsertion): string {
  const end = shiftEnd(rowOf(from), rowOf(to), insertion);
  return `${moveRow(from, (row) => shiftRow(row, insertion))}:${moveRow(to, () => end)}`;
}

function shiftRowRange(range: string, insertion: RowInsertion): string {
  const [from, to] = range.split(':') as [string, string];
  const end = shiftEnd(rowOf(from), rowOf(to), insertion);
  return `${moveRow(from, (row) => shiftRow(row, insertion))}:${moveRow(to, () => end)}`;
}

function shiftEnd(from: number, to: number, insertion: RowInsertion): number {
  const { firstSlot, lastSlot, count } = insertion;
  const grows = to === lastSlot && (from < to || firstSlot === lastSlot);
  return grows ? to + count : shiftRow(to, insertion);
}

function rowOf(place: string): number {
  return Number(/\d+$/.exec(place)?.[0]);
}

function moveRow(place: string, move: (row: number) => number): string {
  return place.replace(/\d+$/, (row) => String(move(Number(row))));
}

function unquoteSheet(sheet: string): string {
  const name = sheet.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/** A formula copied `rows` further down and `columns` further right: references without `$` follow. */
export function translateFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(reference, (whole: string, ...parts: (string | undefined)[]) => {
    const [sheet, from, to] = parts;
    if (whole.startsWith('"') || from === undefined) return whole;
    const moved = [from, to].filter((each) => each !== undefined).map((each) => translateCell(each, rows, columns));
    return (sheet ?? '') + moved.join(':');
  });
}

function translateCell(place: string, rows: number, columns: number): string {
  return place.replace(
    /^(\$?)([A-Za-z]+)(\$?)(\d+)$/,
    (_, fixedColumn: string, letters: string, fixedRow: string, row: string) => {
      const column = fixedColumn ? letters : moveLetters(letters.toUpperCase(), columns);
      return `${fixedColumn}${column}${fixedRow}${fixedRow ? row : Math.max(1, Number(row) + rows)}`;
    },
  );
}

function moveLetters(letters: string, columns: number): string {
  let index = columns;
  let place = 1;
  for (const letter of [...letters].reverse()) {
    index += (letter.charCodeAt(0) - 64) * place;
    place *= 26;
  }
  let moved = '';
  for (let rest = Math.max(1, index); rest > 0; rest = Math.floor((rest - 1) / 26)) {
    moved = String.fromCharCode(65 + ((rest - 1) % 26)) + moved;
  }
  return moved;
}
