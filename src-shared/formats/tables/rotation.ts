import type { Box } from '../../domain/document-text.ts';
import type { PageContent } from './page-geometry.ts';

/** How the page's text runs: upright, or turned so that it reads from top to bottom or from bottom to top. */
export type TextDirection = 'upright' | 'downwards' | 'upwards';

/** The direction that most words of three letters or more have. */
export function textDirection({ words, width, height }: PageContent): TextDirection {
  const long = words.filter((word) => word.text.length >= 3);
  const tall = long.filter(({ box }) => (box[3] - box[1]) * height > 1.2 * (box[2] - box[0]) * width);
  if (tall.length < 3 || tall.length < 0.6 * long.length) return 'upright';
  let downwards = 0;
  for (let index = 1; index < tall.length; index++) {
    const before = tall[index - 1]!.box;
    const after = tall[index]!.box;
    const sameLine = Math.abs(before[0] - after[0]) * width < 3;
    if (sameLine) downwards += Math.sign(after[1] - before[1]);
  }
  return downwards >= 0 ? 'downwards' : 'upwards';
}

/** The page turned so that its text is upright. */
export function turnUpright(page: PageContent, direction: TextDirection): PageContent {
  if (direction === 'upright') return page;
  const turn = direction === 'downwards' ? turnLeft : turnRight;
  return {
    width: page.height,
    height: page.width,
    words: page.words.map((word) => ({ ...word, box: turn(word.box) })),
    rulings: page.rulings.map((ruling) => {
      const [x1, y1, x2, y2] = turn([ruling.x1, ruling.y1, ruling.x2, ruling.y2]);
      return { x1, y1, x2, y2 };
    }),
  };
}

/** A box of the turned page, back on the page as it was given. */
export function turnBack(box: Box, direction: TextDirection): Box {
  if (direction === 'upright') return box;
  return direction === 'downwards' ? turnRight(box) : turnLeft(box);
}

function turnLeft([left, top, right, bottom]: Box): Box {
  return [top, 1 - right, bottom, 1 - left];
}

function turnRight([left, top, right, bottom]: Box): Box {
  return [1 - bottom, left, 1 - top, right];
}
