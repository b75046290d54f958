import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { AppError } from '../../../../src-shared/domain/errors.ts';
import type { MarkStep } from '../../../../src-shared/domain/template-marks.ts';
import { paragraphsOf, type TemplatePage } from '../../../../src-shared/domain/template-page.ts';
import { docxDocumentWriter } from '../docx-document-writer.ts';
import { docxTemplateMarker as marker } from './docx-template-marker.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
const main = 'word/document.xml';

/** A .docx of these words of XML: the body, other parts by their paths, and the links of the body. */
function docx(body: string, { parts = {}, links = '' }: { parts?: Record<string, string>; links?: string } = {}) {
  const kinds = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const overrides = Object.keys(parts).map(
    (path) =>
      `<Override PartName="/${path}" ContentType="${kinds}.${/(header|footer|settings|styles)/.exec(path)?.[1]}+xml"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${kinds}.document.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
    [main]: `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

const run = (text: string, look = '') =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const line = (...runs: string[]) =>
  `<w:p>${runs.map((each) => (each.startsWith('<') ? each : run(each))).join('')}</w:p>`;
const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${line(cell)}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl><w:tblGrid/>${rows.join('')}</w:tbl>`;

const textsOf = (page: TemplatePage, file = main) =>
  paragraphsOf(page.parts.find((part) => part.file === file)?.blocks ?? []).map(({ text }) => text);
const xmlOf = (bytes: Uint8Array, path = main) => strFromU8(unzipSync(bytes)[path]!);

/** The place of some words, as a person selects them. */
async function placeOf(bytes: Uint8Array, words: string, file = main) {
  const { page } = await marker.mark(bytes, 'a.docx', []);
  const texts = textsOf(page, file);
  const paragraph = texts.findIndex((text) => text.includes(words));
  const start = texts[paragraph]!.indexOf(words);
  return { file, paragraph, start, end: start + words.length };
}
const field = async (bytes: Uint8Array, words: string, name: string, file = main): Promise<MarkStep> => ({
  kind: 'field',
  name,
  places: [await placeOf(bytes, words, file)],
});
const filled = async (bytes: Uint8Array, texts: Record<string, string>, lists = {}) => {
  const open = await docxDocumentWriter.open(bytes, 'a.docx');
  return textsOf((await marker.mark(await open.fill({ texts, lists }), 'a.docx', [])).page);
};
const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: AppError) => error.code,
  );

test('a name that Word cut into runs takes a field in the look of its first letter, and the rest stays as it was', async () => {
  const bytes = docx(
    line(
      run('El alumno Ju', '<w:i/>'),
      run('an', '<w:b/>'),
      '<w:proofErr w:type="spellStart"/>',
      run(' P'),
      '<w:bookmarkStart w:id="1" w:name="x"/>',
      run('érez, DNI', '<w:u w:val="single"/>'),
    ),
  );
  const {
    bytes: marked,
    page,
    examples,
  } = await marker.mark(bytes, 'a.docx', [await field(bytes, 'Juan Pérez', 'Nombre y apellido')]);
  expect(textsOf(page)).toEqual(['El alumno {Nombre y apellido}, DNI']);
  expect(examples).toEqual({ nombre_y_apellido: 'Juan Pérez' });
  const [paragraph] = paragraphsOf(page.parts[0]!.blocks);
  expect(paragraph!.runs.map(({ start, end, look }) => [paragraph!.text.slice(start, end), look])).toEqual([
    ['El alumno ', { italic: true }],
    ['{Nombre y apellido}', { italic: true }],
    [', DNI', { underline: true }],
  ]);
  expect(xmlOf(marked)).toContain('<w:bookmarkStart w:id="1" w:name="x"/>');
  expect(await filled(marked, { nombre_y_apellido: 'Ana <Ruiz> & Cía' })).toEqual(['El alumno Ana <Ruiz> & Cía, DNI']);
});

test('a document of which nothing is marked stays as it was, word for word', async () => {
  const body = `${line('Hola &amp; chau &lt;')}<!-- nota --><w:p w:rsidR='1"2'><w:r><w:tab/><w:t>x</w:t></w:r></w:p><w:sectPr/>`;
  const { bytes, page } = await marker.mark(docx(body), 'a.docx', []);
  expect(xmlOf(bytes)).toContain(body);
  expect(textsOf(page)).toEqual(['Hola & chau <', '\tx']);
});

test('several places take one field at once, in the header, in one paragraph and in a cell', async () => {
  const link = '<Relationship Id="h" Type="http://x/header" Target="header1.xml"/>';
  const bytes = docx(
    `${line('Luz y Luz')}${table(row('a', 'Luz'))}<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>`,
    { parts: { 'word/header1.xml': `<w:hdr ${namespaces}>${line('De Luz')}</w:hdr>` }, links: link },
  );
  const at = (file: string, paragraph: number, start: number) => ({ file, paragraph, start, end: start + 3 });
  const { bytes: marked, page } = await marker.mark(bytes, 'a.docx', [
    {
      kind: 'field',
      name: 'Nombre',
      places: [at(main, 0, 0), at('word/header1.xml', 0, 3), at(main, 0, 6), at(main, 2, 0)],
    },
  ]);
  expect(page.parts.map(({ part }) => part)).toEqual(['header', 'body']);
  expect(textsOf(page)).toEqual(['{Nombre} y {Nombre}', 'a', '{Nombre}']);
  expect(textsOf(page, 'word/header1.xml')).toEqual(['De {Nombre}']);
  const open = await docxDocumentWriter.open(marked, 'a.docx');
  expect(open.fields).toEqual([{ name: 'Nombre', list: null, parts: ['header', 'body'], optional: false }]);
});

test('what stood in capitals looks in capitals, whatever the value; letters that are always so are left', async () => {
  const bytes = docx(line(run('PÉREZ, JUAN', '<w:b/><w:sz w:val="28"/>'), run(' de 3.º B')));
  const name = await field(bytes, 'PÉREZ, JUAN', 'Apellido y nombre');
  const course = await field((await marker.mark(bytes, 'a.docx', [name])).bytes, '3.º B', 'Curso');
  const { bytes: marked } = await marker.mark(bytes, 'a.docx', [name, course]);
  expect(xmlOf(marked)).toContain('<w:rPr><w:b/><w:caps/><w:sz w:val="28"/></w:rPr>');
  expect(xmlOf(marked).match(/<w:caps\/>/g)).toHaveLength(1);
});

test('a row of a table repeats, the rows of last year go, and writing it once brings it back', async () => {
  const bytes = docx(
    table(row('Nombre', 'Cargo'), row('Ana', 'Directora'), row('Luz', 'Maestra'), row('Teo', '')) + line('Fin'),
  );
  const steps: MarkStep[] = [
    await field(bytes, 'Ana', 'nombre'),
    await field(bytes, 'Directora', 'cargo'),
    { kind: 'repeat', place: { file: main, from: 2, to: 3 }, list: 'presentes', dropped: 2 },
  ];
  const { bytes: marked, page } = await marker.mark(bytes, 'a.docx', steps);
  expect(textsOf(page)).toEqual(['Nombre', 'Cargo', '{#presentes}{nombre}', '{cargo}{/presentes}', 'Fin']);
  const people = [
    { nombre: 'Paz', cargo: 'Vice' },
    { nombre: 'Sol', cargo: 'Maestra' },
  ];
  expect(await filled(marked, {}, { presentes: people })).toEqual([
    'Nombre',
    'Cargo',
    'Paz',
    'Vice',
    'Sol',
    'Maestra',
    'Fin',
  ]);
  for (const paragraph of [2, 3]) {
    const start = paragraph === 2 ? 0 : '{cargo}'.length;
    const once = await marker.mark(bytes, 'a.docx', [...steps, { kind: 'once', file: main, paragraph, start }]);
    expect(textsOf(once.page)).toEqual(['Nombre', 'Cargo', '{nombre}', '{cargo}', 'Fin']);
  }
});

test('items of a list repeat with their look, and lines are taken out', async () => {
  const item = (text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const bytes = docx(`${line('Temas:')}${item('Feria')}${item('Actos')}${line('Pie')}${line('Fin')}`);
  const steps: MarkStep[] = [
    await field(bytes, 'Feria', 'texto'),
    { kind: 'repeat', place: { file: main, from: 1, to: 1 }, list: 'temas', dropped: 1 },
    { kind: 'drop', place: { file: main, from: 4, to: 4 } },
  ];
  const { bytes: marked, page } = await marker.mark(bytes, 'a.docx', steps);
  expect(textsOf(page)).toEqual(['Temas:', '{#temas}', '{texto}', '{/temas}', 'Fin']);
  expect(await filled(marked, {}, { temas: [{ texto: 'A' }, { texto: 'B' }] })).toEqual(['Temas:', 'A', 'B', 'Fin']);
  const once = await marker.mark(bytes, 'a.docx', [...steps, { kind: 'once', file: main, paragraph: 1, start: 0 }]);
  expect(textsOf(once.page)).toEqual(['Temas:', '{texto}', 'Fin']);
});

test('a row of one cell repeats as lines of that cell, which keeps a paragraph at its end', async () => {
  const bytes = docx(table(row('Feria')) + line('Fin'));
  const repeat: MarkStep = { kind: 'repeat', place: { file: main, from: 0, to: 0 }, list: 'orden', dropped: 0 };
  const { bytes: marked } = await marker.mark(bytes, 'a.docx', [await field(bytes, 'Feria', 'texto'), repeat]);
  expect(await filled(marked, {}, { orden: [{ texto: 'A' }, { texto: 'B' }] })).toEqual(['A', 'B', 'Fin']);
  const { bytes: empty } = await marker.mark(bytes, 'a.docx', [
    { kind: 'drop', place: { file: main, from: 0, to: 0 } },
  ]);
  expect(xmlOf(empty)).toContain('<w:tc><w:p/></w:tc>');
});

test('lines that do not stand together, and rows that hang from others, are refused', async () => {
  const hanging = '<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>';
  const bytes = docx(`${line('a')}${table(row('b', 'c'), hanging)}`);
  const repeat = (from: number, to: number): MarkStep => ({
    kind: 'repeat',
    place: { file: main, from, to },
    list: 'temas',
    dropped: 0,
  });
  expect(await code(marker.mark(bytes, 'a.docx', [repeat(0, 1)]))).toBe('TEMPLATE_LINES_APART');
  expect(await code(marker.mark(bytes, 'a.docx', [repeat(3, 4)]))).toBe('TEMPLATE_LINES_APART');
  expect(await code(marker.mark(bytes, 'a.docx', [repeat(0, 9)]))).toBe('NOT_FOUND');
});

test('tracked changes are taken as accepted, and that is said', async () => {
  const change = 'w:id="1" w:author="x"';
  const gone = `<w:p><w:pPr><w:rPr><w:del ${change}/></w:rPr></w:pPr><w:del ${change}><w:r><w:delText>nada</w:delText></w:r></w:del></w:p>`;
  const goneRow = `<w:tr><w:trPr><w:del ${change}/></w:trPr><w:tc>${line('x')}</w:tc></w:tr>`;
  const bytes = docx(
    `${line('Ana ', `<w:del ${change}><w:r><w:delText>Ruiz</w:delText></w:r></w:del>`, `<w:ins ${change}>${run('Paz')}</w:ins>`)}${gone}${table(goneRow, row('y', 'z'))}`,
  );
  const { page, bytes: marked } = await marker.mark(bytes, 'a.docx', [await field(bytes, 'Ana Paz', 'Nombre')]);
  expect(page.notices).toEqual(['tracked-changes']);
  expect(textsOf(page)).toEqual(['{Nombre}', 'y', 'z']);
  expect(xmlOf(marked)).not.toMatch(/w:ins|w:del/);
});

test('inside a content control or a merge field the words are freed of it', async () => {
  const control = (inside: string) =>
    `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  const part = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const merge = `${part('begin')}<w:r><w:instrText> MERGEFIELD DNI </w:instrText></w:r>${part('separate')}${run('«DNI»')}${part('end')}`;
  const bytes = docx(
    `${control(line(`<w:hyperlink>${run('Ana')}</w:hyperlink>`, control(run(' Ruiz'))))}${line('DNI ', merge)}${line(`<w:fldSimple w:instr="x">${run('hoy')}</w:fldSimple>`)}`,
  );
  const steps = [
    await field(bytes, 'Ana Ruiz', 'Nombre'),
    await field(bytes, '«DNI»', 'DNI'),
    await field(bytes, 'hoy', 'Fecha'),
  ];
  const { page, bytes: marked } = await marker.mark(bytes, 'a.docx', steps);
  expect(textsOf(page)).toEqual(['{Nombre}', 'DNI {DNI}', '{Fecha}']);
  expect(xmlOf(marked)).not.toMatch(/w:sdt|fldChar|instrText|fldSimple/);
});

test('what Word writes by itself over several lines, and the words of a text box, cannot be marked, and are said so', async () => {
  const part = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const long = `${line(part('begin'), part('separate'), 'Índice')}${line('1 ', part('end'))}`;
  const box = (name: string, path: string) =>
    `<${name}>${path}<w:txbxContent>${line('Membrete')}</w:txbxContent></${name}>`;
  const twice = `<w:p><w:r><mc:AlternateContent>${box('mc:Choice', '')}${box('mc:Fallback', '')}</mc:AlternateContent></w:r>${run('Texto')}</w:p>`;
  const bytes = docx(`${long}${twice}`);
  const { page } = await marker.mark(bytes, 'a.docx', []);
  expect(textsOf(page)).toEqual(['Índice', '1 ', 'Texto', 'Membrete']);
  expect(page.notices).toEqual(['text-boxes']);
  const over = async (words: string) =>
    code(field(bytes, words, 'x').then((step) => marker.mark(bytes, 'a.docx', [step])));
  expect(await over('Índice')).toBe('TEMPLATE_MARK_IN_WORD_FIELD');
  const boxed: MarkStep = { kind: 'field', name: 'x', places: [{ file: main, paragraph: 3, start: 0, end: 8 }] };
  expect(await code(marker.mark(bytes, 'a.docx', [boxed]))).toBe('TEMPLATE_MARK_IN_TEXT_BOX');
  expect(await over('Texto')).toBe('none');
});

test('an old .doc, a document with a password and what is no document are each told apart', async () => {
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...strToU8('WordDocument')]);
  const locked = new Uint8Array([...old, ...strToU8([...'EncryptedPackage'].join('\0'))]);
  expect(await code(marker.mark(old, 'a.doc', []))).toBe('TEMPLATE_OLD_WORD');
  expect(await code(marker.mark(locked, 'a.docx', []))).toBe('TEMPLATE_PROTECTED');
  expect(await code(marker.mark(strToU8('hola'), 'a.docx', []))).toBe('TEMPLATE_NOT_DOCX');
  for (const body of ['<w:p>', '</w:p>', '<w:p <<', `${'<w:p>'.repeat(600)}${'</w:p>'.repeat(600)}`, '<!DOCTYPE a>']) {
    expect(await code(marker.mark(docx(body), 'a.docx', [])), body.slice(0, 20)).toBe('TEMPLATE_NOT_DOCX');
  }
  const protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>';
  const parts = { 'word/settings.xml': `<w:settings ${namespaces}>${protection}</w:settings>` };
  expect((await marker.mark(docx(line('a'), { parts }), 'a.docx', [])).page.notices).toEqual(['protected']);
});

test('a hostile part is given up at its first mistake', async () => {
  expect(await code(marker.mark(docx('<"<'.repeat(400_000)), 'a.docx', []))).toBe('TEMPLATE_NOT_DOCX');
});
