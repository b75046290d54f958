/**
 * A word laid out along its own line of writing: `left` to `right` along the line, `top` to `bottom` across it,
 * in points. For level text these are the page's own coordinates.
 */
export type PlacedWord = {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  baseline: number;
  /** Height of its font. */
  size: number;
  /** Whether a written space stands before it, however narrow the gap looks. */
  spaceBefore: boolean;
  /** From 0 to 1 where it was recognised from a picture. */
  confidence?: number;
};

/** The gap between two words in font heights from which they are words and not parts of one. */
export const wordGap = 0.11;

/** The gap in font heights from which two words stand in different columns or fields of a line. */
export const fieldGap = 1.5;
