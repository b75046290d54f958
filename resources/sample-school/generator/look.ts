import type { Random } from './random.ts';

/** The families that pages are set in. */
export const fontFamilies = [
  'arimo',
  'tinos',
  'carlito',
  'lato',
  'courier-prime',
  'dejavu-sans',
  'dejavu-serif',
  'special-elite',
] as const;
export type FontFamily = (typeof fontFamilies)[number];

/** The ways of laying labels and values on a page. */
const fieldLayouts = ['lines', 'boxes', 'ruled-table', 'above', 'inline', 'below'] as const;
export type FieldLayout = (typeof fieldLayouts)[number];

/** Everything drawn once per paper that changes its looks and none of its words. */
export type Look = {
  family: FontFamily;
  /** What fills the blanks: the same family, or a typewriter's. */
  valueFamily: FontFamily;
  /** Points. */
  size: number;
  margin: number;
  lineHeight: number;
  fieldLayout: FieldLayout;
  /** Columns of boxes, of pairs in a ruled table or of blanks. */
  columns: 1 | 2 | 3;
  labelBold: boolean;
  labelUpperCase: boolean;
  valueBold: boolean;
  separator: string;
  leader: 'none' | 'dots' | 'rule';
  /** Whether values of a list of lines start at one common place. */
  aligned: boolean;
  gridRules: 'all' | 'horizontal' | 'none' | 'zebra';
  titleCentered: boolean;
  titleBoxed: boolean;
  headingStyle: 'bold' | 'underlined' | 'banner';
  letterheadPlace: 'left' | 'center' | 'shield';
  ink: string;
  accent: string;
  /** Whether the PDF names the viewer's own Helvetica, Times or Courier instead of carrying a font. */
  standardFonts: boolean;
  /** Whether each word is placed on its own, as some printers' drivers do. */
  wordByWord: boolean;
};

/** Draws the looks of one paper. */
export function drawLook(random: Random): Look {
  const family = random.pick([
    'arimo',
    'arimo',
    'tinos',
    'tinos',
    'carlito',
    'carlito',
    'lato',
    'courier-prime',
    'dejavu-sans',
    'dejavu-serif',
  ] as const);
  const typed = random.chance(0.25);
  const standard = family === 'arimo' || family === 'tinos';
  return {
    family,
    valueFamily: typed ? random.pick(['courier-prime', 'courier-prime', 'special-elite', 'arimo'] as const) : family,
    size: random.pick([9.5, 10, 10.5, 11, 11, 12]),
    margin: random.pick([42, 50, 57, 64, 72]),
    lineHeight: random.between(1.3, 1.65),
    fieldLayout: random.pick(fieldLayouts),
    columns: random.pick([1, 2, 2, 3] as const),
    labelBold: random.chance(0.5),
    labelUpperCase: random.chance(0.2),
    valueBold: random.chance(0.15),
    separator: random.pick([':', ':', ':', ' :', '', '.-']),
    leader: random.pick(['none', 'none', 'dots', 'rule'] as const),
    aligned: random.chance(0.4),
    gridRules: random.pick(['all', 'all', 'horizontal', 'none', 'zebra'] as const),
    titleCentered: random.chance(0.7),
    titleBoxed: random.chance(0.2),
    headingStyle: random.pick(['bold', 'underlined', 'banner'] as const),
    letterheadPlace: random.pick(['left', 'center', 'shield'] as const),
    ink: random.pick(['#111111', '#111111', '#1a1a1a', '#222233']),
    accent: random.pick(['#1d3f72', '#2f5d50', '#6b2737', '#444444', '#444444', '#7a5a12']),
    standardFonts: standard && !typed && random.chance(0.5),
    wordByWord: random.chance(0.25),
  };
}
