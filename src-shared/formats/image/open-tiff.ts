import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import utif, { type IFD } from 'utif2';
import { AppError } from '../../domain/errors.ts';
import { emptyCanvas } from '../raster/read-canvas.ts';
import { type OpenPicture, type Size, scaled } from './opened-picture.ts';

/** Opens a TIFF of one or many pages. `checkSize` throws for a page that is too large to be decoded. */
export function openTiff(
  { name, bytes }: { name: string; bytes: Uint8Array },
  checkSize: (size: Size) => void,
): OpenPicture {
  const file = bytes.slice().buffer;
  const directories = readDirectories(file, name);
  const decodePage: OpenPicture['decode'] = async (index, scaleFor) => {
    const directory = directories[index]!;
    checkSize(sizeOf(directory));
    try {
      utif.decodeImage(file, directory);
    } catch (error) {
      throw new AppError('PAGE_UNREADABLE', {}, { cause: error });
    }
    return drawUpright(directory, scaleFor);
  };
  return { pageCount: directories.length, decode: decodePage };
}

function readDirectories(file: ArrayBuffer, name: string): IFD[] {
  try {
    const pages = utif.decode(file).filter((directory) => sizeOf(directory).width > 0);
    if (pages.length > 0) return pages;
  } catch (error) {
    throw new AppError('FILE_DAMAGED', { name }, { cause: error });
  }
  throw new AppError('FILE_DAMAGED', { name });
}

function sizeOf(directory: IFD): Size {
  return { width: firstNumber(directory.t256), height: firstNumber(directory.t257) };
}

function firstNumber(tag: unknown): number {
  const value: unknown = Array.isArray(tag) || tag instanceof Uint8Array ? tag[0] : tag;
  return typeof value === 'number' ? value : 0;
}

/** Clockwise quarter turns for the values of tag 274; its mirrored variants do not come from scanners. */
const turnsByOrientation: Readonly<Record<number, number>> = { 3: 2, 6: 1, 8: 3 };

function drawUpright(directory: IFD, scaleFor: (size: Size) => number): Canvas {
  const flat = drawFlat(directory);
  const turns = turnsByOrientation[firstNumber(directory.t274)] ?? 0;
  const isOnItsSide = turns % 2 === 1;
  const size = { width: isOnItsSide ? flat.height : flat.width, height: isOnItsSide ? flat.width : flat.height };
  const scale = scaleFor(size);
  const upright = createCanvas(scaled(size.width, scale), scaled(size.height, scale));
  const context = upright.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.translate(upright.width / 2, upright.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.scale(scale, scale);
  context.drawImage(flat, -flat.width / 2, -flat.height / 2);
  emptyCanvas(flat);
  return upright;
}

/** The page's pixels in the order in which the file has them. */
function drawFlat(directory: IFD): Canvas {
  const { width, height } = directory;
  const pixels = utif.toRGBA8(directory);
  // What was decoded is another copy of the page, which the directory would keep.
  directory.data = new Uint8Array();
  const flat = createCanvas(width, height);
  const colours = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length);
  flat.getContext('2d').putImageData(new ImageData(colours, width, height), 0, 0);
  return flat;
}
