import { describe, expect, it } from 'vitest';
import { findPaper } from './find-paper.ts';
import { type GreyImage, rotate, turn } from './grey-image.ts';
import { preparePicture } from './prepare-picture.ts';
import { straightenPaper } from './straighten-paper.ts';

/** A page of dashes in level lines, with one lone black square to find again. */
function createPage(width = 900, height = 1200): GreyImage {
  const values = new Uint8Array(width * height).fill(250);
  const image = { width, height, values };
  for (let line = 0; line < 24; line++) {
    for (let word = 0; word < 9; word++)
      fill(image, { left: 120 + word * 70, top: 150 + line * 26, wide: 50, high: 8, value: 20 });
  }
  fill(image, { left: 600, top: 900, wide: 24, high: 24, value: 0 });
  return image;
}

type Patch = { left: number; top: number; wide: number; high: number; value: number };

function fill(image: GreyImage, { left, top, wide, high, value }: Patch): void {
  for (let y = top; y < top + high; y++)
    image.values.fill(value, y * image.width + left, y * image.width + left + wide);
}

/** The middle of the darkest solid square of 18 pixels, as fractions of the picture. */
function findSquare({ width, height, values }: GreyImage): [number, number] {
  let best = { x: 0, y: 0, sum: Infinity };
  for (let y = 0; y + 18 < height; y += 3) {
    for (let x = 0; x + 18 < width; x += 3) {
      let sum = 0;
      for (let dy = 0; dy < 18; dy += 3) for (let dx = 0; dx < 18; dx += 3) sum += values[(y + dy) * width + x + dx]!;
      if (sum < best.sum) best = { x: x + 9, y: y + 9, sum };
    }
  }
  return [best.x / width, best.y / height];
}

function expectSamePlace(found: [number, number], original: [number, number]): void {
  expect(found[0]).toBeCloseTo(original[0], 1.7);
  expect(found[1]).toBeCloseTo(original[1], 1.7);
}

describe('preparePicture', () => {
  it.each([-7, -2.5, 0, 1.2, 6])('levels a page that slopes by %f degrees and finds the way back', (degrees) => {
    const skewed = rotate(createPage(), degrees);
    const { image, toOriginal } = preparePicture(skewed, 0);
    expectSamePlace(toOriginal(...findSquare(image)), findSquare(skewed));
    const again = preparePicture(image, 0);
    expect([again.image.width, again.image.height]).toEqual([image.width, image.height]);
  });

  it.each([1, 2, 3])('undoes %i quarter turns in the places it gives back', (turns) => {
    const turned = turn(createPage(), turns);
    const { image, toOriginal } = preparePicture(turned, (4 - turns) % 4);
    expect([image.width, image.height]).toEqual([900, 1200]);
    expectSamePlace(toOriginal(...findSquare(image)), findSquare(turned));
  });

  it('makes the paper of a badly lit page evenly white', () => {
    const page = createPage();
    const shaded = page.values.map((value, at) => value * (0.35 + (0.6 * (at % page.width)) / page.width));
    const { image } = preparePicture({ ...page, values: shaded }, 0);
    const paper = [60, 450, 850].map((x) => image.values[1100 * image.width + x]!);
    expect(Math.max(...paper) - Math.min(...paper)).toBeLessThan(12);
    expect(Math.min(...paper)).toBeGreaterThan(230);
  });
});

describe('straightenPaper', () => {
  /** The page lying on a dark table, narrower at the top as a phone sees it. */
  function photograph(page: GreyImage): GreyImage {
    const [width, height] = [1200, 1500];
    const values = new Uint8Array(width * height).fill(70);
    for (let y = 150; y < 1350; y++) {
      const along = (y - 150) / 1200;
      const [left, right] = [220 - 60 * along, 980 + 50 * along];
      for (let x = Math.ceil(left); x < right; x++) {
        const from =
          Math.floor(((x - left) / (right - left)) * page.width) + Math.floor(along * page.height) * page.width;
        values[y * width + x] = page.values[from]!;
      }
    }
    return { width, height, values };
  }

  it('cuts a photographed sheet out of the table and finds the way back', () => {
    const photo = photograph(createPage());
    const { image, toOriginal } = straightenPaper(photo);
    expect(image.width / image.height).toBeCloseTo(0.68, 1);
    expect(Math.min(...[...image.values.subarray(0, image.width)])).toBeGreaterThan(200);
    expectSamePlace(toOriginal(...findSquare(image)), findSquare(photo));
  });

  it('leaves a scan, whose paper reaches the rim, as it is', () => {
    const page = createPage();
    expect(findPaper(page)).toBeNull();
    expect(straightenPaper(page).image).toBe(page);
  });
});
