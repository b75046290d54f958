import type { GreyImage } from './grey-image.ts';

/** The paper's own brightness, one value for each cell of a coarse grid. */
export type PaperBackground = { columns: number; rows: number; cell: number; values: Float32Array };

/** Share of a cell's pixels that are darker than its paper: writing covers less than that nearly everywhere. */
const inkShare = 0.8;

/** Brightness of the paper all over the picture, with writing ignored and smoothed over neighbouring cells. */
export function estimateBackground(image: GreyImage): PaperBackground {
  const cell = Math.max(8, Math.round(Math.max(image.width, image.height) / 80));
  const columns = Math.ceil(image.width / cell);
  const rows = Math.ceil(image.height / cell);
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = brightPercentile(image, column * cell, row * cell, cell);
    }
  }
  const closed = extreme(extreme({ columns, rows, cell, values }, Math.max), Math.min);
  return blur(closed);
}

function brightPercentile(image: GreyImage, left: number, top: number, cell: number): number {
  const counts = new Uint32Array(256);
  const right = Math.min(image.width, left + cell);
  const bottom = Math.min(image.height, top + cell);
  let total = 0;
  for (let y = top; y < bottom; y += 2) {
    for (let x = left; x < right; x += 2) {
      counts[image.values[y * image.width + x]!]!++;
      total++;
    }
  }
  let seen = 0;
  for (let value = 0; value < 256; value++) {
    seen += counts[value]!;
    if (seen >= total * inkShare) return value;
  }
  return 255;
}

type Choose = (...values: number[]) => number;

/** Every cell takes the extreme of itself and its neighbours; bright first and dark after closes dark spots. */
function extreme(grid: PaperBackground, choose: Choose): PaperBackground {
  const { columns, rows } = grid;
  const values = grid.values.map((_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    return choose(...neighbours(grid, column, row));
  });
  return { ...grid, columns, rows, values };
}

function blur(grid: PaperBackground): PaperBackground {
  const values = grid.values.map((_, at) => {
    const around = neighbours(grid, at % grid.columns, Math.floor(at / grid.columns));
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
  return { ...grid, values };
}

function neighbours({ columns, rows, values }: PaperBackground, column: number, row: number): number[] {
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      found.push(values[y * columns + x]!);
    }
  }
  return found;
}

/** How unevenly the paper is lit: the spread of its brightness, leaving out the darkest and brightest cells. */
export function unevenness({ values }: PaperBackground): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)]! - sorted[Math.floor(sorted.length * 0.05)]!;
}

/** The picture as if its paper were evenly white: each pixel divided by the paper's brightness there. */
export function flatten(image: GreyImage, background: PaperBackground): GreyImage {
  const { width, height } = image;
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const paper = Math.max(24, brightnessAt(background, x, y));
      values[at] = Math.min(255, (image.values[at]! * 250) / paper);
    }
  }
  return { width, height, values };
}

function brightnessAt({ columns, rows, cell, values }: PaperBackground, x: number, y: number): number {
  const gridX = Math.min(columns - 1, Math.max(0, x / cell - 0.5));
  const gridY = Math.min(rows - 1, Math.max(0, y / cell - 0.5));
  const [left, top] = [Math.floor(gridX), Math.floor(gridY)];
  const [right, bottom] = [Math.min(columns - 1, left + 1), Math.min(rows - 1, top + 1)];
  const [alongX, alongY] = [gridX - left, gridY - top];
  const above = values[top * columns + left]! * (1 - alongX) + values[top * columns + right]! * alongX;
  const below = values[bottom * columns + left]! * (1 - alongX) + values[bottom * columns + right]! * alongX;
  return above * (1 - alongY) + below * alongY;
}
