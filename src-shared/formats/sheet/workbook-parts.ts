import { findMainPart, readRelationships } from '../archive/office-relationships.ts';
import type { ZipArchive } from '../archive/zip-archive.ts';
import type { FormatContext } from '../document-format.ts';
import { attributeOf } from '../markup/parse-xml.ts';
import { parseZipPart } from '../markup/parse-zip-part.ts';
import { builtInFormat } from './format-number.ts';

type SheetReference = { name: string; partName: string; isHidden: boolean };

/** What a workbook's sheets need to be shown: their names and parts, strings, number formats and date origin. */
export type Workbook = {
  sheets: SheetReference[];
  strings: string[];
  formats: string[];
  uses1904Dates: boolean;
  problems: string[];
};

/** Reads everything of a workbook but its sheets; null when it has no workbook part. */
export async function readWorkbook(archive: ZipArchive, context: FormatContext): Promise<Workbook | null> {
  const mainPart = findMainPart(archive, ['xl/workbook.xml', 'workbook.xml']);
  if (mainPart === null) return null;
  const relationships = readRelationships(archive, mainPart);
  const targetOf = (type: string, usualName: string) =>
    relationships.find((one) => one.type === type)?.target ?? usualName;
  const { listed, uses1904Dates } = await readSheetList(archive, mainPart, context);
  const sheets = listed.flatMap(({ name, id, isHidden }) => {
    const partName = relationships.find((one) => one.id === id)?.target;
    return partName === undefined ? [] : [{ name, partName, isHidden }];
  });
  const strings = await readSharedStrings(archive, targetOf('sharedStrings', 'xl/sharedStrings.xml'), context);
  const formats = await readNumberFormats(archive, targetOf('styles', 'xl/styles.xml'), context);
  const problems = strings.isWhole ? [] : ['FILE_DAMAGED'];
  return {
    sheets: sheets.length > 0 ? sheets : sheetsByName(archive),
    strings: strings.values,
    formats,
    uses1904Dates,
    problems,
  };
}

/** "_x000D_" stands for the character of that code. */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** When a damaged workbook does not say which its sheets are, their parts still stand under the usual names. */
function sheetsByName(archive: ZipArchive): SheetReference[] {
  const parts = archive.entries.filter((entry) => /worksheets\/[^/]+\.xml$/i.test(entry.name));
  return parts.map((entry, index) => ({ name: `Hoja${index + 1}`, partName: entry.name, isHidden: false }));
}

async function readSheetList(archive: ZipArchive, mainPart: string, context: FormatContext) {
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let uses1904Dates = false;
  await parseZipPart(
    { archive, entry: archive.find(mainPart)! },
    {
      open(name, attributes) {
        if (name === 'workbookPr') uses1904Dates = /^(1|true)$/.test(attributes.date1904 ?? '');
        if (name !== 'sheet') return;
        const isHidden = (attributes.state ?? 'visible') !== 'visible';
        listed.push({ name: attributes.name ?? '', id: relationshipId(attributes), isHidden });
      },
      close: () => undefined,
      text: () => undefined,
    },
    context,
  );
  return { listed, uses1904Dates };
}

/** "id" alone would also match "sheetId" were it not for the prefix. */
function relationshipId(attributes: Readonly<Record<string, string>>): string {
  return attributes['r:id'] ?? attributeOf(attributes, 'id') ?? '';
}

async function readSharedStrings(
  archive: ZipArchive,
  partName: string,
  context: FormatContext,
): Promise<{ values: string[]; isWhole: boolean }> {
  const entry = archive.find(partName);
  if (entry === undefined) return { values: [], isWhole: true };
  const values: string[] = [];
  let current = '';
  let isText = false;
  let phoneticDepth = 0;
  const outcome = await parseZipPart(
    { archive, entry },
    {
      open(name) {
        if (name === 'si') current = '';
        else if (name === 'rPh') phoneticDepth++;
        isText = name === 't' && phoneticDepth === 0;
      },
      close(name) {
        if (name === 'rPh') phoneticDepth--;
        else if (name === 'si') values.push(unescapeCharacters(current));
        isText = false;
      },
      text(text) {
        if (isText) current += text;
      },
    },
    context,
  );
  return { values, isWhole: outcome === 'whole' };
}

/** The number format of each cell style, by its position. */
async function readNumberFormats(archive: ZipArchive, partName: string, context: FormatContext): Promise<string[]> {
  const entry = archive.find(partName);
  if (entry === undefined) return [];
  const codes = new Map<number, string>();
  const formats: string[] = [];
  let isInCellStyles = false;
  await parseZipPart(
    { archive, entry },
    {
      open(name, attributes) {
        if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General');
        else if (name === 'cellXfs') isInCellStyles = true;
        else if (name === 'xf' && isInCellStyles) {
          const id = Number(attributes.numFmtId ?? 0);
          formats.push(codes.get(id) ?? builtInFormat(id));
        }
      },
      close(name) {
        if (name === 'cellXfs') isInCellStyles = false;
      },
      text: () => undefined,
    },
    context,
  );
  return formats;
}
