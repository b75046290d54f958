import { setImmediate as nextTurn } from 'node:timers/promises';
import Docxtemplater, { type DXT } from 'docxtemplater';
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import PizZip from 'pizzip';
import { AppError, toAppError } from '../../../src-shared/domain/errors.ts';
import { fieldKey, type TemplateField } from '../../../src-shared/domain/template.ts';
import { writableText } from '../../../src-shared/domain/writable-text.ts';
import type { DocumentWriter, OpenTemplate, TemplateValues } from '../../../src-shared/ports/document-writer.ts';
import { joinBodies } from './join-bodies.ts';
import { keepLineEnds } from './line-ends.ts';
import { paragraphTexts } from './paragraph-texts.ts';
import { collectFields } from './template-fields.ts';
import { placeOfField, type TemplatePlaces, templateProblem } from './template-problem.ts';
import { watchParsing } from './watch-parsing.ts';
import { isXmlPart, mainPart, readWordPackage, type WordPackage, writeWordPackage } from './word-package.ts';

/** Fills .docx templates with docxtemplater; pictures and whatever is no text never pass through it. */
export const docxDocumentWriter: DocumentWriter = {
  open: async (bytes, fileName) => openTemplate(readWordPackage(bytes, fileName), fileName),

  async join([first, ...others]) {
    if (!first) throw new AppError('INTERNAL');
    const parts = new Map(readWordPackage(first, ''));
    const bodies = [first, ...others].map((bytes) => strFromU8(readWordPackage(bytes, '').get(mainPart)!));
    return writeWordPackage(parts.set(mainPart, strToU8(joinBodies(bodies))));
  },

  async pack(files) {
    const zippable: Zippable = {};
    // A .docx is packed already.
    for (const { name, bytes } of files) zippable[name] = [bytes, { level: 0 }];
    return zipSync(zippable);
  },
};

const options: DXT.ConstructorOptions = {
  paragraphLoop: true,
  linebreaks: true,
  errorLogging: false,
  stripInvalidXMLChars: true,
  // `{=[[ ]]=}` would change what a field looks like in the middle of a text.
  syntax: { changeDelimiterPrefix: null },
  nullGetter: () => '',
  parser: (tag) => ({ get: (scope: unknown) => ownValue(scope, tag) }),
};

/** A value is looked for among those that were given and nowhere else: `{constructor}` is a field like any other. */
function ownValue(scope: unknown, tag: string): unknown {
  if (typeof scope !== 'object' || scope === null) return undefined;
  const key = tag.trim() === '.' ? 'texto' : fieldKey(tag);
  return Object.entries(scope).find(([name]) => name === key)?.[1];
}

function openTemplate(parts: WordPackage, name: string): OpenTemplate {
  const paragraphs = new Map<string, string[]>();
  const paragraphsOf = (file: string): string[] => {
    const known = paragraphs.get(file) ?? paragraphTexts(strFromU8(parts.get(file) ?? new Uint8Array()));
    paragraphs.set(file, known);
    return known;
  };
  const places: TemplatePlaces = { name, paragraphsOf };
  const xml = storedXml(parts);
  const { fields, files } = readFields(xml, places);
  return {
    fields,
    placeOf: (field) => placeOfField(field, files, places),
    text: paragraphsOf(mainPart).join('\n').trim(),
    async fill(values) {
      // Hundreds in a row must leave room for what the window asks meanwhile.
      await nextTurn();
      try {
        const filled = new Docxtemplater<PizZip>(new PizZip(xml), options).render(scopeOf(values)).getZip();
        const written = new Map(parts);
        for (const path of Object.keys(filled.files)) {
          const text = isXmlPart(path) ? filled.file(path)?.asText() : undefined;
          if (text !== undefined) written.set(path, strToU8(text));
        }
        return writeWordPackage(keepLineEnds(written));
      } catch (error) {
        throw templateProblem(error, places);
      }
    },
  };
}

/** The fields of a template, and the files of the package that may hold them, as one reads a page. */
function readFields(xml: Uint8Array, places: TemplatePlaces): { fields: TemplateField[]; files: string[] } {
  const { module, files } = watchParsing();
  try {
    new Docxtemplater<PizZip>(new PizZip(xml), { ...options, modules: [module] });
    const parsed = [...files].filter(([file]) => file.startsWith('word/'));
    parsed.sort(([one], [other]) => headersFirst(one, other));
    const fields = collectFields(
      parsed.map(([file, marks]) => ({ file, marks })),
      places,
    );
    return { fields, files: parsed.map(([file]) => file) };
  } catch (error) {
    throw toAppError(error).code === 'INTERNAL' ? templateProblem(error, places) : error;
  }
}

/** As one reads a page: header, text, footer. */
function headersFirst(one: string, other: string): number {
  const rank = (file: string) => (file.includes('/header') ? 0 : file === mainPart ? 1 : 2);
  return rank(one) - rank(other) || one.localeCompare(other);
}

/** The parts with text as an archive that is not packed: it is opened for each document. */
function storedXml(parts: WordPackage): Uint8Array {
  const zippable: Zippable = {};
  for (const [path, bytes] of parts) if (isXmlPart(path)) zippable[path] = [bytes, { level: 0 }];
  return zipSync(zippable);
}

function scopeOf({ texts, lists = {} }: TemplateValues): Record<string, unknown> {
  const clean = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([name, text]) => [fieldKey(name), writableText(text)]));
  const cleanLists = Object.entries(lists).map(([name, entries]) => [name, entries.map(clean)]);
  return { ...clean(texts), ...Object.fromEntries(cleanLists) };
}
