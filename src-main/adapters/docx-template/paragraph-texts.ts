import { decodeXml } from './xml-text.ts';

/** The text of each paragraph of a part's XML, tabs and line ends included, as Word shows it. */
export function paragraphTexts(xml: string): string[] {
  return [...xml.matchAll(/<w:p(?: [^>]*)?>[\s\S]*?<\/w:p>/g)].map(([paragraph]) => {
    const pieces = paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)(?: [^>]*)?\/>/g);
    return [...pieces]
      .map(([, text, mark]) => (mark ? (mark === 'tab' ? '\t' : '\n') : decodeXml(text ?? '')))
      .join('');
  });
}
