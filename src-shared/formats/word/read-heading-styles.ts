import type { Relationship } from '../archive/office-relationships.ts';
import type { ZipArchive } from '../archive/zip-archive.ts';
import type { FormatContext } from '../document-format.ts';
import { attributeOf } from '../markup/parse-xml.ts';
import { parseZipPart } from '../markup/parse-zip-part.ts';

/** The ids of the paragraph styles that make a heading: by their built-in name, in English or Spanish, or outline level. */
export async function readHeadingStyles(
  archive: ZipArchive,
  relationships: readonly Relationship[],
  context: FormatContext,
): Promise<ReadonlySet<string>> {
  const headings = new Set<string>();
  const part = relationships.find((one) => one.type === 'styles')?.target ?? 'word/styles.xml';
  const entry = archive.find(part);
  if (entry === undefined) return headings;
  let styleId = '';
  await parseZipPart(
    { archive, entry },
    {
      open(name, attributes) {
        const value = attributeOf(attributes, 'val') ?? '';
        if (name === 'style') styleId = attributeOf(attributes, 'styleId') ?? '';
        else if (name === 'name' && /^(heading \d|title|subtitle|t[íi]tulo( \d)?|encabezado \d)$/i.test(value))
          headings.add(styleId);
        else if (name === 'outlineLvl' && value !== '9') headings.add(styleId);
      },
      close: () => undefined,
      text: () => undefined,
    },
    context,
  );
  return headings;
}
