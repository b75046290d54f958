import {
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { describe, expect, test } from 'vitest';
import { blocksOf, readFile, tablesOf, wordDocumentOf, wrongPlaces } from '../../tests/fixtures/reading-documents.ts';

const cell = (text: string, options: object = {}) => new TableCell({ children: [new Paragraph(text)], ...options });

async function pack(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const mark = { date: '2024-03-05T00:00:00Z', author: 'Ana', id: 1 };
  const changes = new Paragraph({
    children: [new InsertedTextRun({ text: 'agregado ', ...mark }), new DeletedTextRun({ text: 'borrado', ...mark })],
  });
  const note = new Paragraph({ children: [new TextRun('Con nota'), new FootnoteReferenceRun(1)] });
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph('Texto de la nota')] } },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Escuela N.º 12')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Pie de página')] }) },
        children: [...children, changes, note],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

describe('a Word document', () => {
  test('gives headers, body, notes and footers in that order, insertions in and deletions out', async () => {
    const bytes = await pack([new Paragraph({ text: 'Ficha de inscripción', heading: HeadingLevel.HEADING_1 })]);
    const { text } = await readFile('ficha.docx', bytes);
    expect(blocksOf(text)).toEqual([
      'Escuela N.º 12',
      'Ficha de inscripción',
      'agregado',
      'Con nota',
      'Texto de la nota',
      'Pie de página',
    ]);
    expect(text.pages[0]!.blocks[1]!.kind).toBe('heading');
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('gives its tables as grids in which a merged cell stands once, with its size', async () => {
    const rows = [
      new TableRow({ children: [cell('Apellido y nombres', { columnSpan: 2 }), cell('DNI')] }),
      new TableRow({
        children: [cell('Pérez', { verticalMerge: VerticalMergeType.RESTART }), cell('Ana'), cell('30.123.456')],
      }),
      new TableRow({
        children: [cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('Luis'), cell('31.222.333')],
      }),
    ];
    const { text } = await readFile('lista.docx', await pack([new Table({ rows })]));
    expect(tablesOf(text)).toEqual([
      [
        ['Apellido y nombres', '', 'DNI'],
        ['Pérez', 'Ana', '30.123.456'],
        ['', 'Luis', '31.222.333'],
      ],
    ]);
    const [header, first] = text.pages[0]!.tables[0]!.rows;
    expect(header![0]).toMatchObject({ columnSpan: 2, rowSpan: 1 });
    expect(first![0]).toMatchObject({ columnSpan: 1, rowSpan: 2 });
    expect(wrongPlaces(text)).toEqual([]);
  });

  test('says the words of a text box once, after its paragraph, and ticks what is ticked', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>Sello</w:t></w:r></w:p></w:txbxContent>';
    const drawn = `<mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent>`;
    const ticks =
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Sí </w:t><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar><w:t xml:space="preserve"> No</w:t></w:r></w:p>';
    const { text } = await readFile(
      'a.docx',
      wordDocumentOf(`<w:p><w:r><w:t>Firma</w:t>${drawn}<w:instrText> PAGE </w:instrText></w:r></w:p>${ticks}`),
    );
    expect(blocksOf(text)).toEqual(['Firma', 'Sello', '☒ Sí ☐ No']);
  });

  test('that was cut short gives what came before the cut and says so', async () => {
    const paragraphs = Array.from(
      { length: 3_000 },
      (_, index) => `<w:p><w:r><w:t>Párrafo ${index} ${Math.sin(index)}</w:t></w:r></w:p>`,
    ).join('');
    const whole = wordDocumentOf(paragraphs);
    const { text } = await readFile('cortado.docx', whole.subarray(0, Math.floor(whole.length * 0.6)));
    expect(text.problems).toContain('FILE_TRUNCATED');
    expect(text.pages[0]!.text).toContain('Párrafo 500 ');
    expect(text.pages[0]!.quality).toBe('fair');
  });

  test('with entities of its own is refused: expanding them is how XML bombs work', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    await expect(readFile('bomba.docx', wordDocumentOf('', { 'word/document.xml': bomb }))).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
      data: { name: 'bomba.docx' },
    });
  });
});

test('hidden runs and letters of one point are not read', async () => {
  const children = [
    new TextRun('Se ve. '),
    new TextRun({ text: 'No se ve. ', vanish: true }),
    new TextRun({ text: 'Tampoco. ', size: 2 }),
    new TextRun({ text: 'Esto sí.', vanish: false }),
  ];
  const { text } = await readFile('nota.docx', await pack([new Paragraph({ children })]));
  expect(blocksOf(text)).toContain('Se ve. Esto sí.');
});
