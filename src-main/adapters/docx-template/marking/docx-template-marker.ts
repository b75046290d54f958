import { strFromU8, strToU8 } from 'fflate';
import { AppError } from '../../../../src-shared/domain/errors.ts';
import { fieldKey } from '../../../../src-shared/domain/template.ts';
import type { MarkStep, TextPlace } from '../../../../src-shared/domain/template-marks.ts';
import type { PageNotice } from '../../../../src-shared/domain/template-page.ts';
import { writableText } from '../../../../src-shared/domain/writable-text.ts';
import type { TemplateMarker } from '../../../../src-shared/ports/template-marker.ts';
import { mainPart, readWordPackage, type WordPackage, writeWordPackage } from '../word-package.ts';
import { acceptChanges } from './accept-changes.ts';
import { paragraphsIn, readParagraph } from './paragraph-text.ts';
import { dropLines, isBoxed, repeatLines, writeOnce } from './repeat-lines.ts';
import { replaceText } from './replace-text.ts';
import { type OpenDocument, partsShown, showPage } from './show-page.ts';
import { attribute, childAt, parseXml, writeXml, type XmlElement } from './xml-tree.ts';

/** Marks .docx files in their own XML: what is not marked stays as it is. */
export const docxTemplateMarker: TemplateMarker = {
  async mark(bytes, fileName, steps) {
    const document = open(bytes, fileName);
    const examples: Record<string, string> = {};
    for (const step of steps) take(document, step, examples);
    const written = new Map(document.parts);
    for (const [file, root] of document.trees) written.set(file, strToU8(writeXml(root)));
    return { bytes: writeWordPackage(written), page: showPage(document), examples };
  },
};

function open(bytes: Uint8Array, name: string): OpenDocument {
  refuseOldWord(bytes, name);
  const parts = readWordPackage(bytes, name);
  const body = treeOf(parts, mainPart, name);
  const trees = new Map(
    partsShown(parts, body).map((file) => [file, file === mainPart ? body : treeOf(parts, file, name)]),
  );
  // Each part is looked at, whatever was found in the one before.
  const tracked = [...trees.values()].map(acceptChanges);
  const boxes = [...trees.values()].some((root) => paragraphsIn(root).some(isBoxed));
  const notices: PageNotice[] = [
    ...(tracked.includes(true) ? ['tracked-changes' as const] : []),
    ...(boxes ? ['text-boxes' as const] : []),
    ...(isProtected(parts) ? ['protected' as const] : []),
  ];
  return { parts, trees, notices };
}

/** A .doc, and a .docx with a password, are files of the same old kind. */
function refuseOldWord(bytes: Uint8Array, name: string): void {
  const signature = [0xd0, 0xcf, 0x11, 0xe0];
  if (!signature.every((byte, at) => bytes[at] === byte)) return;
  const wide = [...'EncryptedPackage'].join('\0');
  const text = strFromU8(bytes.subarray(0, 4_000_000), true);
  throw new AppError(text.includes(wide) ? 'TEMPLATE_PROTECTED' : 'TEMPLATE_OLD_WORD', { name });
}

function treeOf(parts: WordPackage, file: string, name: string): XmlElement {
  const root = parseXml(strFromU8(parts.get(file) ?? new Uint8Array()));
  if (!root) throw new AppError('TEMPLATE_NOT_DOCX', { name });
  return root;
}

function isProtected(parts: WordPackage): boolean {
  const bytes = parts.get('word/settings.xml');
  const settings = bytes && parseXml(strFromU8(bytes));
  const protection = settings && childAt(settings, 'w:settings', 'w:documentProtection');
  return protection !== undefined && protection !== null && attribute(protection, 'w:enforcement') !== '0';
}

function take({ trees }: OpenDocument, step: MarkStep, examples: Record<string, string>): void {
  const rootOf = (file: string): XmlElement => {
    const root = trees.get(file);
    if (!root) throw new AppError('NOT_FOUND');
    return root;
  };
  switch (step.kind) {
    case 'field': {
      const example = writeOver(step.places, `{${step.name}}`, rootOf);
      examples[fieldKey(step.name)] ??= example;
      return;
    }
    case 'text':
      writeOver(step.places, writableText(step.text), rootOf);
      return;
    case 'repeat':
      repeatLines(rootOf(step.place.file), { ...step, ...step.place });
      return;
    case 'once':
      writeOnce(rootOf(step.file), step);
      return;
    case 'drop':
      dropLines(rootOf(step.place.file), step.place);
  }
}

/** Writes over places, the last of each paragraph first so that the offsets of the others stay true. Returns what the first said. */
function writeOver(places: readonly TextPlace[], words: string, rootOf: (file: string) => XmlElement): string {
  const paragraphs = new Map<string, XmlElement[]>();
  const paragraphOf = ({ file, paragraph }: TextPlace): XmlElement => {
    const known = paragraphs.get(file) ?? paragraphsIn(rootOf(file));
    paragraphs.set(file, known);
    const found = known[paragraph];
    if (!found) throw new AppError('NOT_FOUND');
    if (isBoxed(found)) throw new AppError('TEMPLATE_MARK_IN_TEXT_BOX');
    return found;
  };
  const [first] = places;
  const said = first ? readParagraph(paragraphOf(first)).text.slice(first.start, first.end) : '';
  for (const place of [...places].sort((one, other) => other.start - one.start)) {
    replaceText(paragraphOf(place), place, words);
  }
  return said;
}
