import { AppError } from '../domain/errors.ts';
import { readCoreProperties } from './archive/office-properties.ts';
import { findMainPart, readRelationships } from './archive/office-relationships.ts';
import { openZip, type ZipArchive } from './archive/zip-archive.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import type { FlowItem } from './flow/flow-content.ts';
import { parseZipPart } from './markup/parse-zip-part.ts';
import { readHeadingStyles } from './word/read-heading-styles.ts';
import { createWordPartReader } from './word/read-word-part.ts';

/** Parts around the body, by the type of their relationship. Comments are left out: they are talk about the paper. */
const PARTS_BEFORE = ['header'];
const PARTS_AFTER = ['footnotes', 'endnotes', 'footer'];

/** Word documents (.docx, .docm): headers, body, notes and footers as one flowing page. */
export const docxFormat: DocumentFormat = { name: 'docx', read: readDocx };

async function readDocx(input: FormatInput, context: FormatContext) {
  const archive = openZip(input, context.limits);
  const mainPart = findMainPart(archive, ['word/document.xml', 'document.xml']);
  if (mainPart === null)
    throw new AppError(archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', { name: input.name });
  const relationships = readRelationships(archive, mainPart);
  const headingStyles = await readHeadingStyles(archive, relationships, context);
  const problems = archive.recovered ? ['FILE_TRUNCATED'] : [];
  const readPart = async (partName: string): Promise<FlowItem[]> => {
    const part = await readWordPart({ archive, partName }, headingStyles, context);
    if (!part.isWhole) problems.push('FILE_DAMAGED');
    return part.items;
  };
  const readAround = async (types: readonly string[]): Promise<FlowItem[]> => {
    const parts = types.flatMap((type) => relationships.filter((one) => one.type === type));
    const texts: FlowItem[][] = [];
    for (const part of parts) texts.push(await readPart(part.target));
    return withoutRepeats(texts);
  };
  const items = [
    ...(await readAround(PARTS_BEFORE)),
    ...(await readPart(mainPart)),
    ...(await readAround(PARTS_AFTER)),
  ];
  const page = buildFlowPage(items, { number: 1, problem: problems[0] ?? null });
  if (page.quality === 'empty' && problems.length > 0)
    throw new AppError(archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', { name: input.name });
  return { text: buildDocumentText('docx', [page], { meta: readCoreProperties(archive), problems }), embedded: [] };
}

async function readWordPart(
  { archive, partName }: { archive: ZipArchive; partName: string },
  headingStyles: ReadonlySet<string>,
  context: FormatContext,
): Promise<{ items: FlowItem[]; isWhole: boolean }> {
  const entry = archive.find(partName);
  if (entry === undefined) return { items: [], isWhole: false };
  const reader = createWordPartReader(headingStyles);
  const outcome = await parseZipPart({ archive, entry }, reader.handler, context);
  return { items: reader.items(), isWhole: outcome === 'whole' };
}

/** First-page, even-page and default headers often say the same. */
function withoutRepeats(texts: readonly FlowItem[][]): FlowItem[] {
  const seen = new Set<string>();
  return texts.flatMap((items) => {
    const key = JSON.stringify(items);
    if (seen.has(key)) return [];
    seen.add(key);
    return items;
  });
}
