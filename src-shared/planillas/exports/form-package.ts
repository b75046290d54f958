import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError } from '../../domain/errors.ts';

/** A form larger than this, unpacked, is no form. */
const mostUnpackedBytes = 200_000_000;

/** The parts of an .xlsx file. Parts that are not touched go out byte for byte as they came in. */
export class FormPackage {
  readonly #parts: Map<string, Uint8Array>;
  /** Sheets in their order, with the part each is in. */
  readonly sheets: { name: string; path: string }[];
  readonly workbookPath: string;

  /** Throws `TEMPLATE_NOT_XLSX`. */
  constructor(bytes: Uint8Array, fileName: string) {
    this.#parts = new Map(Object.entries(unpack(bytes, fileName)));
    const types = this.#parts.has('[Content_Types].xml') ? this.text('[Content_Types].xml') : '';
    const main = [...types.matchAll(/<Override\b[^>]*>/g)].find((tag) =>
      tag[0].includes('spreadsheetml.sheet.main+xml'),
    );
    const path = main && attribute(main[0], 'PartName')?.slice(1);
    if (!path || !this.#parts.has(path)) throw new AppError('TEMPLATE_NOT_XLSX', { name: fileName });
    this.workbookPath = path;
    const targets = this.relationships(path);
    this.sheets = [...this.text(path).matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].flatMap(([tag]) => {
      const target = targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'id') ?? '');
      return target && this.#parts.has(target.path)
        ? [{ name: decodeXml(attribute(tag, 'name') ?? ''), path: target.path }]
        : [];
    });
  }

  has(path: string): boolean {
    return this.#parts.has(path);
  }

  text(path: string): string {
    const part = this.#parts.get(path);
    return part ? strFromU8(part).replace(/^\ufeff/, '') : '';
  }

  setText(path: string, text: string): void {
    this.#parts.set(path, strToU8(text));
  }

  remove(path: string): void {
    this.#parts.delete(path);
  }

  paths(): string[] {
    return [...this.#parts.keys()];
  }

  /** What a part points to: by relationship id, the kind and the path of each target inside the file. */
  relationships(path: string): Map<string, { path: string; kind: string }> {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const tags = this.text(relationshipsPath(path)).matchAll(/<Relationship\b[^>]*>/g);
    return new Map(
      [...tags].map(([tag]) => {
        const target = decodeXml(attribute(tag, 'Target') ?? '');
        const kind = (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '';
        return [attribute(tag, 'Id') ?? '', { path: resolvePath(folder, target), kind }];
      }),
    );
  }

  /** The packed file. */
  pack(): Uint8Array {
    return zipSync(Object.fromEntries(this.#parts), { level: 6, mtime: new Date(2000, 0, 1) });
  }
}

function unpack(bytes: Uint8Array, fileName: string): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize;
        if (total > mostUnpackedBytes) throw new RangeError('form too large');
        return !file.name.endsWith('/');
      },
    });
  } catch (error) {
    throw new AppError('TEMPLATE_NOT_XLSX', { name: fileName }, { cause: error });
  }
}

/** Where a part's own relationships are kept. */
export function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** An attribute of a tag, as it is written; undefined where it is not there. */
export function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name.replace(':', '\\:')}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? (match[1] ?? match[2]) : undefined;
}

/** The tag with the attribute set (added when it is not there). */
export function withAttribute(tag: string, name: string, value: string): string {
  const pattern = new RegExp(`(\\s${name.replace(':', '\\:')}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  if (pattern.test(tag)) return tag.replace(pattern, (_, before: string) => `${before}"${value}"`);
  return tag.replace(/\s*(\/?>)$/, (_, end: string) => ` ${name}="${value}"${end}`);
}

/** Text of XML with its entities read. */
export function decodeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name.toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
