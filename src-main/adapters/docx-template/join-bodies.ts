const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
/** Of pictures and marks of place: two of one number in a document are a mistake that Word reports. */
const identified = /(<(?:wp:docPr|pic:cNvPr|w:bookmarkStart|w:bookmarkEnd)\s[^>]*?\b(?:w:)?id=")(\d+)(")/g;
const bookmarkName = /(<w:bookmarkStart\s[^>]*?\bw:name=")([^"]*)(")/g;

/** The XML of one document that holds the bodies of several, each from a new page; its page set-up is the first one's. */
export function joinBodies(documents: readonly string[]): string {
  const [first] = documents.map(cutBody);
  if (!first) return '';
  const bodies = documents.map((xml, index) => numberedApart(cutBody(xml).body, index));
  return `${first.before}${bodies.join(pageBreak)}${first.after}`;
}

/** A document's XML around what its body says; its last section's set-up is no part of what it says. */
function cutBody(xml: string): { before: string; body: string; after: string } {
  const start = xml.indexOf('>', xml.indexOf('<w:body')) + 1;
  const end = xml.lastIndexOf('</w:body>');
  const section = xml.lastIndexOf('<w:sectPr', end);
  // A set-up inside a paragraph ends an earlier section and belongs to the text.
  const isLast = section > start && !xml.slice(section, end).includes('</w:p>');
  const bodyEnd = isLast ? section : end;
  return { before: xml.slice(0, start), body: xml.slice(start, bodyEnd), after: xml.slice(bodyEnd) };
}

function numberedApart(body: string, index: number): string {
  if (index === 0) return body;
  return body
    .replace(
      identified,
      (_, before: string, id: string, after: string) => `${before}${index * 10_000 + Number(id)}${after}`,
    )
    .replace(bookmarkName, (_, before: string, name: string, after: string) => `${before}${name}_${index}${after}`);
}
