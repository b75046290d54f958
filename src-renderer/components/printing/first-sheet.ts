import { isOn, wordAttribute, wordElements } from './word-xml.ts';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a .docx that may say it, parsed: the text, its relationships, and any header by its path. */
type Parts = { body: Document; related: Document | null; header: (path: string) => Document | null };

/** Whether the first sheet has a header and those after it have none, as a letter has on a school's paper. */
export function isHeadedOnFirstSheetOnly({ body, related, header }: Parts): boolean {
  const [section, ...others] = wordElements(body, 'sectPr');
  if (!section || others.length > 0 || !wordElements(section, 'titlePg').some(isOn)) return false;
  const says = (type: string): boolean => {
    const reference = wordElements(section, 'headerReference').find((one) => wordAttribute(one, 'type') === type);
    const id = reference?.getAttributeNS(relationships, 'id');
    const target = [...(related?.documentElement.children ?? [])].find((one) => one.getAttribute('Id') === id);
    const part = target ? header(pathOf(target.getAttribute('Target') ?? '')) : null;
    return part !== null && showsSomething(part);
  };
  return says('first') && !says('default');
}

/** Where a part of the document lies: it is named from the folder of the text, or from the root. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `word/${target}`;
}

function showsSomething(part: Document): boolean {
  if (wordElements(part, 'drawing').length > 0 || wordElements(part, 'pict').length > 0) return true;
  return wordElements(part, 't').some(({ textContent }) => textContent?.trim());
}
