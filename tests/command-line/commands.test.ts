import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { doctorReportSchema } from '../../src-shared/contract/library-contract.ts';
import { zipOf } from '../fixtures/reading-documents.ts';
import * as shapes from './json-shapes.ts';
import { errorAfterLines, errorOf, runCommand, samplePaper, temporaryFolder } from './run-command.ts';

const folder = temporaryFolder();
const papers = join(folder, 'papeles');
const library = join(folder, 'biblioteca');
const spec = join(folder, 'matricula.json');
const withLibrary = ['--library', library, '--plain', '--json'];

beforeAll(async () => {
  mkdirSync(papers);
  copyFileSync(samplePaper(/^Listas\/Lista.*\.csv$/), join(papers, 'lista.csv'));
  copyFileSync(samplePaper(/^Inscripciones\/.*\.rtf$/), join(papers, 'ficha uno.rtf'));
  copyFileSync(samplePaper(/^Inscripciones\/.*\.html$/), join(papers, 'ficha dos.html'));
  copyFileSync(samplePaper(/^Correos\/.*Chat.*\.txt$/), join(papers, 'chat.txt'));
  const columns = [
    { name: 'Apellido y nombres', type: 'person', instruction: 'El alumno que se inscribe.' },
    { name: 'DNI', type: 'dni', instruction: 'El documento del alumno.' },
  ];
  writeFileSync(
    spec,
    JSON.stringify({
      title: 'Matrícula',
      rows: 'document',
      sources: { folder: 'papeles' },
      paperKinds: ['enrolment-form'],
      columns,
    }),
  );
  const ingested = await runCommand([...withLibrary, 'ingest', 'papeles'], { cwd: folder });
  expect(ingested.code, ingested.stderr).toBe(0);
  const lines = ingested.lines().map((line) => shapes.ingestLine.parse(line));
  expect(lines.map((line) => line.path).sort()).toEqual(
    ['chat.txt', 'ficha dos.html', 'ficha uno.rtf', 'lista.csv'].map((name) => join(papers, name)),
  );
  expect(new Set(lines.map((line) => line.status))).toEqual(new Set(['ready']));
});

describe('ingest', () => {
  test('text of an exported chat is its messages, a line for each voice note, whatever the phone', async () => {
    const android = '5/3/24, 9:06 - Ana: PTT-20240305-WA0001.opus (archivo adjunto)\n5/3/24, 9:07 - Luis: ok\n';
    const iphone =
      '[5/3/24, 9:06:11 p.\u202fm.] Ana: \u200e<adjunto: 00000002-AUDIO.opus>\n[5/3/24, 9:07:00 p.\u202fm.] Luis: ok\n';
    writeFileSync(join(folder, 'android.zip'), zipOf({ 'Chat.txt': android, 'PTT-20240305-WA0001.opus': 'OggS' }));
    writeFileSync(join(folder, 'iphone.zip'), zipOf({ '_chat.txt': iphone, '00000002-AUDIO.opus': 'OggS' }));
    const first = await runCommand(['text', 'android.zip'], { cwd: folder });
    expect(first.stdout).toBe(
      '05/03/2024 09:06 Ana: PTT-20240305-WA0001.opus (archivo adjunto)\n05/03/2024 09:07 Luis: ok\n\n',
    );
    const second = await runCommand(['--json', 'text', 'iphone.zip'], { cwd: folder });
    const told = shapes.textDocument.parse(second.json());
    expect(told).toMatchObject({ kind: 'whatsapp', meta: { participants: 'Ana, Luis', messages: '2' } });
    expect(told.pages[0]?.text).toContain('05/03/2024 21:06 Ana: <adjunto: 00000002-AUDIO.opus>');
  });

  test('of the same bytes under another name says duplicate, of a mixed lot 4, and goes on', async () => {
    copyFileSync(join(papers, 'lista.csv'), join(folder, 'lista copiada.csv'));
    const run = await runCommand([...withLibrary, 'ingest', 'lista copiada.csv', 'no está.pdf'], { cwd: folder });
    expect(run.code).toBe(4);
    const lines = run.lines().map((line) => shapes.ingestLine.parse(line));
    expect(lines.find((line) => line.status === 'duplicate')).toMatchObject({
      path: join(folder, 'lista copiada.csv'),
      kind: 'csv',
      error: null,
    });
    expect(lines.find((line) => line.status === 'failed')).toMatchObject({
      sourceId: null,
      error: { code: 'PATH_NOT_FOUND' },
    });
  });

  test('without --json says one line a file', async () => {
    const run = await runCommand(['--library', library, '--plain', 'ingest', papers]);
    expect(run.code).toBe(0);
    expect(run.stdout.trim().split('\n')).toHaveLength(4);
    expect(run.stdout).toContain('lista.csv (csv, 1 pág.)');
  });
});

describe('text and tables', () => {
  test('give the pages and the cells of one file, and make no library', async () => {
    const home = join(folder, 'casa');
    const env = { HOME: home, AMANUENSE_CONFIGURATION: join(home, '.config') };
    const text = await runCommand(['--json', 'text', 'papeles/lista.csv'], { cwd: folder, env });
    expect(text.code).toBe(0);
    expect(shapes.textDocument.parse(text.json())).toMatchObject({ kind: 'csv', pages: [{ number: 1, ocr: false }] });
    const tables = await runCommand(['tables', join(papers, 'lista.csv'), '--json'], { env });
    const [table] = shapes.tableList.parse(tables.json());
    expect(table?.rows.length).toBeGreaterThan(5);
    expect(() => readFileSync(home)).toThrow('ENOENT');
  });

  test('without --json the pages of a text are parted by form feeds', async () => {
    const { default: PdfDocument } = await import('pdfkit');
    const pdf = new PdfDocument({ compress: false });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => pdf.on('end', resolve));
    pdf.text('Primera hoja de la circular').addPage().text('Segunda hoja de la circular').end();
    await ended;
    writeFileSync(join(folder, 'dos hojas.pdf'), Buffer.concat(chunks));
    const { code, stdout } = await runCommand(['text', 'dos hojas.pdf'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout.split('\f').map((page) => page.trim())).toEqual([
      'Primera hoja de la circular',
      'Segunda hoja de la circular',
    ]);
  });
});

describe('search', () => {
  test('gives at most the hits that were asked for, each at its place', async () => {
    const run = await runCommand([...withLibrary, 'search', 'alumno', '--limit', '1']);
    expect(run.code).toBe(0);
    const hits = shapes.searchHits.parse(run.json());
    expect(hits).toHaveLength(1);
    expect(hits[0]?.path.startsWith(papers)).toBe(true);
  });

  test('with --queries gives one array a line, for empty lines and lines of Windows too', async () => {
    writeFileSync(join(folder, 'consultas.txt'), '\uFEFFalumno\r\n\r\nzzzinexistente\r\ninscripción');
    const run = await runCommand([...withLibrary, 'search', '--queries', 'consultas.txt', '--limit', '2'], {
      cwd: folder,
    });
    expect(run.code).toBe(0);
    const answers = run.lines().map((line) => shapes.searchHits.parse(line).length);
    expect(answers).toHaveLength(4);
    expect(answers.map((hits) => hits > 0)).toEqual([true, false, false, true]);
  });
});

describe('ask', () => {
  test('gives an answer with its proofs, or the fixed sentence', async () => {
    const found = await runCommand([...withLibrary, 'ask', '¿De quién es la ficha de inscripción?']);
    expect(found.code).toBe(0);
    expect(shapes.answer.parse(found.json())).toMatchObject({ found: true });
    const refused = shapes.answer.parse((await runCommand([...withLibrary, 'ask', '¿Quién ganó en Mongolia?'])).json());
    expect(refused).toMatchObject({ found: false, answer: 'No consta en los documentos.', citations: [] });
  });

  test('with --questions answers one a line, and a line that asks nothing does not take the rest with it', async () => {
    writeFileSync(join(folder, 'preguntas.txt'), '¿De quién es la ficha de inscripción?\n\n¿Quién ganó en Mongolia?\n');
    const run = await runCommand([...withLibrary, 'ask', '--questions', 'preguntas.txt'], { cwd: folder });
    expect(run.code).toBe(4);
    const [first, empty, last] = run.lines();
    shapes.answer.parse(first);
    expect(empty).toMatchObject({ error: { code: 'QUESTION_EMPTY' } });
    shapes.answer.parse(last);
  });
});

describe('planilla', () => {
  test('run writes the .xlsx, relative to the current folder, and says its counts', async () => {
    const run = await runCommand([...withLibrary, 'planilla', 'run', 'matricula.json', '--out', 'salida.xlsx'], {
      cwd: folder,
    });
    expect(run.code, run.stderr).toBe(0);
    const result = shapes.planillaRun.parse(run.json());
    expect(result).toMatchObject({ rows: 2, out: join(folder, 'salida.xlsx') });
    expect(result.cells.found + result.cells.absent + result.cells.doubtful).toBe(4);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(result.out);
    expect(workbook.worksheets[0]?.getRow(1).values).toEqual(expect.arrayContaining(['Apellido y nombres', 'DNI']));
  });

  test('run writes .csv as Excel of Argentina opens it, and into a form of the school', async () => {
    const csv = await runCommand([...withLibrary, 'planilla', 'run', spec, '--out', 'salida.csv'], { cwd: folder });
    expect(csv.code, csv.stderr).toBe(0);
    expect(readFileSync(join(folder, 'salida.csv'), 'utf8')).toMatch(/^\uFEFF.*Apellido y nombres;DNI/);
    const form = new exceljs.Workbook();
    form.addWorksheet('Planilla').addRows([['Escuela N.º 3'], ['N.º', 'DNI', 'Apellido y nombres'], [1]]);
    await form.xlsx.writeFile(join(folder, 'formulario.xlsx'));
    const command = [...withLibrary, 'planilla', 'run', spec, '--template', 'formulario.xlsx', '--out', 'lleno.xlsx'];
    const filled = await runCommand(command, { cwd: folder });
    expect(filled.code, filled.stderr).toBe(0);
    const written = new exceljs.Workbook();
    await written.xlsx.readFile(join(folder, 'lleno.xlsx'));
    const sheet = written.getWorksheet('Planilla');
    expect(sheet?.getCell('A1').text).toBe('Escuela N.º 3');
    expect(sheet?.getCell('C3').text).toMatch(/\p{L}/u);
  });

  test('show gives every cell, and every found one has its quote', async () => {
    const run = await runCommand([...withLibrary, 'planilla', 'show', spec], { cwd: folder });
    expect(run.code, run.stderr).toBe(0);
    const { rows } = shapes.planillaCells.parse(run.json());
    const found = rows.flatMap((row) => row.cells).filter((cell) => cell.state === 'found');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((cell) => cell.evidence.some(({ quote }) => quote.length > 0))).toBe(true);
  });

  test('design writes what run and import take back', async () => {
    const written = await runCommand([...withLibrary, 'planilla', 'design', 'MATRÍCULA', '--out', 'diseño.json'], {
      cwd: folder,
    });
    expect(written.code, written.stderr).toBe(0);
    const { out } = shapes.planillaDesign.parse(written.json());
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ format: 'amanuense-planilla', version: 1 });
    const elsewhere = ['--library', join(folder, 'otra-biblioteca'), '--plain', '--json'];
    const made = await runCommand([...elsewhere, 'planilla', 'import', out], { cwd: folder });
    expect(made.code, made.stderr).toBe(0);
    expect(shapes.planillaImport.parse(made.json())).toMatchObject({ title: 'Matrícula', columns: 2 });
  });
});

test('doctor tells of this PC and of the library it was given, which it has checked', async () => {
  const run = await runCommand([...withLibrary, 'doctor']);
  expect(run.code, run.stderr).toBe(0);
  const report = doctorReportSchema.parse(run.json());
  expect(report.library).toMatchObject({ folder: library, healthy: true, encrypted: false });
  expect(report.library?.sources).toBeGreaterThanOrEqual(4);
  expect(report.ocr.ready).toBe(true);
  const words = await runCommand(['doctor']);
  expect(words.stdout).toContain('Procesador:');
  expect(words.stdout).toContain('Modelos para esta PC:');
});

test('backup writes one file from which restore brings the same library back, and only into an empty folder', async () => {
  const env = { AMANUENSE_BACKUP_PASSWORD: 'una clave larga' };
  const backup = await runCommand([...withLibrary, 'backup', 'copia.amanuense'], { cwd: folder, env });
  expect(backup.code, backup.stderr).toBe(0);
  const { sources, path } = shapes.backupMade.parse(backup.json());
  expect(path).toBe(join(folder, 'copia.amanuense'));
  const target = join(folder, 'restaurada');
  const restore = await runCommand(['--library', target, '--plain', '--json', 'restore', 'copia.amanuense'], {
    cwd: folder,
    env,
  });
  expect(restore.code, restore.stderr).toBe(0);
  expect(shapes.libraryRestored.parse(restore.json())).toEqual({ libraryFolder: target, sources });
  // A library that was never encrypted opens as it is, whatever key this PC has.
  const search = await runCommand(['--library', target, '--json', 'search', 'alumno', '--limit', '1'], {
    env: { AMANUENSE_KEY: 'a'.repeat(64) },
  });
  expect(shapes.searchHits.parse(search.json())).toHaveLength(1);
  const again = await runCommand([...withLibrary, 'restore', 'copia.amanuense'], { cwd: folder, env });
  expect([again.code, errorOf(again).code]).toEqual([1, 'RESTORE_TARGET_NOT_EMPTY']);
  const wrong = await runCommand(
    [
      '--library',
      join(folder, 'otra'),
      '--plain',
      '--json',
      'restore',
      'copia.amanuense',
      '--password',
      'otra cosa larga',
    ],
    { cwd: folder },
  );
  expect([wrong.code, errorOf(wrong).code]).toEqual([1, 'BACKUP_PASSWORD_WRONG']);
});

test('stopped by Ctrl+C it says so, and goes on from there the next time', async () => {
  const place = join(folder, 'parada');
  const command = ['--library', place, '--plain', '--json', 'ingest', papers];
  const photo = samplePaper(/^Fotos del celular\/.*\.jpe?g$/);
  const stopWhen = () => existsSync(join(place, 'blobs'));
  const stopped = await runCommand([...command, photo], { stopWhen });
  const { lines, error } = errorAfterLines(stopped);
  expect([stopped.code, error.code]).toEqual([1, 'CANCELLED']);
  for (const line of lines) expect(shapes.ingestLine.parse(line).status).toBe('ready');
  const again = await runCommand(command);
  expect(again.code, again.stderr).toBe(0);
  expect(again.lines().map((line) => shapes.ingestLine.parse(line).status)).toEqual([
    'ready',
    'ready',
    'ready',
    'ready',
  ]);
});
