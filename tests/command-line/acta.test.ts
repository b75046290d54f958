import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { paragraphTexts } from '../../src-main/adapters/docx-template/paragraph-texts.ts';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { textOfSheets } from '../text-of-sheets.ts';
import { errorOf, runCommand, temporaryFolder } from './run-command.ts';

const folder = temporaryFolder();
const withLibrary = ['--library', join(folder, 'biblioteca'), '--plain', '--json'];
const template = join(programFolder, 'resources', 'templates', 'acta-de-reunion.docx');

const said = [
  ['Marta', 'Siendo las 18:30 empezamos la reunión.'],
  ['Marta', 'Están presentes la directora Marta Gómez y Ana Ruiz, secretaria.'],
  ['Marta', 'El orden del día es: la feria de ciencias y el comedor.'],
  ['Marta', 'El primer tema es la feria de ciencias.'],
  ['Ana', 'La feria se hace en el patio con los cursos de primero a tercero.'],
  ['Ana', 'Ana Ruiz se encarga de pedir las mesas para el viernes 27 de noviembre.'],
  ['Marta', 'Siendo las 19:45 se da por finalizada la reunión.'],
].map(([speaker, text], index) => ({
  startMs: index * 5000,
  endMs: index * 5000 + 4000,
  speaker,
  text,
  confidence: 0.9,
}));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const transcript = write('reunion.json', JSON.stringify({ durationMs: 35_000, segments: said, engine: 'x', ms: 1 }));

const sentence = z.object({ text: z.string(), quote: z.string(), startMs: z.number(), endMs: z.number() });
const shape = z.strictObject({
  out: z.string(),
  sections: z.array(
    z.strictObject({ section: z.string(), title: z.string().optional(), sentences: z.array(sentence.loose()) }),
  ),
  sentencesWithEvidence: z.number().int(),
  ms: z.number(),
});

test('acta drafts from a transcript into the school’s template, each sentence with its milliseconds', async () => {
  const out = join(folder, 'acta.docx');
  const details = ['--date', '2026-11-23', '--number', '12', '--value', 'Lugar=la biblioteca'];
  const { code, stdout } = await runCommand([
    'acta',
    transcript,
    '--template',
    template,
    '--out',
    out,
    ...details,
    ...withLibrary,
  ]);
  expect(code).toBe(0);
  const told = shape.parse(JSON.parse(stdout));
  expect(told.out).toBe(out);
  const all = told.sections.flatMap(({ sentences }) => sentences);
  expect(told.sentencesWithEvidence).toBe(all.length);
  for (const { quote, startMs, endMs } of all) {
    const heard = said.find((segment) => segment.startMs <= startMs && segment.endMs >= endMs);
    expect(heard?.text).toContain(quote);
  }
  expect(told.sections.find(({ section }) => section === 'decisiones')?.sentences[0]).toMatchObject({
    responsible: 'Ana Ruiz',
    due: 'viernes 27 de noviembre',
    startMs: 25_000,
  });
  const text = paragraphTexts(strFromU8(unzipSync(readFileSync(out))['word/document.xml']!)).join('\n');
  expect(text).toContain('ACTA N.º 12');
  expect(text).toContain(
    'En la biblioteca, a los veintitrés días del mes de noviembre de dos mil veintiséis, siendo las 18:30 horas',
  );
  expect(text).toContain('Marta Gómez, directora');
  expect(text).toContain('La feria de ciencias. La feria se hace en el patio');
  expect(text).toContain('siendo las 19:45 horas, se da por finalizada');
  expect(text).not.toMatch(/[{}]|undefined/);
});

test('without a day it is the one in the name of the source, or else the day its file was made', async () => {
  const content = readFileSync(transcript);
  const named = write('reunión 2026-10-05.json', content);
  const unnamed = write('charla.json', content);
  // Noon, so that it is the same day wherever the tests run.
  const made = new Date('2026-09-14T12:00:00');
  for (const path of [named, unnamed]) utimesSync(path, made, made);
  const days = [
    [named, 'a los cinco días del mes de octubre de dos mil veintiséis'],
    [unnamed, 'a los catorce días del mes de septiembre de dos mil veintiséis'],
  ] as const;
  for (const [path, day] of days) {
    const out = join(folder, 'del-día.docx');
    const done = await runCommand(['acta', path, '--template', template, '--out', out, ...withLibrary]);
    shape.parse(done.json());
    expect(paragraphTexts(strFromU8(unzipSync(readFileSync(out))['word/document.xml']!)).join('\n')).toContain(day);
  }
});

test('acta without a template or a place to write to is wrong usage, and prints nothing else', async () => {
  for (const left of [
    ['--out', 'x.docx'],
    ['--template', template],
  ]) {
    const refused = await runCommand(['acta', transcript, ...left, ...withLibrary]);
    expect(refused.code).toBe(2);
    expect(errorOf(refused).code).toBe('INVALID_INPUT');
  }
});

test('a template that asks for what nobody knows says which field and where; a value answers it', async () => {
  const parts = unzipSync(readFileSync(template));
  const header = strFromU8(parts['word/header1.xml']!).replace('{Escuela}', '{Escuela} {Distrito}');
  const body = strFromU8(parts['word/document.xml']!).replace('{Lugar}', '{Lugar} ({Salón})');
  const changed = { 'word/header1.xml': strToU8(header), 'word/document.xml': strToU8(body) };
  const own = write('propia.docx', zipSync({ ...parts, ...changed }));
  const out = join(folder, 'propia-acta.docx');
  const command = ['acta', transcript, '--template', own, '--out', out, ...withLibrary];
  const refused = await runCommand(command);
  expect(refused.code).toBe(1);
  expect(errorOf(refused)).toMatchObject({ code: 'TEMPLATE_FIELD_UNKNOWN' });
  const { message } = errorOf(refused);
  expect(message).toContain('«Distrito» (en el encabezado, donde dice «{Escuela} {Distrito}»)');
  expect(message).toContain('«Salón» (en el texto, donde dice «En {Lugar} ({Salón}), {Fecha en letras}');
  expect((await runCommand([...command, '--value', 'distrito=Azul', '--value', 'salón=2'])).code).toBe(0);
});

test('what is no transcript, no template of actas or no day is refused before anything is written', {
  timeout: 120_000,
}, async () => {
  const constancia = join(programFolder, 'resources', 'templates', 'constancia-de-alumno-regular.docx');
  const out = join(folder, 'nada.docx');
  const tries: [string[], string][] = [
    [['acta', write('otra.json', '{"segments": 3}'), '--template', template], 'TRANSCRIPT_INVALID'],
    [['acta', transcript, '--template', constancia], 'TEMPLATE_HAS_NO_ACTA'],
    [['acta', transcript, '--template', transcript], 'TEMPLATE_NOT_DOCX'],
    [['acta', transcript, '--template', template, '--date', '2026-13-45'], 'INVALID_INPUT'],
    [['acta', join(folder, 'no-está.json'), '--template', template], 'PATH_NOT_FOUND'],
  ];
  for (const [command, code] of tries) {
    const refused = await runCommand([...command, '--out', out, ...withLibrary]);
    expect(errorOf(refused)).toMatchObject({ code });
  }
  expect(() => readFileSync(out)).toThrow('ENOENT');
});

test('a paper, an id that the library does not know, or a folder to write in that is not there is told', {
  timeout: 120_000,
}, async () => {
  const out = join(folder, 'nada.docx');
  const tries = [
    [template, out, 'NO_AUDIO'],
    ['0198f2a0-0000-7000-8000-000000000000', out, 'PATH_NOT_FOUND'],
    [transcript, join(folder, 'no-está', 'acta.docx'), 'OUTPUT_NOT_WRITABLE'],
  ] as const;
  for (const [source, place, code] of tries) {
    const refused = await runCommand(['acta', source, '--template', template, '--out', place, ...withLibrary]);
    expect(errorOf(refused), source).toMatchObject({ code });
  }
});

test('acta writes a PDF where it is asked for one', { timeout: 120_000 }, async () => {
  const out = join(folder, 'acta.pdf');
  const { code } = await runCommand(['acta', transcript, '--template', template, '--out', out, ...withLibrary]);
  expect(code).toBe(0);
  const sheets = await textOfSheets(new Uint8Array(readFileSync(out)));
  expect(sheets.join(' ')).toContain('La feria se hace en el patio con los cursos de primero a tercero.');
  expect(sheets[0]).toContain(`Hoja 1 de ${sheets.length}`);
});
