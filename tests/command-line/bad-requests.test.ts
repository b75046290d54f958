import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src-main/adapters/sqlite/driver.ts';
import { openLibraryDatabase } from '../../src-main/adapters/sqlite/open-library-database.ts';
import { doctorReportSchema } from '../../src-shared/contract/library-contract.ts';
import * as shapes from './json-shapes.ts';
import { errorAfterLines, errorOf, runCommand, temporaryFolder } from './run-command.ts';

const folder = temporaryFolder();
const library = join(folder, 'biblioteca');
const withLibrary = ['--library', library, '--plain', '--json'];
const paper = join(folder, 'ficha.txt');
const good = {
  title: 'DNI',
  rows: 'document',
  sources: { paths: ['ficha.txt'] },
  columns: [{ name: 'DNI', type: 'dni' }],
};

function specFile(name: string, spec: unknown): string {
  writeFileSync(join(folder, name), typeof spec === 'string' ? spec : JSON.stringify(spec));
  return name;
}

beforeAll(async () => {
  writeFileSync(paper, 'FICHA DE INSCRIPCIÓN\nApellido y nombres: Sosa, Lucía\nDNI: 45.123.456\n');
  const run = await runCommand([...withLibrary, 'ingest', paper]);
  expect(run.code, run.stderr).toBe(0);
});

test.each([
  [['nada'], 'no existe el comando «nada»'],
  [['ingest'], 'falta «PATHS»'],
  [['text', 'a', '--colores'], 'no existe la opción «--colores»'],
  [['planilla', 'run', 'a.json'], 'falta la opción «--out <file>»'],
  [['search', 'x', '--limit', '0'], '«--limit» es un número desde 1'],
  [['search'], 'hace falta una búsqueda'],
])('wrong usage %j ends with 2 and says what is wrong', async (commandLine, sentence) => {
  const run = await runCommand([...withLibrary, ...commandLine]);
  const error = errorOf(run);
  expect([run.code, error.code]).toEqual([2, 'INVALID_INPUT']);
  expect(error.message).toContain(sentence);
});

describe('a planilla that cannot be made', () => {
  test.each([
    ['no json', '{ "title": ', 'SPEC_INVALID', 2, 'no es JSON'],
    [
      'unknown type',
      { ...good, columns: [{ name: 'DNI', type: 'documento' }] },
      'SPEC_INVALID',
      2,
      'columns[0] («DNI»), «type» dice «documento»',
    ],
    ['no columns', { title: 'x', rows: 'document' }, 'SPEC_INVALID', 2, 'falta «columns»'],
    [
      'papers that are not there',
      { ...good, sources: { paths: ['no está.pdf'] } },
      'PATH_NOT_FOUND',
      1,
      '«no está.pdf»',
    ],
    ['no papers', { ...good, sources: { paths: [] } }, 'SPEC_INVALID', 2, 'no nombra ningún papel'],
  ] as const)('for %s', async (name, spec, code, exitCode, sentence) => {
    const run = await runCommand([...withLibrary, 'planilla', 'show', specFile(`${name}.json`, spec)], { cwd: folder });
    const error = errorOf(run);
    expect([run.code, error.code]).toEqual([exitCode, code]);
    expect(error.message).toContain(sentence);
  });

  test('because the spec is not there', async () => {
    const run = await runCommand([...withLibrary, 'planilla', 'show', 'falta.json'], { cwd: folder });
    expect([run.code, errorOf(run).code]).toEqual([1, 'PATH_NOT_FOUND']);
  });

  test('because the form lacks its columns, or is no .xlsx', async () => {
    const form = new exceljs.Workbook();
    form.addWorksheet('Planilla').addRows([
      ['Alumno', 'Grado'],
      ['', ''],
    ]);
    await form.xlsx.writeFile(join(folder, 'sin dni.xlsx'));
    writeFileSync(join(folder, 'formulario.xlsx'), 'esto no es Excel');
    const spec = specFile('bien.json', good);
    for (const [template, code, part] of [
      ['sin dni.xlsx', 'TEMPLATE_MISMATCH', 'DNI'],
      ['formulario.xlsx', 'TEMPLATE_NOT_XLSX', '«formulario.xlsx»'],
    ] as const) {
      const run = await runCommand(
        [...withLibrary, 'planilla', 'run', spec, '--template', template, '--out', 'x.xlsx'],
        { cwd: folder },
      );
      const error = errorOf(run);
      expect([run.code, error.code]).toEqual([1, code]);
      expect(error.message).toContain(part);
    }
  });

  test('where a folder stands, or in a folder that is not there', async () => {
    const spec = specFile('bien.json', good);
    mkdirSync(join(folder, 'ocupado.xlsx'));
    for (const out of ['ocupado.xlsx', 'no está/x.xlsx']) {
      const run = await runCommand([...withLibrary, 'planilla', 'run', spec, '--out', out], { cwd: folder });
      expect([run.code, errorOf(run).code]).toEqual([1, 'OUTPUT_NOT_WRITABLE']);
    }
  });

  test('of papers that are there only in part says 4, and which failed', async () => {
    const spec = specFile('en parte.json', { ...good, sources: { paths: ['ficha.txt', 'no está.pdf'] } });
    const run = await runCommand([...withLibrary, 'planilla', 'run', spec, '--out', 'parte.xlsx'], { cwd: folder });
    expect(run.code, run.stderr).toBe(4);
    const result = shapes.partialPlanillaRun.parse(run.json());
    expect(result.rows).toBe(1);
    expect(result.failed).toMatchObject([{ path: join(folder, 'no está.pdf'), error: { code: 'PATH_NOT_FOUND' } }]);
  });
});

describe('a library that cannot be opened', () => {
  test('because another program has it', async () => {
    const connection = openLibraryDatabase({
      path: join(library, 'library.db'),
      key: null,
      clock: { now: () => Date.now() },
    });
    const run = await runCommand([...withLibrary, 'search', 'dni']).finally(() => connection.close());
    expect([run.code, errorOf(run).code]).toEqual([1, 'LIBRARY_LOCKED']);
  });

  test('because its key is another, or is no key', async () => {
    const sealed = join(folder, 'cifrada');
    const command = ['--library', sealed, '--json', 'search', 'dni'];
    expect((await runCommand(command, { env: { AMANUENSE_KEY: 'a'.repeat(64) } })).code).toBe(0);
    for (const key of ['b'.repeat(64), 'no es una clave']) {
      const run = await runCommand(command, { env: { AMANUENSE_KEY: key } });
      expect([run.code, errorOf(run).code]).toEqual([1, 'LIBRARY_KEY_WRONG']);
    }
  });

  test('because a newer program made it; the doctor says so too', async () => {
    const newer = join(folder, 'nueva');
    expect((await runCommand(['--library', newer, '--plain', 'search', 'dni'])).code).toBe(0);
    const database = openDatabase(join(newer, 'library.db'), null);
    database.exec("insert into schema_migrations (version, name) values (9999, 'future')");
    database.close();
    const run = await runCommand(['--library', newer, '--plain', '--json', 'search', 'dni']);
    const error = errorOf(run);
    expect([run.code, error.code]).toEqual([1, 'LIBRARY_NEWER']);
    const doctor = await runCommand(['--library', newer, '--plain', '--json', 'doctor']);
    expect(doctor.code).toBe(1);
    expect(doctorReportSchema.parse(doctor.json())).toMatchObject({
      library: null,
      advice: expect.arrayContaining([error.message]),
    });
  });

  test('because a file stands where its folder should', async () => {
    const run = await runCommand(['--library', paper, '--plain', '--json', 'search', 'dni']);
    expect([run.code, errorOf(run).code]).toEqual([1, 'OUTPUT_NOT_WRITABLE']);
  });
});

test('a full disk stops an ingest with its sentence, and nothing is lost: with room again it ends with everything', async () => {
  const place = join(folder, 'llena');
  const papers = join(folder, 'muchos');
  mkdirSync(papers);
  const texts = Array.from({ length: 12 }, (_, paperNumber) =>
    Array.from(
      { length: 2500 },
      (_, line) => `Circular ${paperNumber}, renglón ${line}: palabra${(line * 7919 + paperNumber * 104729) % 65521}`,
    ).join('\n'),
  );
  for (const [index, text] of texts.entries()) writeFileSync(join(papers, `circular ${index}.txt`), text);
  const command = ['--library', place, '--plain', '--json', 'ingest', papers];
  const full = await runCommand(command, { largestFile: 900 });
  const stopped = errorAfterLines(full);
  expect([full.code, stopped.error.code]).toEqual([1, 'DISK_FULL']);
  for (const line of stopped.lines) expect(shapes.ingestLine.parse(line).status).toBe('ready');
  const again = await runCommand(command);
  expect(again.code, again.stderr).toBe(0);
  const lines = again.lines().map((line) => shapes.ingestLine.parse(line));
  expect(lines.map((line) => line.status)).toEqual(texts.map(() => 'ready'));
  const doctor = await runCommand(['--library', place, '--plain', '--json', 'doctor']);
  expect(doctorReportSchema.parse(doctor.json()).library).toMatchObject({ healthy: true, sources: 12 });
});

test('a read-only folder refuses the file and says so', async () => {
  const closed = join(folder, 'cerrada');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  chmodSync(folder, 0o777);
  const home = join(folder, 'casa');
  mkdirSync(home);
  chmodSync(home, 0o777);
  const options = process.getuid?.() === 0 ? { uid: 65_534, env: { HOME: home }, cwd: folder } : { cwd: folder };
  const spec = specFile('bien.json', good);
  const run = await runCommand(
    ['--library', join(home, 'b'), '--plain', '--json', 'planilla', 'run', spec, '--out', 'cerrada/x.xlsx'],
    options,
  );
  expect([run.code, errorOf(run).code]).toEqual([1, 'OUTPUT_NOT_WRITABLE']);
});
