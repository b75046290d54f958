import { Document, Header, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createDocumentPrinter } from '../../src-main/host/document-printer.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { textOfSheets } from '../text-of-sheets.ts';

const printer = createDocumentPrinter(localConfiguration({ plain: true, cores: 1 }, {}));

/** A text box as Word writes it: for programs that know it, and again for older ones. */
function textBox(text: string): string {
  const content = `<w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`;
  const office = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape';
  const wp = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
  const a = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const mc = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
  return `<w:r><mc:AlternateContent xmlns:mc="${mc}"><mc:Choice Requires="wps" xmlns:wps="${office}"><w:drawing>
    <wp:anchor xmlns:wp="${wp}"><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
    <wp:extent cx="1800000" cy="500000"/><a:graphic xmlns:a="${a}"><a:graphicData uri="${office}"><wps:wsp>
    <wps:spPr><a:ln w="9525"/></wps:spPr><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>
    </wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"
    style="position:absolute;width:141pt;height:40pt"><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback>
    </mc:AlternateContent></w:r>`;
}

/** A list over several sheets with a heading that is repeated, and boxes that float in its text and its header. */
async function letterOfBoxes(): Promise<Uint8Array> {
  const row = (text: string, tableHeader = false) =>
    new TableRow({ tableHeader, children: [new TableCell({ children: [new Paragraph(text)] })] });
  const rows = [row('Apellido y nombre', true), ...Array.from({ length: 90 }, (_, at) => row(`Alumno ${at}`))];
  const document = new Document({
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('CAJA-ARRIBA')] }) },
        children: [new Paragraph('CAJA-ABAJO'), new Table({ rows: [row('Un renglón suelto')] }), new Table({ rows })],
      },
    ],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  for (const [path, bytes] of Object.entries(parts)) {
    if (!/^word\/(document|header\d*)\.xml$/.test(path)) continue;
    const boxed = strFromU8(bytes).replace(/<w:r><w:t[^>]*>(CAJA-[A-Z]+)<\/w:t><\/w:r>/, (_, text) => textBox(text));
    parts[path] = strToU8(boxed);
  }
  return zipSync(parts);
}

test.skipIf(printer === null)(
  'what floats and what is repeated in Word is on the sheets of the PDF',
  async () => {
    const sheets = await textOfSheets(await printer!.print(await letterOfBoxes(), new AbortController().signal));
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.map((text) => text.match(/CAJA-ABAJO/g)?.length ?? 0)).toEqual([1, ...sheets.slice(1).map(() => 0)]);
    for (const text of sheets) {
      expect(text.match(/CAJA-ARRIBA/g)).toHaveLength(1);
      expect(text.match(/Apellido y nombre/g)).toHaveLength(1);
    }
    expect(sheets.join(' ').match(/Un renglón suelto/g)).toHaveLength(1);
  },
  120_000,
);

type SchoolPaper = {
  /** What Word draws over the sheets after the first. */
  others?: Paragraph[];
  /** Where the relationships say that the headers lie, for who writes it in another way. */
  headersAt?: (target: string) => string;
};

/** A letter of several sheets on the school's paper, whose letterhead Word draws on the first alone. */
async function letterOnSchoolPaper({ others, headersAt }: SchoolPaper = {}): Promise<Uint8Array> {
  const lines = Array.from({ length: 120 }, (_, at) => new Paragraph(`Renglón ${at}`));
  const first = new Header({
    children: ['ESCUELA 12', 'San Martín 450', 'Rosario'].map((text) => new Paragraph(text)),
  });
  const headers = others ? { first, default: new Header({ children: others }) } : { first };
  const document = new Document({ sections: [{ properties: { titlePage: true }, headers, children: lines }] });
  const whole = new Uint8Array(await Packer.toArrayBuffer(document));
  if (!headersAt) return whole;
  const parts = unzipSync(whole);
  const path = 'word/_rels/document.xml.rels';
  const related = strFromU8(parts[path]!);
  parts[path] = strToU8(related.replaceAll(/(?<=Target=")header\d+\.xml/g, headersAt));
  return zipSync(parts);
}

const numberOfSheet = new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] });
/** What is left of a header whose words were deleted. */
const nothing = new Paragraph({ style: 'Header', children: [new TextRun(' ')] });

test.skipIf(printer === null).each<[string, SchoolPaper, boolean]>([
  ['the others have none', {}, true],
  ['the others have one with nothing in it, as Word leaves it', { others: [nothing] }, true],
  ['the headers are named from the root of the file', { headersAt: (target) => `/word/${target}` }, true],
  ['the others have one with their number', { others: [numberOfSheet] }, false],
])(
  'a letterhead of the first sheet stands on it alone only where no other has one: %s',
  async (_name, paper, isAlone) => {
    const letter = await letterOnSchoolPaper(paper);
    const sheets = await textOfSheets(await printer!.print(letter, new AbortController().signal));
    expect(sheets.length).toBeGreaterThan(2);
    // What is repeated is drawn after the text, and what stands on one sheet alone is part of it.
    expect(/ESCUELA 12[\s\S]*Rosario[\s\S]*Renglón 0\b/.test(sheets[0]!)).toBe(isAlone);
    const hasLetterhead = sheets.map((text) => text.includes('ESCUELA 12'));
    expect(hasLetterhead).toEqual(sheets.map((_text, at) => at === 0 || !isAlone));
    expect(sheets.join(' ').match(/Renglón \d+/g)).toHaveLength(120);
  },
  120_000,
);
