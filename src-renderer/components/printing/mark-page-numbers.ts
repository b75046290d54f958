import { wordAttribute, wordElement, wordElements } from './word-xml.ts';

/** Signs of nobody's, which stand where Word counts sheets. */
export const pageSigns = { PAGE: '\ue000', NUMPAGES: '\ue001' } as const;

/** Puts a sign in place of each number of a sheet in a header or footer; Word's own results go. */
export function markPageNumbers(xml: Document): void {
  for (const field of wordElements(xml, 'fldSimple')) markSimple(field);
  for (const paragraph of wordElements(xml, 'p')) markComplex(paragraph);
}

function signOf(instruction: string | null): string | null {
  const [word = ''] = (instruction ?? '').trim().split(/\s+/);
  return Object.entries(pageSigns).find(([name]) => name === word.toUpperCase())?.[1] ?? null;
}

function markSimple(field: Element): void {
  const sign = signOf(wordAttribute(field, 'instr'));
  if (sign === null) return;
  const [text, ...others] = wordElements(field, 't');
  for (const other of others) other.remove();
  if (text) text.textContent = sign;
  else field.append(wordElement(field.ownerDocument, 'r', { children: [textNode(field.ownerDocument, sign)] }));
}

/** A field in pieces: where it begins, what it asks for, where its result begins, where it ends. */
function markComplex(paragraph: Element): void {
  let sign: string | null = null;
  let isOpen = false;
  for (const node of wordElements(paragraph, '*')) {
    if (node.localName === 'instrText') sign ??= signOf(node.textContent);
    if (node.localName === 't' && isOpen && sign !== null) node.remove();
    if (node.localName !== 'fldChar') continue;
    const kind = wordAttribute(node, 'fldCharType');
    isOpen = kind !== 'end';
    if (kind === 'begin') sign = null;
    // What draws the page leaves out every run that holds a part of a field.
    if (kind === 'end' && sign !== null) node.parentElement?.after(runLike(node.parentElement, sign));
  }
}

function runLike(run: Element, text: string): Element {
  const look = wordElements(run, 'rPr')[0]?.cloneNode(true) as Element | undefined;
  const children = [...(look ? [look] : []), textNode(run.ownerDocument, text)];
  return wordElement(run.ownerDocument, 'r', { children });
}

function textNode(page: Document, text: string): Element {
  return wordElement(page, 't', { children: [text] });
}
