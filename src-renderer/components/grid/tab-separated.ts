/** A block of cells as Excel and LibreOffice put it on the clipboard: quoted where a cell has tabs, lines or quotes. */
export function toTabSeparated(block: readonly (readonly string[])[]): string {
  return block.map((row) => row.map(quoteIfNeeded).join('\t')).join('\r\n');
}

/** The block of cells of a clipboard text. The line end that Excel puts after the last row adds no row. */
export function parseTabSeparated(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position <= text.length) {
    const cell = readCell(text, position);
    row.push(cell.value);
    position = cell.end;
    if (text[position] === '\t') {
      position += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (position >= text.length) break;
    position += text.startsWith('\r\n', position) ? 2 : 1;
    if (position >= text.length) break;
  }
  return rows;
}

function quoteIfNeeded(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** One cell from `start` up to the tab, line end or text end that closes it (at `end`). */
function readCell(text: string, start: number): { value: string; end: number } {
  const quoted = /^"((?:[^"]|"")*)"(?=\t|\r|\n|$)/.exec(text.slice(start));
  if (text[start] === '"' && quoted) {
    return { value: (quoted[1] ?? '').replaceAll('""', '"'), end: start + quoted[0].length };
  }
  const close = text.slice(start).search(/[\t\r\n]/);
  const end = close < 0 ? text.length : start + close;
  return { value: text.slice(start, end), end };
}
