import { attribute, childElements, textOf, walkElements, type XmlElement } from './xml-tree.ts';

/** One piece of a paragraph's text: its element, the run that it stands in, and where it begins. */
export type TextPiece = { node: XmlElement; run: XmlElement; text: string; start: number; end: number };

/** What Word writes by itself (a page's number, a date, a merge field): what makes it and where its result stands. */
export type WordField = { start: number; end: number; isWhole: boolean; machinery: XmlElement[] };

export type ParagraphText = { text: string; pieces: TextPiece[]; fields: WordField[] };

const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:sym': '□',
};

/** Every paragraph of a part in the order of the text. Copies that older programs read instead are left out. */
export function paragraphsIn(root: XmlElement): XmlElement[] {
  const isRead = ({ name }: XmlElement) => name !== 'mc:Fallback';
  return [...walkElements(root, isRead)].filter(({ name }) => name === 'w:p');
}

/** The text of a paragraph as Word shows it, piece by piece; not of a text box that hangs on it. */
export function readParagraph(paragraph: XmlElement): ParagraphText {
  const pieces: TextPiece[] = [];
  const fields: WordField[] = [];
  const open: WordField[] = [];
  let length = 0;
  for (const run of runsOf(paragraph)) {
    for (const node of childElements(run)) {
      const text = textOfNode(node);
      if (text !== '') pieces.push({ node, run, text, start: length, end: length + text.length });
      length += text.length;
      followField(node, length, { open, fields });
    }
  }
  for (const field of open) fields.push({ ...field, end: length });
  return { text: pieces.map((piece) => piece.text).join(''), pieces, fields };
}

/** The runs of a paragraph, those of links and content controls too. */
export function runsOf(paragraph: XmlElement): XmlElement[] {
  const isEntered = ({ name }: XmlElement) => name !== 'w:r' && name !== 'w:p' && name !== 'w:pPr';
  return [...walkElements(paragraph, isEntered)].filter(({ name }) => name === 'w:r');
}

function textOfNode(node: XmlElement): string {
  if (node.name === 'w:t') return textOf(node);
  if (node.name === 'w:br') return attribute(node, 'w:type') === undefined ? '\n' : '';
  return signs[node.name] ?? '';
}

type Following = { open: WordField[]; fields: WordField[] };

function followField(node: XmlElement, at: number, { open, fields }: Following): void {
  const inner = open.at(-1);
  if (node.name === 'w:instrText') inner?.machinery.push(node);
  if (node.name !== 'w:fldChar') return;
  const kind = attribute(node, 'w:fldCharType');
  if (kind === 'begin') open.push({ start: at, end: at, isWhole: false, machinery: [node] });
  else if (!inner) fields.push({ start: 0, end: at, isWhole: false, machinery: [node] });
  else if (kind === 'separate') {
    inner.machinery.push(node);
    inner.start = at;
  } else {
    inner.machinery.push(node);
    fields.push({ ...inner, end: at, isWhole: true });
    open.pop();
  }
}
