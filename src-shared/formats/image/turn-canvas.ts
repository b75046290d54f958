import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { emptyCanvas } from '../raster/read-canvas.ts';

/** The drawing turned by quarter turns, clockwise; the one given is emptied when another one takes its place. */
export function turnCanvas(canvas: Canvas, quarterTurns: number): Canvas {
  if (quarterTurns % 4 === 0) return canvas;
  const { width, height } = canvas;
  const turned = quarterTurns % 2 === 0 ? createCanvas(width, height) : createCanvas(height, width);
  const context = turned.getContext('2d');
  context.translate(turned.width / 2, turned.height / 2);
  context.rotate((quarterTurns * Math.PI) / 2);
  context.drawImage(canvas, -width / 2, -height / 2);
  emptyCanvas(canvas);
  return turned;
}
