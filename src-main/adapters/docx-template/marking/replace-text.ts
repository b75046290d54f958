import { AppError } from '../../../../src-shared/domain/errors.ts';
import { encodeXml } from '../xml-text.ts';
import { type ParagraphText, readParagraph } from './paragraph-text.ts';
import {
  ancestors,
  childElements,
  cloneElement,
  createElement,
  replaceElement,
  textOf,
  type XmlElement,
} from './xml-tree.ts';

type Stretch = { start: number; end: number };

/**
 * Writes other words over a stretch of a paragraph, in the look of its first letter, whatever runs it is cut into.
 * What was written in capitals keeps looking so. Throws `NOT_FOUND` and `TEMPLATE_MARK_IN_WORD_FIELD`.
 */
export function replaceText(paragraph: XmlElement, { start, end }: Stretch, words: string): void {
  const before = readParagraph(paragraph);
  if (start >= end || end > before.text.length) throw new AppError('NOT_FOUND');
  freeFromWord(before, { start, end });
  freeFromControls(paragraph, before, { start, end });
  cutRunAt(paragraph, start);
  cutRunAt(paragraph, end);
  const chosen = readParagraph(paragraph).pieces.filter((piece) => piece.start >= start && piece.end <= end);
  const [first, ...others] = chosen;
  if (!first) throw new AppError('NOT_FOUND');
  replaceElement(first.node, words === '' ? [] : [textElement(words)]);
  if (isCapitals(before.text.slice(start, end))) lookInCapitals(first.run);
  for (const { node } of others) replaceElement(node, []);
  for (const run of new Set(chosen.map((piece) => piece.run))) takeOutEmptyRun(run);
}

/** Words that Word writes by itself are words like any others once what makes them is gone. */
function freeFromWord({ fields }: ParagraphText, { start, end }: Stretch): void {
  const touched = fields.filter((field) => field.start < end && field.end > start);
  if (touched.some(({ isWhole }) => !isWhole)) throw new AppError('TEMPLATE_MARK_IN_WORD_FIELD');
  for (const { machinery } of touched) for (const node of machinery) replaceElement(node, []);
}

/** A content control would write its own value again, or refuse another one: what is in it stays, the control goes. */
function freeFromControls(paragraph: XmlElement, { pieces }: ParagraphText, { start, end }: Stretch): void {
  const touched = pieces.filter((piece) => piece.start < end && piece.end > start).map(({ run }) => run);
  for (const inside of [paragraph, ...touched]) {
    for (const outside of [...ancestors(inside)]) {
      if (outside.name === 'w:fldSimple') replaceElement(outside, outside.children);
      if (outside.name === 'w:sdt')
        replaceElement(
          outside,
          childElements(outside, 'w:sdtContent').flatMap(({ children }) => children),
        );
    }
  }
}

/** Makes a run begin at an offset of the text. */
function cutRunAt(paragraph: XmlElement, offset: number): void {
  const piece = readParagraph(paragraph).pieces.find(({ start, end }) => start <= offset && offset < end);
  if (!piece) return;
  let first = piece.node;
  if (piece.start < offset) {
    const text = textOf(piece.node);
    first = textElement(text.slice(offset - piece.start));
    replaceElement(piece.node, [textElement(text.slice(0, offset - piece.start)), first]);
  }
  cutRunBefore(piece.run, first);
}

function cutRunBefore(run: XmlElement, first: XmlElement): void {
  const at = run.children.indexOf(first);
  const earlier = run.children.slice(0, at).filter((node) => typeof node !== 'string' && node.name !== 'w:rPr');
  if (earlier.length === 0) return;
  const moved = run.children.splice(at);
  const look = childElements(run, 'w:rPr').map(cloneElement);
  replaceElement(run, [run, createElement('w:r', run.attributes, [...look, ...moved])]);
}

/** Text as a run holds it. */
export function textElement(text: string): XmlElement {
  return createElement('w:t', ' xml:space="preserve"', [encodeXml(text)]);
}

function takeOutEmptyRun(run: XmlElement): void {
  if (childElements(run).every(({ name }) => name === 'w:rPr')) replaceElement(run, []);
}

/** "PÉREZ": not "DNI" or "3.º B", which are always written so. */
function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 3 && text === text.toUpperCase() && text !== text.toLowerCase();
}

/** What stands before the mark of capitals in a run's look, by the format's own order. */
const beforeCapitals = new Set(['w:rStyle', 'w:rFonts', 'w:b', 'w:bCs', 'w:i', 'w:iCs']);

function lookInCapitals(run: XmlElement): void {
  const [known] = childElements(run, 'w:rPr');
  if (childElements(known, 'w:caps').length > 0) return;
  const look = known ?? createElement('w:rPr');
  if (!known) {
    run.children.unshift(look);
    look.parent = run;
  }
  const before = childElements(look).filter(({ name }) => beforeCapitals.has(name));
  const capitals = createElement('w:caps');
  capitals.parent = look;
  const last = before.at(-1);
  look.children.splice(last ? look.children.indexOf(last) + 1 : 0, 0, capitals);
}
