import { estimateSkew } from './estimate-skew.ts';
import { findInk } from './find-ink.ts';
import { type GreyImage, rotate, turn } from './grey-image.ts';
import { estimateBackground, flatten, unevenness } from './paper-background.ts';

/** A point as fractions of a picture's width and height. */
export type Point = [number, number];

/** A picture ready to be recognised, and the way back from its places to the picture it was made from. */
export type PreparedPicture = { image: GreyImage; toOriginal: (x: number, y: number) => Point };

/** Paper whose brightness varies more than this was photographed, or scanned from an open book. */
const unevenPaper = 24;
/** A smaller slope does not disturb recognition, and turning the picture blurs it a little. */
const slightestSkewDegrees = 0.3;

/** The picture turned upright by `quarterTurns`, evenly lit and level. */
export function preparePicture(original: GreyImage, quarterTurns: number): PreparedPicture {
  const upright = turn(original, quarterTurns);
  const background = estimateBackground(upright);
  const lit = unevenness(background) > unevenPaper ? flatten(upright, background) : upright;
  const skew = estimateSkew(findInk(lit, 1000));
  if (Math.abs(skew) < slightestSkewDegrees) {
    return { image: lit, toOriginal: (x, y) => turnBack(x, y, quarterTurns) };
  }
  const level = rotate(lit, -skew);
  const unrotate = rotationBack(upright, level, skew);
  return { image: level, toOriginal: (x, y) => turnBack(...unrotate(x, y), quarterTurns) };
}

type Size = { width: number; height: number };

function rotationBack(before: Size, after: Size, skew: number): (x: number, y: number) => Point {
  const radians = (skew * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  return (x, y) => {
    const [offsetX, offsetY] = [(x - 0.5) * after.width, (y - 0.5) * after.height];
    const fromX = offsetX * cosine - offsetY * sine;
    const fromY = offsetY * cosine + offsetX * sine;
    return [fromX / before.width + 0.5, fromY / before.height + 0.5];
  };
}

/** Undoes clockwise quarter turns of a point given in fractions. */
export function turnBack(x: number, y: number, quarterTurns: number): Point {
  switch (quarterTurns) {
    case 1:
      return [y, 1 - x];
    case 2:
      return [1 - x, 1 - y];
    case 3:
      return [1 - y, x];
    default:
      return [x, y];
  }
}
