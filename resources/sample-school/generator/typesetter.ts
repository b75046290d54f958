import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { type FontFamily, fontFamilies } from './look.ts';

/** A face of a family. */
export type Font = { family: FontFamily; bold: boolean };

/** Knows where the fonts are and how wide words set in them are. */
export type Typesetter = {
  /** Width in points of `text` at `size` points. */
  measure: (text: string, font: Font, size: number) => number;
  /** The font's file. */
  fontFile: (font: Font) => string;
  /** The text broken into lines no wider than `width`. */
  wrap: (text: string, font: Font, size: number, width: number) => string[];
};

const fontFiles: Record<FontFamily, { regular: string; bold: string }> = {
  arimo: {
    regular: '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
    bold: '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  },
  tinos: {
    regular: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
    bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  },
  carlito: {
    regular: '@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf',
    bold: '@expo-google-fonts/carlito/700Bold/Carlito_700Bold.ttf',
  },
  lato: {
    regular: '@expo-google-fonts/lato/400Regular/Lato_400Regular.ttf',
    bold: '@expo-google-fonts/lato/700Bold/Lato_700Bold.ttf',
  },
  'courier-prime': {
    regular: '@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf',
    bold: '@expo-google-fonts/courier-prime/700Bold/CourierPrime_700Bold.ttf',
  },
  'special-elite': {
    regular: '@expo-google-fonts/special-elite/400Regular/SpecialElite_400Regular.ttf',
    bold: '@expo-google-fonts/special-elite/400Regular/SpecialElite_400Regular.ttf',
  },
  'dejavu-sans': {
    regular: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
    bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  },
  'dejavu-serif': {
    regular: 'dejavu-fonts-ttf/ttf/DejaVuSerifCondensed.ttf',
    bold: 'dejavu-fonts-ttf/ttf/DejaVuSerifCondensed-Bold.ttf',
  },
};

/** The name under which a canvas knows the font. */
export function nameFace(font: Font): string {
  return `school-${font.family}-${font.bold ? 'bold' : 'regular'}`;
}

/** Registers every font with the canvas and returns what measures them. */
export function createTypesetter(): Typesetter {
  const require = createRequire(import.meta.url);
  const fontFile = (font: Font) => require.resolve(fontFiles[font.family][font.bold ? 'bold' : 'regular']);
  for (const family of fontFamilies) {
    for (const bold of [false, true]) {
      const font = { family, bold };
      if (!GlobalFonts.registerFromPath(fontFile(font), nameFace(font)))
        throw new Error(`cannot register ${nameFace(font)}`);
    }
  }
  const context = createCanvas(8, 8).getContext('2d');
  const measure = (text: string, font: Font, size: number) => {
    // Measured large and scaled down, so that hinting does not round the widths.
    context.font = `100px ${nameFace(font)}`;
    return (context.measureText(text).width * size) / 100;
  };
  const wrap = (text: string, font: Font, size: number, width: number) => {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measure(longer, font, size) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  };
  return { measure, fontFile, wrap };
}
