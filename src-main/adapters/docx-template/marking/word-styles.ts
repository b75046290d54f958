import type { TextLook } from '../../../../src-shared/domain/template-page.ts';
import { attribute, childAt, childElements, type XmlElement } from './xml-tree.ts';

/** How a paragraph stands on the page. Measures are points. */
export type ParagraphLook = {
  align?: 'start' | 'center' | 'end' | 'justify';
  indent?: number;
  firstLine?: number;
  before?: number;
  after?: number;
  numbering?: { id: string; level: number };
};

type Style = { basedOn: string | undefined; text: TextLook; paragraph: ParagraphLook };

/** The looks that a document's styles give. */
export type WordStyles = {
  paragraph(properties: XmlElement | undefined): { look: ParagraphLook; text: TextLook };
  run(properties: XmlElement | undefined, around: TextLook): TextLook;
};

/** Reads the styles of a document; without any, all is plain. */
export function readStyles(root: XmlElement | null): WordStyles {
  const styles = childAt(root ?? undefined, 'w:styles');
  const defaults = childAt(styles, 'w:docDefaults');
  const plain: Style = {
    basedOn: undefined,
    text: readTextLook(childAt(defaults, 'w:rPrDefault', 'w:rPr')),
    paragraph: readParagraphLook(childAt(defaults, 'w:pPrDefault', 'w:pPr')),
  };
  const known = new Map<string, Style>();
  let usual: string | undefined;
  for (const style of childElements(styles, 'w:style')) {
    const id = attribute(style, 'w:styleId') ?? '';
    known.set(id, {
      basedOn: attribute(childAt(style, 'w:basedOn'), 'w:val'),
      text: readTextLook(childAt(style, 'w:rPr')),
      paragraph: readParagraphLook(childAt(style, 'w:pPr')),
    });
    const isUsual = attribute(style, 'w:type') === 'paragraph' && isOn(attribute(style, 'w:default') ?? '0');
    if (isUsual) usual = id;
  }
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let style = known.get(id ?? ''); style && !found.includes(style); style = known.get(style.basedOn ?? '')) {
      found.unshift(style);
    }
    return found;
  };
  return {
    paragraph(properties) {
      const inherited = [plain, ...chain(attribute(childAt(properties, 'w:pStyle'), 'w:val') ?? usual)];
      return {
        look: Object.assign({}, ...inherited.map(({ paragraph }) => paragraph), readParagraphLook(properties)),
        text: Object.assign({}, ...inherited.map(({ text }) => text)),
      };
    },
    run(properties, around) {
      const named = chain(attribute(childAt(properties, 'w:rStyle'), 'w:val'));
      return Object.assign({}, around, ...named.map(({ text }) => text), readTextLook(properties));
    },
  };
}

/** Twentieths of a point. */
export function points(value: string | undefined): number | undefined {
  const number = Number(value);
  return value === undefined || !Number.isFinite(number) ? undefined : Math.max(-2000, Math.min(2000, number / 20));
}

/** "#rrggbb" of a colour of the format; undefined for "auto" and what is no colour. */
export function colour(value: string | undefined): string | undefined {
  return value !== undefined && /^[\da-f]{6}$/i.test(value) ? `#${value.toLowerCase()}` : undefined;
}

const alignments: Readonly<Record<string, ParagraphLook['align']>> = {
  center: 'center',
  right: 'end',
  end: 'end',
  both: 'justify',
  distribute: 'justify',
  left: 'start',
  start: 'start',
};

function readParagraphLook(properties: XmlElement | undefined): ParagraphLook {
  const indents = childAt(properties, 'w:ind');
  const spacing = childAt(properties, 'w:spacing');
  const numbering = childAt(properties, 'w:numPr');
  const firstLine = points(attribute(indents, 'w:firstLine'));
  const hanging = points(attribute(indents, 'w:hanging'));
  return given<ParagraphLook>({
    align: alignments[attribute(childAt(properties, 'w:jc'), 'w:val') ?? ''],
    indent: points(attribute(indents, 'w:left') ?? attribute(indents, 'w:start')),
    firstLine: firstLine ?? (hanging === undefined ? undefined : -hanging),
    before: points(attribute(spacing, 'w:before')),
    after: points(attribute(spacing, 'w:after')),
    numbering: numbering && {
      id: attribute(childAt(numbering, 'w:numId'), 'w:val') ?? '0',
      level: Number(attribute(childAt(numbering, 'w:ilvl'), 'w:val') ?? 0) || 0,
    },
  });
}

function readTextLook(properties: XmlElement | undefined): TextLook {
  const flag = (name: string): boolean | undefined => {
    const element = childAt(properties, name);
    return element && isOn(attribute(element, 'w:val') ?? '1');
  };
  const underline = childAt(properties, 'w:u');
  const size = Number(attribute(childAt(properties, 'w:sz'), 'w:val'));
  const fonts = childAt(properties, 'w:rFonts');
  return given<TextLook>({
    bold: flag('w:b'),
    italic: flag('w:i'),
    underline: underline && attribute(underline, 'w:val') !== 'none',
    strike: flag('w:strike'),
    capitals: flag('w:caps') ?? flag('w:smallCaps'),
    size: size > 0 && size < 800 ? size / 2 : undefined,
    colour: colour(attribute(childAt(properties, 'w:color'), 'w:val')),
    font: attribute(fonts, 'w:ascii') ?? attribute(fonts, 'w:hAnsi'),
  });
}

function isOn(value: string): boolean {
  return !['0', 'false', 'off', 'none'].includes(value);
}

/** What is said, so that what is not lets the style's own through. */
function given<Look extends object>(look: { [Key in keyof Look]: Look[Key] | undefined }): Look {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as Look;
}
