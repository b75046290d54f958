import type { RasterImage, RecognizedText } from '../../../src-shared/ports/text-recognizer.ts';

type Recognize = (image: RasterImage) => Promise<RecognizedText>;

/** Letters of sure words below which nothing can be told. */
const fewestLetters = 12;
/** How many times more sure letters the best turn must show than the picture as it is. */
const clearlyBetter = 1.5;

/**
 * Reads the picture turned each way and takes the turn with the most letters in sure words: text that stands on its
 * head or side reads as few, short, doubtful words. Null where no turn shows enough of them.
 */
export async function estimateQuarterTurns(image: RasterImage, recognize: Recognize): Promise<number | null> {
  const scores: number[] = [];
  for (let turns = 0; turns < 4; turns++) {
    const turned = turnPicture(image, turns);
    scores.push(sureLetters(await recognize(turned), turned));
    // Upright pages are most pages: a first reading that is plainly good saves the other three.
    if (turns === 0 && isPlainlyUpright(scores[0]!, image)) return 0;
  }
  const best = Math.max(...scores);
  if (best < fewestLetters) return null;
  const turns = scores.indexOf(best);
  return best > clearlyBetter * scores[0]! ? turns : 0;
}

/**
 * Letters of words of three or more that the engine is sure of and that lie level: it also reads blocks of text that
 * stand on their side, and then gives their words upright boxes.
 */
export function sureLetters({ lines }: RecognizedText, { width, height }: { width: number; height: number }): number {
  let letters = 0;
  for (const { text, box, confidence } of lines.flat()) {
    const isLevel = (box[2] - box[0]) * width > (box[3] - box[1]) * height;
    if (isLevel && confidence >= 0.75 && /\p{L}{3,}/u.test(text)) letters += text.length;
  }
  return letters;
}

function isPlainlyUpright(letters: number, { width, height }: RasterImage): boolean {
  return letters > 60 && letters > (width * height) / 20_000;
}

/** The picture turned by quarter turns, clockwise. */
export function turnPicture(image: RasterImage, turns: number): RasterImage {
  if (turns === 0) return image;
  const { width, height, pixels } = image;
  const turned = new Uint8ClampedArray(pixels.length);
  const depth = pixels.length / (width * height);
  const wide = turns === 2 ? width : height;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [toX, toY] = turnPoint(x, y, { turns, width, height });
      for (let byte = 0; byte < depth; byte++) {
        turned[(toY * wide + toX) * depth + byte] = pixels[(y * width + x) * depth + byte]!;
      }
    }
  }
  return { width: wide, height: turns === 2 ? height : width, pixels: turned };
}

type Turn = { turns: number; width: number; height: number };

function turnPoint(x: number, y: number, { turns, width, height }: Turn): [number, number] {
  if (turns === 1) return [height - 1 - y, x];
  if (turns === 2) return [width - 1 - x, height - 1 - y];
  return [y, width - 1 - x];
}
