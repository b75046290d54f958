import type { FormPackage } from './form-package.ts';
import { attribute, decodeXml, withAttribute } from './form-package.ts';

export type NumberFormatKind = 'general' | 'text' | 'date' | 'number';

/** Formats 14 to 22 and 45 to 47 are dates and times in every workbook. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
/** The short date of the reader's own country. */
export const shortDateFormat = 14;
export const shortTimeFormat = 20;

/** The cell formats of a form, to which variants can be added. */
export class FormStyles {
  readonly #formats: string[];
  readonly #codes: Map<number, string>;
  readonly #xml: string;
  readonly #variants = new Map<string, number>();

  constructor(xml: string) {
    this.#xml = xml;
    const list = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? '';
    this.#formats = [...list.matchAll(/<(?:\w+:)?xf\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?xf>)/g)].map(
      ([format]) => format,
    );
    this.#codes = new Map(
      [...xml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)].map(([tag]) => [
        Number(attribute(tag, 'numFmtId')),
        decodeXml(attribute(tag, 'formatCode') ?? ''),
      ]),
    );
  }

  /** What the format of style `index` is for. */
  kindOf(index: number): NumberFormatKind {
    const id = Number(attribute(openTag(this.#formats[index] ?? '<xf>'), 'numFmtId') ?? 0);
    const code = this.#codes.get(id);
    if (id === 49 || code === '@') return 'text';
    if (isBuiltInDate(id)) return 'date';
    if (id === 0 || code?.toLowerCase() === 'general') return 'general';
    const bare = (code ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
    return /[dmyhs]/i.test(bare) && !/[0#?]/.test(bare) ? 'date' : 'number';
  }

  /** A style like `index` with these attributes set; made once. */
  variant(index: number, attributes: Record<string, string>): number {
    const key = `${index} ${JSON.stringify(attributes)}`;
    const known = this.#variants.get(key);
    if (known !== undefined) return known;
    const format = this.#formats[index];
    if (format === undefined) return index;
    const tag = openTag(format);
    const changed = Object.entries(attributes).reduce((each, [name, value]) => withAttribute(each, name, value), tag);
    this.#formats.push(changed + format.slice(tag.length));
    this.#variants.set(key, this.#formats.length - 1);
    return this.#formats.length - 1;
  }

  /** Writes the variants back; does nothing where none was made. */
  save(form: FormPackage, path: string): void {
    if (this.#variants.size === 0) return;
    const count = this.#formats.length;
    const xml = this.#xml.replace(
      /(<(?:\w+:)?cellXfs\b[^>]*>)[\s\S]*?(<\/(?:\w+:)?cellXfs>)/,
      (_, open: string, close: string) => withAttribute(open, 'count', String(count)) + this.#formats.join('') + close,
    );
    form.setText(path, xml);
  }
}

function openTag(element: string): string {
  return element.slice(0, element.indexOf('>') + 1);
}
