import PdfDocument from 'pdfkit';
import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src-shared/domain/answer.ts';
import { engineWords } from '../../src-shared/domain/answer-words.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;

beforeAll(async () => {
  library = await openLibrary();
  const list = (name: string, rows: readonly string[]) => library.write(name, rows.join('\r\n'));
  await library.ingest(
    list('notas.csv', ['Apellido y nombre;Lengua;Matemática', 'PÉREZ, Ana;8;9', 'SOSA, Juan;7;6']),
    list('vacantes.csv', ['Grado;Matrícula;Vacantes', '2.º A;24;3', '2.º B;27;0']),
    list('lista.csv', ['Alumno;DNI;Nacimiento', 'PÉREZ, Ana;50.111.222;6/5/2018', 'SOSA, Juan;50.333.444;1/2/2018']),
    list('padron.csv', [
      'Apellido y nombre;Documento;F. Nac.',
      'Pérez Ana;50111222;06-05-18',
      'Paz Leo;50777888;9-9-18',
    ]),
  );
});

/** A ruled table on a page, whose cells may have several lines. */
async function ruledPdf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const [width, height] = [150, 44];
  const pdf = new PdfDocument({ size: 'A4' });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  for (const [row, cells] of rows.entries()) {
    for (const [column, text] of cells.entries()) {
      const [left, top] = [60 + column * width, 80 + row * height];
      pdf.rect(left, top, width, height).stroke();
      for (const [line, words] of text.split('\n').entries()) {
        pdf.fontSize(11).text(words, left + 6, top + 8 + line * 15, { lineBreak: false });
      }
    }
  }
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

async function ask(question: string): Promise<Answer> {
  for await (const event of await library.client.ask.ask({ question })) {
    if (event.type === 'answer') return event.answer;
  }
  throw new Error('The question was not answered');
}

test('a question about a table is answered by its cell, with its row and its column', async () => {
  const answer = await ask('¿Qué nota tiene Sosa en Matemática?');
  expect(answer).toMatchObject({ found: true, engine: 'tables', text: 'SOSA, Juan · Matemática: 6 [1]' });
  expect(answer.citations).toMatchObject([
    { name: 'notas.csv', quote: '6', locator: { type: 'cell', reference: 'C3' } },
  ]);
  expect(engineWords(answer)).toBe('Leído en una tabla, sin modelo');
  expect((await ask('cuantas vacantes hay en segundo a')).text).toBe('2.º A · Vacantes: 3 [1]');
});

test('the same value in two papers is said once, with both proofs', async () => {
  const answer = await ask('¿Cuándo nació Ana Pérez?');
  expect(answer.citations.map(({ name }) => name).sort()).toEqual(['lista.csv', 'padron.csv']);
  expect(answer.text).toMatch(/: (6\/5\/2018|06-05-18) \[1\] \[2\]$/);
});

test('every proof stands where it says', async () => {
  for (const { sourceId, locator, quote } of (await ask('¿Cuál es el documento de Pérez, Ana?')).citations) {
    if (locator.type === 'time') throw new Error('a page was expected');
    const page = await library.client.sources.page({ sourceId, page: locator.page });
    expect(page.text.slice(locator.start, locator.end)).toBe(quote);
  }
});

test('a table that does not have the column leaves the question to the passages', async () => {
  expect((await ask('¿Qué nota tiene Sosa en Música?')).engine).toBe('passages');
});

test('a cell that goes on in the next line is told whole, with a proof for each of its lines', async () => {
  const rows = [
    ['Alumno', 'Domicilio', 'Vacunas'],
    ['Roldán, Ema', 'Av. San Martín 1.234,\nBarrio Los Aromos', 'Completas'],
    ['Quiroga, Teo', 'Belgrano 45', 'Incompletas'],
  ];
  await library.ingest(library.write('domicilios.pdf', await ruledPdf(rows)));
  const answer = await ask('¿Cuál es el domicilio de Ema Roldán?');
  expect(answer.text).toBe('Roldán, Ema · Domicilio: Av. San Martín 1.234, Barrio Los Aromos [1] [2]');
  expect(answer.citations.map(({ quote }) => quote)).toEqual(['Av. San Martín 1.234,', 'Barrio Los Aromos']);
});
