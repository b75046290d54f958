/** One character (or ligature) as the page draws it, in points of the upright page, origin at the top left. */
export type Glyph = {
  text: string;
  /** Where its baseline starts and ends. */
  x: number;
  y: number;
  endX: number;
  endY: number;
  /** How far it is raised above its line, as the 2 of m² is. */
  rise: number;
  /** Height of the font on the page. */
  size: number;
  /** Whether the writing runs down the page letter by letter. */
  vertical: boolean;
  /** Drawn invisibly, as the text layer of a scan is. */
  hidden: boolean;
  /** The font's loaded name, to judge fonts one by one. */
  font: string;
};

/** A drawn straight line in points of the upright page. */
export type DrawnLine = { x1: number; y1: number; x2: number; y2: number };

/** What a page draws, told from its operator list. */
export type PageMarks = {
  glyphs: Glyph[];
  lines: DrawnLine[];
  /** Share of the page (0 to 1) under its largest picture. */
  pictureShare: number;
  /** How many curves are drawn. */
  curves: number;
};
