const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Elements of WordprocessingML below another, in the order of the document. */
export function wordElements(parent: Document | Element, name: string): Element[] {
  return [...parent.getElementsByTagNameNS(wordNamespace, name)];
}

/** An attribute of WordprocessingML, such as `w:val`. */
export function wordAttribute(element: Element, name: string): string | null {
  return element.getAttributeNS(wordNamespace, name);
}

export function wordElement(
  page: Document,
  name: string,
  { children = [], attributes = {} }: { children?: (Element | string)[]; attributes?: Record<string, string> } = {},
): Element {
  const element = page.createElementNS(wordNamespace, `w:${name}`);
  for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(wordNamespace, `w:${key}`, value);
  element.append(...children);
  return element;
}

/** Whether a mark that may be switched off is on: without a value it is. */
export function isOn(mark: Element): boolean {
  return !['0', 'false', 'off'].includes(wordAttribute(mark, 'val') ?? '');
}
