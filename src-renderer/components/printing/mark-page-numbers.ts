import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Signs of nobody's, which stand where Word counts sheets. */
export const pageSigns = { PAGE: '\ue000', NUMPAGES: '\ue001' } as const;

const repeated = /^word\/(header|footer)\d*\.xml$/;
const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A .docx whose headers and footers have a sign in place of each number of a sheet; Word's own results go. */
export function markPageNumbers(docx: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(docx);
  for (const [path, bytes] of Object.entries(parts)) {
    if (!repeated.test(path)) continue;
    const xml = new DOMParser().parseFromString(strFromU8(bytes), 'application/xml');
    for (const field of xml.getElementsByTagNameNS(wordNamespace, 'fldSimple')) markSimple(field);
    for (const paragraph of xml.getElementsByTagNameNS(wordNamespace, 'p')) markComplex(paragraph);
    parts[path] = strToU8(new XMLSerializer().serializeToString(xml));
  }
  return new Uint8Array(zipSync(parts, { level: 0 }));
}

function signOf(instruction: string | null): string | null {
  const [word = ''] = (instruction ?? '').trim().split(/\s+/);
  return Object.entries(pageSigns).find(([name]) => name === word.toUpperCase())?.[1] ?? null;
}

function markSimple(field: Element): void {
  const sign = signOf(field.getAttributeNS(wordNamespace, 'instr'));
  if (sign === null) return;
  const [text, ...others] = field.getElementsByTagNameNS(wordNamespace, 't');
  for (const other of others) other.remove();
  if (text) text.textContent = sign;
  else field.append(wrap(field.ownerDocument, 'r', [textNode(field.ownerDocument, sign)]));
}

/** A field in pieces: where it begins, what it asks for, where its result begins, where it ends. */
function markComplex(paragraph: Element): void {
  let sign: string | null = null;
  let isOpen = false;
  for (const node of [...paragraph.getElementsByTagNameNS(wordNamespace, '*')]) {
    if (node.localName === 'instrText') sign ??= signOf(node.textContent);
    if (node.localName === 't' && isOpen && sign !== null) node.remove();
    if (node.localName !== 'fldChar') continue;
    const kind = node.getAttributeNS(wordNamespace, 'fldCharType');
    isOpen = kind !== 'end';
    if (kind === 'begin') sign = null;
    // What draws the page leaves out every run that holds a part of a field.
    if (kind === 'end' && sign !== null) node.parentElement?.after(runLike(node.parentElement, sign));
  }
}

function runLike(run: Element, text: string): Element {
  const look = run.getElementsByTagNameNS(wordNamespace, 'rPr')[0]?.cloneNode(true) as Element | undefined;
  return wrap(run.ownerDocument, 'r', [...(look ? [look] : []), textNode(run.ownerDocument, text)]);
}

function textNode(document: Document, text: string): Element {
  return wrap(document, 't', [text]);
}

function wrap(document: Document, name: string, children: (Element | string)[]): Element {
  const element = document.createElementNS(wordNamespace, `w:${name}`);
  element.append(...children);
  return element;
}
