import type { Box } from '../domain/document-text.ts';

/** A decoded picture, row after row: 4 bytes a pixel (RGBA), or 1 (shades of grey), told by the length of `pixels`. */
export type RasterImage = { width: number; height: number; pixels: Uint8ClampedArray };

export type RecognizedWord = { text: string; box: Box; confidence: number };

/** Lines in reading order; boxes are fractions of the picture as it was given. */
export type RecognizedText = { lines: RecognizedWord[][]; meanConfidence: number };

/** Optical character recognition of one upright picture at about 300 dpi, in Spanish. */
export type TextRecognizer = {
  /** Throws `OCR_UNAVAILABLE` when the engine or its data is missing. */
  recognize(image: RasterImage, options: { signal: AbortSignal }): Promise<RecognizedText>;
  /** Quarter turns (0 to 3, clockwise) that bring the picture upright; null when it cannot be told. */
  detectQuarterTurns(image: RasterImage, options: { signal: AbortSignal }): Promise<number | null>;
  close(): Promise<void>;
};
