import { median } from './page-geometry.ts';
import { isNumeric, type Piece, type PlacedLine } from './stream-tables.ts';

/** What the lines of a region turned out to be. */
export type Judgement = 'table' | 'text-columns' | 'neither';

const bullet = /^([•·▪◦‣●■□○*-]|\(?[\divxlc]{1,4}[).]-?|\(?[a-z][).])$/i;

/** Tells tables from columns of prose, lists and lines with wide gaps. `ruled`: whether lines are drawn in it. */
export function judge(columns: number, lines: readonly PlacedLine[], ruled: boolean): Judgement {
  const split = lines.filter((line) => line.pieces.length >= 2);
  const pieces = split.flatMap((line) => line.pieces);
  if (split.length < (ruled ? 2 : 3) || split.length < 0.4 * lines.length) return 'neither';
  if (isDotted(split) || isList(split, columns)) return 'neither';
  if (isProse(columns, lines)) return 'text-columns';
  if (isJustifiedText(split)) return 'neither';
  const numbers = pieces.filter(isNumeric).length / pieces.length;
  if (!ruled && numbers < 0.15 && !hasWideGaps(split)) return 'neither';
  if (columns === 2 && !ruled) {
    const labels = split.filter((line) => line.pieces[0]!.words.at(-1)!.text.endsWith(':')).length;
    if (labels > 0.5 * split.length) return 'neither';
    return numbers >= 0.3 || (split.length >= 4 && averageWords(pieces) <= 3.5) ? 'table' : 'neither';
  }
  const filled = pieces.length / (split.length * columns);
  // The labels of a chart stand in columns too, but few to a line.
  if (columns >= 4 && filled < 0.35) return 'neither';
  return numbers >= 0.15 || (averageWords(pieces) <= 6 && filled >= 0.4) ? 'table' : 'neither';
}

/** Words alone make a table only where clear space parts them; stretched prose has gaps of little more than a letter. */
function hasWideGaps(lines: readonly PlacedLine[]): boolean {
  const gaps = lines.flatMap(({ line }) =>
    line.chunks.slice(1).map((chunk, index) => (chunk.left - line.chunks[index]!.right) / line.size),
  );
  return median(gaps) >= 1.7;
}

function averageWords(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.words.length, 0) / pieces.length;
}

/** A table of contents: names led to their page by dots. */
function isDotted(lines: readonly PlacedLine[]): boolean {
  const dotted = lines.filter(({ line }) => line.words.some((word) => /\.{4,}|…{2,}|(\. ){3,}/.test(word.text)));
  return dotted.length >= 0.5 * lines.length;
}

/** Lines stretched to the margin: little empty width, and text that goes on in small letters after each gap. */
function isJustifiedText(lines: readonly PlacedLine[]): boolean {
  const left = Math.min(...lines.map(({ line }) => line.left));
  const right = Math.max(...lines.map(({ line }) => line.right));
  const inked = lines.map(({ line }) => line.chunks.reduce((sum, chunk) => sum + chunk.right - chunk.left, 0));
  const later = lines.flatMap(({ pieces }) => pieces.slice(1));
  const low = later.filter((piece) => /^\p{Ll}/u.test(piece.words[0]!.text));
  return median(inked) > 0.6 * (right - left) && low.length >= 0.45 * later.length;
}

function isList(lines: readonly PlacedLine[], columns: number): boolean {
  if (columns > 3) return false;
  if (columns === 2 && isNumberedText(lines)) return true;
  const marked = lines.filter(({ pieces }) => {
    const [first, second] = pieces;
    return first!.words.length === 1 && bullet.test(first!.words[0]!.text) && !isNumeric(second!);
  });
  return marked.length >= 0.5 * lines.length;
}

/** Text with its lines numbered at the margin, as transcripts have it. */
function isNumberedText(lines: readonly PlacedLine[]): boolean {
  const numbered = lines.filter(({ pieces }, index) => {
    const before = index > 0 ? Number(lines[index - 1]!.pieces[0]!.words[0]!.text) : Number.NaN;
    return Number(pieces[0]!.words[0]!.text) === before + 1;
  });
  const words = averageWords(lines.map(({ pieces }) => pieces.at(-1)!));
  return numbered.length >= 0.8 * (lines.length - 1) && words > 5;
}

/** Two or three columns whose lines are full of words, most of them. */
function isProse(columns: number, lines: readonly PlacedLine[]): boolean {
  if (columns > 4) return false;
  let wordy = 0;
  for (let column = 0; column < columns; column++) {
    const pieces = lines.flatMap((line) => line.pieces.filter((piece) => piece.column === column));
    const long = pieces.filter((piece) => piece.words.length >= 4 && !isNumeric(piece));
    if (pieces.length > 0 && long.length >= 0.6 * pieces.length) wordy++;
  }
  return wordy >= 2 || (columns === 2 && wordy === 1 && averageWords(lines.flatMap((line) => line.pieces)) > 7);
}
