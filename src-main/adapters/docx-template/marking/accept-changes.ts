import { childAt, childElements, replaceElement, walkElements, type XmlElement } from './xml-tree.ts';

const taken = new Set(['w:del', 'w:moveFrom']);
const kept = new Set(['w:ins', 'w:moveTo']);

/** Takes every tracked change of a part as accepted, in place. Returns whether there were any. */
export function acceptChanges(root: XmlElement): boolean {
  const all = [...walkElements(root)];
  const ending = all.filter(({ name, parent }) => name === 'w:del' && parent?.name === 'w:rPr' && isMark(parent));
  for (const mark of ending) takeOutEmpty(mark.parent?.parent?.parent ?? null);
  let found = ending.length > 0;
  for (const element of all) {
    const { name, children } = element;
    const isChange =
      taken.has(name) || kept.has(name) || /^w:\w+PrChange$|^w:numberingChange$|^w:moveF?\w*Range/.test(name);
    if (!isChange) continue;
    found = true;
    if (name === 'w:del' && element.parent?.name === 'w:trPr') {
      const row = element.parent.parent;
      if (row) replaceElement(row, []);
    } else replaceElement(element, kept.has(name) ? children : []);
  }
  return found;
}

/** The look of a paragraph's own end. */
function isMark(look: XmlElement): boolean {
  return look.parent?.name === 'w:pPr';
}

/** A paragraph whose end was taken out, where nothing else is left of it. */
function takeOutEmpty(paragraph: XmlElement | null): void {
  if (paragraph?.name !== 'w:p' || childAt(paragraph, 'w:pPr', 'w:sectPr')) return;
  const isLeft = childElements(paragraph).some(({ name }) => name !== 'w:pPr' && !taken.has(name));
  const others = childElements(paragraph.parent ?? undefined, 'w:p').length > 1;
  if (!isLeft && others) replaceElement(paragraph, []);
}
