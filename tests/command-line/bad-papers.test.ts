import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { zipOf } from '../fixtures/reading-documents.ts';
import { pdfOf, pictureOf, sheetOfEmptyRows, zipBomb } from './bad-files.ts';
import * as shapes from './json-shapes.ts';
import { errorOf, runCommand, samplePaper, temporaryFolder } from './run-command.ts';

type Line = z.infer<typeof shapes.ingestLine>;

const folder = temporaryFolder();
const papers = join(folder, 'llegaron');
const library = join(folder, 'biblioteca');
const withLibrary = ['--library', library, '--plain', '--json'];
const isRoot = process.getuid?.() === 0;
let lines: Line[] = [];

const lineOf = (name: string) => lines.find((line) => basename(line.path) === name || line.path.endsWith(`› ${name}`));

beforeAll(async () => {
  mkdirSync(papers);
  const put = (name: string, content: Uint8Array | string) => writeFileSync(join(papers, name), content);
  const pdf = await pdfOf('Constancia de alumno regular de Lucía Sosa');
  const docx = readFileSync(samplePaper(/^Licencias\/.*\.docx$/));
  put('vacío.pdf', '');
  put('ficha.xlsx', pdf);
  put('cortado.pdf', pdf.subarray(0, 300));
  put('cortado.docx', docx.subarray(0, docx.length / 3));
  put('protegido.pdf', await pdfOf('Legajo reservado', 'clave1'));
  put('bomba.zip', zipBomb());
  put('enorme.png', pictureOf(20_000));
  put('millón.xlsx', sheetOfEmptyRows());
  put(
    'basura.dat',
    new Uint8Array(4000).map((_, index) => (index * 7919 + (index >> 3)) % 256),
  );
  put(
    'nombres.zip',
    zipOf({
      '../../fuera.txt': 'Papel de afuera',
      'CON.txt': 'Papel de la consola',
      'acta\u202Efdp.txt': 'Papel dado vuelta',
    }),
  );
  copyFileSync(samplePaper(/^Inscripciones\/.*\.rtf$/), join(papers, 'zz buena.rtf'));
  const run = await runCommand([...withLibrary, 'ingest', 'llegaron'], { cwd: folder });
  expect(run.code, run.stderr).toBe(4);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  lines = run.lines().map((line) => shapes.ingestLine.parse(line));
}, 180_000);

test.each([
  ['vacío.pdf', 'failed', 'FILE_EMPTY'],
  ['protegido.pdf', 'needs-password', 'PASSWORD_NEEDED'],
  ['bomba.zip', 'failed', 'ARCHIVE_BOMB'],
  ['enorme.png', 'failed', 'IMAGE_TOO_LARGE'],
  ['basura.dat', 'failed', 'FORMAT_UNKNOWN'],
])('%s ends as %s with %s and a sentence that names it', (name, status, code) => {
  const line = lineOf(name);
  expect(line).toMatchObject({ status, error: { code } });
  expect(line?.error?.message).toContain(`«${name}»`);
  expect(line?.error?.message).not.toMatch(/\{\w+\}|undefined/);
});

test.each(['cortado.pdf', 'cortado.docx'])('%s ends in what can be read of it or in a clear error', (name) => {
  const line = lineOf(name);
  if (line?.status === 'failed') expect(line.error?.code).toMatch(/^FILE_(TRUNCATED|DAMAGED)$/);
  else expect(line?.status).toBe('ready');
});

test('a file is read for what it holds, whatever its extension says', () => {
  expect(lineOf('ficha.xlsx')).toMatchObject({ status: 'ready', kind: 'pdf', pages: 1 });
});

test('a sheet with a million painted rows is two rows', () => {
  expect(lineOf('millón.xlsx')).toMatchObject({ status: 'ready', kind: 'xlsx' });
  expect(lineOf('millón.xlsx')?.characters).toBeLessThan(200);
});

test('names inside an archive that climb, are reserved or turn round are made harmless, and the papers read', () => {
  const inside = lines.filter((line) => line.path.includes('nombres.zip › '));
  expect(inside.map((line) => line.path.split(' › ')[1]).sort()).toEqual(['_CON.txt', 'actafdp.txt', 'fuera.txt']);
  expect(inside.every((line) => line.status === 'ready')).toBe(true);
});

test('what can be read among bad papers is read', () => {
  expect(lineOf('zz buena.rtf')).toMatchObject({ status: 'ready', kind: 'rtf', error: null });
});

describe('a protected file', () => {
  test('alone ends with 3, with a wrong password too, and is read with the right one', async () => {
    const one = join(papers, 'protegido.pdf');
    const without = await runCommand(['--json', 'text', one]);
    expect([without.code, errorOf(without).code]).toEqual([3, 'PASSWORD_NEEDED']);
    const wrong = await runCommand(['--json', 'text', one, '--password', 'otra']);
    expect([wrong.code, errorOf(wrong).code]).toEqual([3, 'PASSWORD_WRONG']);
    const right = await runCommand(['--json', 'text', one, '--password', 'clave1']);
    expect(shapes.textDocument.parse(right.json()).pages[0]?.text).toContain('Legajo reservado');
  });

  test('that was taken in without its password is read when it comes again with it', async () => {
    const locked = await runCommand([...withLibrary, 'ingest', 'llegaron/protegido.pdf'], { cwd: folder });
    expect(locked.code).toBe(3);
    copyFileSync(join(papers, 'protegido.pdf'), join(folder, 'otra vez.pdf'));
    const opened = await runCommand([...withLibrary, 'ingest', 'otra vez.pdf', '--password', 'clave1'], {
      cwd: folder,
    });
    expect([opened.code, shapes.ingestLine.parse(opened.json()).status]).toEqual([0, 'ready']);
  });
});

test('a file that may not be read says so, and the others are read', async () => {
  const secret = join(folder, 'sin permiso');
  mkdirSync(secret);
  writeFileSync(join(secret, 'reservado.txt'), 'Papel reservado');
  writeFileSync(join(secret, 'abierto.txt'), 'Papel abierto');
  chmodSync(join(secret, 'reservado.txt'), 0o000);
  for (const open of [folder, secret]) chmodSync(open, 0o777);
  const place = join(secret, 'b');
  const options = isRoot ? { uid: 65_534, env: { HOME: secret } } : {};
  const run = await runCommand(
    ['--library', place, '--plain', '--json', 'ingest', join(secret, 'reservado.txt'), join(secret, 'abierto.txt')],
    options,
  );
  expect(run.code, run.stderr).toBe(4);
  const found = run.lines().map((line) => shapes.ingestLine.parse(line));
  expect(found.map((line) => line.error?.code ?? line.status).sort()).toEqual(['PERMISSION_DENIED', 'ready']);
});
