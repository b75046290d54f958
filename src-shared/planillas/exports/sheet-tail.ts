import { columnIndex } from './export-columns.ts';
import { decodeXml } from './form-package.ts';
import { escapeXml } from './safe-text.ts';
import { type RowInsertion, shiftFormula, shiftMerge, shiftRanges, shiftRow } from './shift-references.ts';

/** Merges, conditional formats, validations, filters, links, breaks: all that follows the rows in a sheet. */
export function shiftSheetTail(tail: string, insertion: RowInsertion): string {
  const merged = tail.replace(
    /<(\w+:)?mergeCells\b[^>]*>([\s\S]*?)<\/(?:\w+:)?mergeCells>/,
    (_, prefix = '', inner: string) => {
      const merges = [...inner.matchAll(/ref="([^"]+)"/g)].map((match) => match[1]!);
      const all = [...merges.map((range) => shiftMerge(range, insertion)), ...copiedMerges(merges, insertion)];
      const elements = all.map((range) => `<${prefix}mergeCell ref="${range}"/>`).join('');
      return `<${prefix}mergeCells count="${all.length}">${elements}</${prefix}mergeCells>`;
    },
  );
  return merged
    .replace(/(\ssqref=")([^"]+)/g, (_, start: string, ranges: string) => start + shiftRanges(ranges, insertion))
    .replace(
      /(<(?:\w+:)?(?:autoFilter|hyperlink|sortState|sortCondition)\b[^>]*?\sref=")([^"]+)/g,
      (_, start: string, range: string) => start + shiftRanges(range, insertion),
    )
    .replace(
      /(<(?:\w+:)?(?:formula|formula1|formula2|f)>)([^<]*)/g,
      (_, open: string, text: string) => open + escapeXml(shiftFormula(decodeXml(text), insertion.sheet, insertion)),
    )
    .replace(/<(?:\w+:)?rowBreaks\b[\s\S]*?<\/(?:\w+:)?rowBreaks>/, (breaks) =>
      breaks.replace(
        /(<(?:\w+:)?brk\b[^>]*?\sid=")(\d+)/g,
        (_, start: string, row: string) => start + shiftRow(Number(row), insertion),
      ),
    );
}

/** Merges inside the row that new rows are copied from are made in each of them. */
function copiedMerges(merges: readonly string[], { lastSlot, count }: RowInsertion): string[] {
  const ofModel = merges.filter((range) =>
    range.split(':').every((place) => Number(/\d+$/.exec(place)?.[0]) === lastSlot),
  );
  return ofModel.flatMap((range) =>
    Array.from({ length: count }, (_, index) => range.replace(/\d+(?=:|$)/g, String(lastSlot + index + 1))),
  );
}

/** The top left place of each merged range that covers a given place. */
export function mergeOver(tail: string, column: number, row: number): { column: number; row: number } | null {
  for (const match of tail.matchAll(/<(?:\w+:)?mergeCell\b[^>]*\sref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)) {
    const [, left, top, right, bottom] = match;
    const inColumns = column >= columnIndex(left!) && column <= columnIndex(right!);
    if (inColumns && row >= Number(top) && row <= Number(bottom))
      return { column: columnIndex(left!), row: Number(top) };
  }
  return null;
}
