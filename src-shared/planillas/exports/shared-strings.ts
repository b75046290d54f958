import { cleanText, escapeXml } from './safe-text.ts';

/** Past these the texts are written in their own cells, so that memory does not grow with the rows. */
const mostStrings = 60_000;

/** The workbook's table of repeated texts: names of papers, columns, states. */
export class SharedStrings {
  readonly #indexes = new Map<string, number>();
  readonly #first: number;

  /** `first` strings are in the table already. */
  constructor(first: number) {
    this.#first = first;
  }

  /** A cell that shows `text`: an index of the table, or the text itself once the table is full. */
  cell(reference: string, style: number, text: string): string {
    return `<c r="${reference}" ${this.cellEnd(style, text)}`;
  }

  /** The same cell from after its place on. */
  cellEnd(style: number, text: string): string {
    const index = this.#indexes.get(text) ?? this.#add(text);
    return index === null ? inlineCellEnd(style, text) : `${styleAttribute(style)}t="s"><v>${index}</v></c>`;
  }

  #add(text: string): number | null {
    if (this.#indexes.size >= mostStrings) return null;
    const index = this.#first + this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  /** The strings added, as elements of the table. */
  *elements(): Generator<string> {
    for (const text of this.#indexes.keys()) yield `<si>${textElement(text)}</si>`;
  }
}

/** A cell that carries its own text. */
export function inlineCell(reference: string, style: number, text: string): string {
  return `<c r="${reference}" ${inlineCellEnd(style, text)}`;
}

function inlineCellEnd(style: number, text: string): string {
  return `${styleAttribute(style)}t="inlineStr"><is>${textElement(text)}</is></c>`;
}

/** Style 0 is what a cell has that names none. */
function styleAttribute(style: number): string {
  return style === 0 ? '' : `s="${style}" `;
}

/** A text element; spaces at its ends and line breaks are kept. */
export function textElement(text: string): string {
  const clean = escapeXml(cleanText(text));
  return /^\s|\s$|\n/.test(clean) ? `<t xml:space="preserve">${clean}</t>` : `<t>${clean}</t>`;
}
