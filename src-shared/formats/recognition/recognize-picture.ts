import type { Box } from '../../domain/document-text.ts';
import type { TextRecognizer } from '../../ports/text-recognizer.ts';
import type { TextLine } from '../page-layout/compose-text.ts';
import { levelness } from '../raster/estimate-skew.ts';
import { findInk } from '../raster/find-ink.ts';
import { findRulings, type PictureRuling } from '../raster/find-rulings.ts';
import { type GreyImage, shrink, toRaster } from '../raster/grey-image.ts';
import { type PreparedPicture, preparePicture } from '../raster/prepare-picture.ts';
import { straightenPaper } from '../raster/straighten-paper.ts';
import { layOutRecognized, placeBox } from './lay-out-recognized.ts';

export type PictureReading = {
  /** Words in points of the levelled picture, boxes in fractions of the picture as it was given. */
  lines: TextLine[];
  /** From 0 to 1, weighed by letters. */
  confidence: number;
  /** Clockwise, that brought the picture upright. */
  quarterTurns: number;
  /** The levelled picture: its size in points, its rulings, and the way back from its places. */
  level: { width: number; height: number; rulings: PictureRuling[]; toOriginalBox: (box: Box) => Box };
};

type Request = {
  image: GreyImage;
  /** Pixels of the picture for each point of the page. */
  scale: number;
  recognizer: TextRecognizer;
  signal: AbortSignal;
  /** Called after each step, which takes seconds. */
  onStep: () => void;
};

/** Lines of writing that look more upright than level put the page on its side. */
const sidewaysLevelness = 0.8;
/** Below this confidence the page may stand on its head. */
const doubtfulConfidence = 0.6;
/** Below this even the better of both ways up may be neither. */
const hopelessConfidence = 0.5;
/** Longer side, in pixels, of the copy on which the right way up is looked for. */
const orientationPixels = 1800;
/** Longer side, in pixels, of the copy on which rulings are looked for: about 150 dpi. */
const rulingPixels = 1750;

/** Reads a picture of a page whichever way up it is. */
export async function recognizePicture(request: Request): Promise<PictureReading> {
  const paper = straightenPaper(request.image);
  const original = paper.image;
  const isSideways = levelness(findInk(original, 1000)) < sidewaysLevelness;
  const turns = isSideways ? ((await findTurns(original, request)) ?? 0) : 0;
  const first = await readTurned(paper, turns, request);
  if (isSideways || first.confidence >= doubtfulConfidence) return first;
  // Lines that lie level stand on their head if anything: reading them so costs less than looking each way first.
  const best = surer(first, await readTurned(paper, 2, request));
  if (best.confidence >= hopelessConfidence) return best;
  const otherTurns = (await findTurns(original, request)) ?? 0;
  return otherTurns % 2 === 0 ? best : surer(best, await readTurned(paper, otherTurns, request));
}

function surer(one: PictureReading, other: PictureReading): PictureReading {
  return other.confidence > one.confidence ? other : one;
}

async function findTurns(original: GreyImage, { recognizer, signal, onStep }: Request): Promise<number | null> {
  const factor = Math.max(1, Math.round(Math.max(original.width, original.height) / orientationPixels));
  const turns = await recognizer.detectQuarterTurns(toRaster(shrink(original, factor)), { signal });
  onStep();
  return turns;
}

async function readTurned(paper: PreparedPicture, turns: number, request: Request): Promise<PictureReading> {
  const prepared = preparePicture(paper.image, turns);
  const rulings = findRulings(findInk(prepared.image, rulingPixels));
  const recognized = await request.recognizer.recognize(toRaster(prepared.image), { signal: request.signal });
  const level = {
    width: prepared.image.width / request.scale,
    height: prepared.image.height / request.scale,
    rulings,
    toOriginalBox: (box: Box) => placeBox(box, (x, y) => paper.toOriginal(...prepared.toOriginal(x, y))),
  };
  request.onStep();
  const lines = layOutRecognized(recognized, level);
  return { lines, confidence: recognized.meanConfidence, quarterTurns: turns, level };
}
