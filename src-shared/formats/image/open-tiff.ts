import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import utif, { type IFD } from 'utif2';
import { AppError } from '../../domain/errors.ts';
import type { OpenPicture } from './opened-picture.ts';

type Size = { width: number; height: number };

/** Opens a TIFF of one or many pages. `checkSize` throws for a page that is too large to be decoded. */
export function openTiff(
  { name, bytes }: { name: string; bytes: Uint8Array },
  checkSize: (size: Size) => void,
): OpenPicture {
  const file = bytes.slice().buffer;
  const directories = readDirectories(file, name);
  const decodePage = async (index: number): Promise<Canvas> => {
    const directory = directories[index]!;
    checkSize(sizeOf(directory));
    try {
      utif.decodeImage(file, directory);
    } catch (error) {
      throw new AppError('PAGE_UNREADABLE', {}, { cause: error });
    }
    return drawUpright(directory);
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

function drawUpright(directory: IFD): Canvas {
  const { width, height } = directory;
  const pixels = utif.toRGBA8(directory);
  const flat = createCanvas(width, height);
  flat
    .getContext('2d')
    .putImageData(
      new ImageData(new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length), width, height),
      0,
      0,
    );
  const turns = turnsByOrientation[firstNumber(directory.t274)] ?? 0;
  if (turns === 0) return flat;
  const upright = turns === 2 ? createCanvas(width, height) : createCanvas(height, width);
  const context = upright.getContext('2d');
  context.translate(upright.width / 2, upright.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(flat, -width / 2, -height / 2);
  return upright;
}
