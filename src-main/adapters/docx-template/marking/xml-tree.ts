import { decodeXml } from '../xml-text.ts';

/** An element of a part of a document. What is not changed is written again as it was. */
export type XmlElement = {
  name: string;
  /** As they stand in the tag, the space before them too. */
  attributes: string;
  children: XmlNode[];
  parent: XmlElement | null;
};
/** Text, a comment or an instruction, as it stands. */
export type XmlNode = XmlElement | string;

/** Deeper than any document that a person makes. */
const mostLevels = 500;
const pieces = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/gy;
const tag = /^<(\/?)([^\s/>]+)([\s\S]*?)(\/?)>$/;

/** Reads XML into a tree whose root has no name. Returns null for what is not well formed, or declares entities. */
export function parseXml(xml: string): XmlElement | null {
  const root = createElement('', '');
  let open = root;
  let levels = 0;
  let read = 0;
  for (const [piece] of xml.matchAll(pieces)) {
    read += piece.length;
    if (!piece.startsWith('<') || piece.startsWith('<?') || piece.startsWith('<!--') || piece.startsWith('<![')) {
      open.children.push(piece);
      continue;
    }
    const [, isEnd, name = '', attributes = '', isEmpty] = tag.exec(piece) ?? [];
    if (name === '' || name.startsWith('!')) return null;
    if (isEnd) {
      if (open.name !== name || !open.parent) return null;
      open = open.parent;
      levels -= 1;
      continue;
    }
    const element = createElement(name, attributes);
    append(open, element);
    if (isEmpty) continue;
    levels += 1;
    if (levels > mostLevels) return null;
    open = element;
  }
  return open === root && read === xml.length ? root : null;
}

/** The XML of a tree. */
export function writeXml(node: XmlNode): string {
  if (typeof node === 'string') return node;
  const inside = node.children.map(writeXml).join('');
  if (node.name === '') return inside;
  return inside === ''
    ? `<${node.name}${node.attributes}/>`
    : `<${node.name}${node.attributes}>${inside}</${node.name}>`;
}

/** A new element, to be put into a tree. */
export function createElement(name: string, attributes = '', children: readonly XmlNode[] = []): XmlElement {
  const element: XmlElement = { name, attributes, children: [], parent: null };
  for (const child of children) append(element, child);
  return element;
}

function append(parent: XmlElement, child: XmlNode): void {
  parent.children.push(child);
  if (typeof child !== 'string') child.parent = parent;
}

/** A copy that stands in no tree. */
export function cloneElement({ name, attributes, children }: XmlElement): XmlElement {
  return createElement(
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : cloneElement(child))),
  );
}

/** Puts nodes in an element's place; none takes it out. */
export function replaceElement(element: XmlElement, by: readonly XmlNode[]): void {
  const { parent } = element;
  if (!parent) return;
  parent.children.splice(parent.children.indexOf(element), 1, ...by);
  for (const node of by) if (typeof node !== 'string') node.parent = parent;
}

/** An element's children that are elements, of that name where one is given. */
export function childElements(element: XmlElement | undefined, name?: string): XmlElement[] {
  const children = element?.children.filter((child) => typeof child !== 'string') ?? [];
  return name === undefined ? children : children.filter((child) => child.name === name);
}

/** The first element down a path of names. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) at = childElements(at, name)[0];
  return at;
}

/** Every element of a tree in the order of the text, without going into those that `enter` refuses. */
export function* walkElements(
  element: XmlElement,
  enter: (element: XmlElement) => boolean = () => true,
): Generator<XmlElement, void, void> {
  for (const child of childElements(element)) {
    yield child;
    if (enter(child)) yield* walkElements(child, enter);
  }
}

/** The elements that an element stands in, the nearest first. */
export function* ancestors(element: XmlElement): Generator<XmlElement, void, void> {
  for (let at = element.parent; at; at = at.parent) yield at;
}

/** An attribute's value as it reads. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  if (!element?.attributes.includes(name)) return undefined;
  const found = element.attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  for (const [, key, quoted, single] of found) if (key === name) return decodeXml(quoted ?? single ?? '');
  return undefined;
}

/** The text straight inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? decodeText(child) : '')).join('');
}

function decodeText(raw: string): string {
  if (raw.startsWith('<![CDATA[')) return raw.slice(9, -3);
  return raw.startsWith('<') ? '' : decodeXml(raw);
}
