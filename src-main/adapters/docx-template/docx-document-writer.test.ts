import { Document, Footer, Header, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { AppError } from '../../../src-shared/domain/errors.ts';
import { docxDocumentWriter as writer } from './docx-document-writer.ts';
import { paragraphTexts } from './paragraph-texts.ts';

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Piece = string | string[];
type Sketch = { paragraphs?: Piece[]; rows?: string[][]; header?: string; footer?: string };

/** A .docx; a paragraph given as several texts is as many runs, each with a look of its own. */
async function sketch({ paragraphs = [], rows = [], header, footer }: Sketch): Promise<Uint8Array> {
  const paragraph = (piece: Piece) =>
    new Paragraph({ children: [piece].flat().map((text, index) => new TextRun({ text, bold: index % 2 === 1 })) });
  const logo = new ImageRun({ type: 'png', data: dot, transformation: { width: 20, height: 20 } });
  const table = rows.map(
    (cells) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [paragraph(cell)] })) }),
  );
  const document = new Document({
    sections: [
      {
        headers:
          header === undefined
            ? {}
            : { default: new Header({ children: [new Paragraph({ children: [logo, new TextRun(header)] })] }) },
        footers: footer === undefined ? {} : { default: new Footer({ children: [paragraph(footer)] }) },
        children: [...paragraphs.map(paragraph), ...(rows.length > 0 ? [new Table({ rows: table })] : [])],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const part = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path]!);
const lines = (bytes: Uint8Array, path = 'word/document.xml') => paragraphTexts(part(bytes, path));
const open = async (parts: Sketch) => writer.open(await sketch(parts), 'modelo.docx');

async function refusal(work: Promise<unknown>): Promise<Pick<AppError, 'code' | 'data'>> {
  const { code, data } = await work.then(
    () => Promise.reject(new Error('The template was taken')),
    (error: AppError) => error,
  );
  return { code, data };
}

test('a field split over several runs, or written with other capitals and accents, takes its value', async () => {
  const template = await open({ paragraphs: [['Se deja constancia de que {Apelli', 'do y no', 'mbre} cursa {AÑO}.']] });
  expect(template.fields.map(({ name, list, optional }) => ({ name, list, optional }))).toEqual([
    { name: 'Apellido y nombre', list: null, optional: false },
    { name: 'AÑO', list: null, optional: false },
  ]);
  const written = await template.fill({ texts: { apellido_y_nombre: 'Ruiz, Ana', año: '3.º B' } });
  expect(lines(written)).toEqual(['Se deja constancia de que Ruiz, Ana cursa 3.º B.']);
});

test('rows of a table and paragraphs repeat for each entry of a list', async () => {
  const template = await open({
    paragraphs: ['{#temas}', '{titulo}: {texto}', '{/temas}', 'Sin más.'],
    rows: [
      ['Decisión', 'Responsable'],
      ['{#decisiones}{texto}', '{responsable}{/decisiones}'],
    ],
  });
  expect(template.fields.map(({ name, list }) => [list, name])).toEqual([
    ['temas', 'titulo'],
    ['temas', 'texto'],
    ['decisiones', 'texto'],
    ['decisiones', 'responsable'],
  ]);
  const written = await template.fill({
    texts: {},
    lists: {
      temas: [
        { titulo: 'Feria', texto: 'Se fija la fecha.' },
        { titulo: 'Actos', texto: 'Se reparten.' },
      ],
      decisiones: [
        { texto: 'Pedir mesas', responsable: 'Vega' },
        { texto: 'Avisar', responsable: 'Paz' },
      ],
    },
  });
  expect(lines(written)).toEqual([
    'Feria: Se fija la fecha.',
    'Actos: Se reparten.',
    'Sin más.',
    'Decisión',
    'Responsable',
    'Pedir mesas',
    'Vega',
    'Avisar',
    'Paz',
  ]);
});

test('a field is told with the paragraph that it stands in, first the header, whatever its runs', async () => {
  const template = await open({
    header: 'Escuela {escuela}',
    paragraphs: ['{nombre del padre}, {escuela}', ['Alumno: {nom', 'bre}'], '{#temas}{Autor}{/temas}'],
  });
  const placeOf = (name: string) => template.placeOf(template.fields.find((field) => field.name === name)!);
  expect(placeOf('escuela')).toBe('en el encabezado, donde dice «Escuela {escuela}»');
  expect(placeOf('nombre')).toBe('en el texto, donde dice «Alumno: {nombre}»');
  expect(placeOf('Autor')).toBe('en el texto, donde dice «{#temas}{Autor}{/temas}»');
});

test('header, footer and pictures stay, and their fields are filled', async () => {
  const template = await open({ header: 'Escuela {escuela}', paragraphs: ['Hola'], footer: '{direccion}' });
  expect(template.fields.map(({ name, parts }) => [name, parts])).toEqual([
    ['escuela', ['header']],
    ['direccion', ['footer']],
  ]);
  const written = await template.fill({ texts: { escuela: 'N.º 9 <Sarmiento> & Cía', direccion: 'Mitre 100' } });
  expect(lines(written, 'word/header1.xml')).toEqual(['Escuela N.º 9 <Sarmiento> & Cía']);
  expect(lines(written, 'word/footer1.xml')).toEqual(['Mitre 100']);
  const pictures = Object.entries(unzipSync(written)).filter(([path]) => path.startsWith('word/media/'));
  expect(pictures.map(([, bytes]) => Buffer.from(bytes).equals(dot))).toEqual([true]);
});

test('a value is text: braces, tags of XML and control characters in it do nothing, and line ends stay', async () => {
  const template = await open({ paragraphs: ['Dijo: {nota}.'] });
  const written = await template.fill({ texts: { nota: '{otra} <w:p/>\u0007 y\nsigue' } });
  expect(lines(written)).toEqual(['Dijo: {otra} <w:p/> y\nsigue.']);
});

test('a field without a value is left empty and never says undefined, not even one named as what every object has', async () => {
  const template = await open({ paragraphs: ['a{nadie}b{constructor}c{toString}d', '{#constructor}e{/constructor}'] });
  expect(lines(await template.fill({ texts: {} }))).toEqual(['abcd', '']);
});

test('a part that depends on a field is written when there is a value and left out when there is none', async () => {
  const template = await open({ paragraphs: ['{#cargo}Cargo: {cargo}{/cargo}{^cargo}Sin cargo{/cargo}'] });
  expect(template.fields).toEqual([{ name: 'cargo', list: null, parts: ['body'], optional: true }]);
  expect(lines(await template.fill({ texts: { cargo: 'Docente' } }))).toEqual(['Cargo: Docente']);
  expect(lines(await template.fill({ texts: { cargo: '' } }))).toEqual(['Sin cargo']);
});

test.each([
  [
    { paragraphs: ['Reunión', '{#temas}', 'Tema {titulo}'] },
    'TEMPLATE_LOOP_UNCLOSED',
    'temas',
    'en el texto, donde dice «{#temas}»',
  ],
  [
    { paragraphs: ['Hola', 'Fin {/temas}'] },
    'TEMPLATE_LOOP_UNOPENED',
    'temas',
    'en el texto, donde dice «Fin {/temas}»',
  ],
  [
    { paragraphs: ['Se certifica que {nombre cursa'] },
    'TEMPLATE_FIELD_UNCLOSED',
    'nombre',
    'en el texto, donde dice «Se certifica que {nombre cursa»',
  ],
  [
    { paragraphs: ['Se certifica que {nombre', 'cursa} acá'] },
    'TEMPLATE_FIELD_UNCLOSED',
    'nombrecursa',
    'en el texto, donde dice «Se certifica que {nombre»',
  ],
  [
    { paragraphs: ['x'], header: 'De escuela} dos' },
    'TEMPLATE_FIELD_UNOPENED',
    'escuela',
    'en el encabezado, donde dice «De escuela} dos»',
  ],
  [{ paragraphs: ['{@crudo}'] }, 'TEMPLATE_FIELD_REFUSED', 'crudo', 'en el texto, donde dice «{@crudo}»'],
  [
    { paragraphs: ['{#temas}uno', 'x'], rows: [['a', '{/temas}']] },
    'TEMPLATE_LOOP_MISPLACED',
    'temas',
    expect.stringContaining('en el texto'),
  ],
])('a mistake in %j is told as %s with the field and where it stands', async (parts: Sketch, code, field, where) => {
  expect(await refusal(open(parts))).toEqual({ code, data: { name: 'modelo.docx', field, where } });
});

test('what is no .docx is refused: text, a damaged archive, a document with macros', async () => {
  const good = await sketch({ paragraphs: ['Hola'] });
  const withMacros = unzipSync(good);
  const types = strFromU8(withMacros['[Content_Types].xml']!).replace(
    'openxmlformats-officedocument.wordprocessingml.document.main',
    'ms-word.document.macroEnabled.main',
  );
  withMacros['[Content_Types].xml'] = strToU8(types);
  for (const bytes of [strToU8('Hola'), new Uint8Array(), good.slice(0, 500), zipSync(withMacros)]) {
    expect(await refusal(writer.open(bytes, 'algo.docx'))).toEqual({
      code: 'TEMPLATE_NOT_DOCX',
      data: { name: 'algo.docx' },
    });
  }
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(61 * 1024 * 1024) });
  expect(await refusal(writer.open(bomb, 'algo.docx'))).toMatchObject({ code: 'TEMPLATE_TOO_BIG' });
});

test('a template of Word itself (.dotx) gives documents that Word opens', async () => {
  const parts = unzipSync(await sketch({ paragraphs: ['{a}'] }));
  const types = strFromU8(parts['[Content_Types].xml']!).replace('document.main+xml', 'template.main+xml');
  parts['[Content_Types].xml'] = strToU8(types);
  const written = await (await writer.open(zipSync(parts), 'modelo.dotx')).fill({ texts: { a: '1' } });
  expect(part(written, '[Content_Types].xml')).toContain('document.main+xml');
});

test('documents joined as one start each on a new page, and no two pictures have one number', async () => {
  const template = await open({ header: 'Escuela', paragraphs: ['Para {nombre}'] });
  const filled = await Promise.all(['Ana', 'Luz', 'Teo'].map((nombre) => template.fill({ texts: { nombre } })));
  const joined = await writer.join(filled);
  expect(lines(joined).filter((line) => line.trim() !== '')).toEqual(['Para Ana', 'Para Luz', 'Para Teo']);
  const xml = part(joined, 'word/document.xml');
  expect(xml.match(/<w:br w:type="page"\/>/g)).toHaveLength(2);
  expect(xml.match(/<w:sectPr/g)).toHaveLength(1);
  expect(lines(joined, 'word/header1.xml')).toEqual(['Escuela']);
});

test('a value of several lines is not stretched over the sheet where a line of it ends', async () => {
  const written = await (await open({ paragraphs: ['{Texto}'] })).fill({ texts: { texto: 'Una línea.\nOtra.' } });
  expect(part(written, 'word/document.xml')).toContain('<w:br/>');
  const settings = part(written, 'word/settings.xml');
  expect(settings).toMatch(/<w:compat><w:doNotExpandShiftReturn\/>.*<w:compatSetting/s);
  const joined = await writer.join([written, written]);
  expect(part(joined, 'word/settings.xml')).toBe(settings);
});

test('what a document says of compatibility stays, in the order of the format', async () => {
  const parts = unzipSync(await sketch({ paragraphs: ['{Texto}'] }));
  const settings = (compat: string) => `<w:settings xmlns:w="w"><w:zoom/>${compat}<w:rsids/></w:settings>`;
  const after = async (compat: string) => {
    const bytes = zipSync({ ...parts, 'word/settings.xml': strToU8(settings(compat)) });
    const template = await writer.open(new Uint8Array(bytes), 'modelo.docx');
    return part(await template.fill({ texts: { texto: 'Una' } }), 'word/settings.xml');
  };
  const setting = '<w:doNotExpandShiftReturn/>';
  expect(await after('<w:compat/>')).toBe(settings(`<w:compat>${setting}</w:compat>`));
  expect(await after('<w:compat><w:spaceForUL/><w:ulTrailSpace w:val="1"/><w:useFELayout/></w:compat>')).toBe(
    settings(`<w:compat><w:spaceForUL/><w:ulTrailSpace w:val="1"/>${setting}<w:useFELayout/></w:compat>`),
  );
  expect(await after(`<w:compat>${setting.replace('/>', ' w:val="0"/>')}</w:compat>`)).toContain('w:val="0"');
  expect(await after('')).toBe(settings(''));
});
