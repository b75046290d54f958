import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { AnnotationMode, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { shrinkPictures } from './shrink-pictures.ts';

type Drawing = {
  /** Pixels a point. */
  scale: number;
  /** Clockwise, besides the turn that the page's own mark asks for; default 0. */
  quarterTurns?: number | undefined;
};

/** One page on white, with the values of its form fields. */
export async function drawPage(page: PDFPageProxy, { scale, quarterTurns = 0 }: Drawing): Promise<Canvas> {
  const viewport = page.getViewport({ scale, rotation: (page.rotate + 90 * quarterTurns) % 360 });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const letPicturesBe = shrinkPictures(page, canvas.width * canvas.height);
  const task = page.render({
    canvas: null,
    // The type wants a browser context; this one has every member that drawing uses.
    canvasContext: context as never,
    viewport,
    intent: 'print',
    annotationMode: AnnotationMode.ENABLE,
  });
  try {
    await task.promise;
    return canvas;
  } finally {
    letPicturesBe();
  }
}
