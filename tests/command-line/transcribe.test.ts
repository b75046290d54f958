import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findWhisper } from '../../src-main/adapters/whisper/find-whisper.ts';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { jobSummaries } from '../../src-shared/domain/job-messages.ts';
import { timeRangeSchema } from '../../src-shared/domain/transcript.ts';
import { unheardWords } from '../../src-shared/domain/unheard.ts';
import { wavFile } from '../fixtures/wav-file.ts';
import { tinyShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { errorOf, repository, runCommand, temporaryFolder } from './run-command.ts';

const isBuilt = (await findWhisper(join(programFolder, '.cache', 'whisper'), 'whisper.cpp')) !== null;
const folder = temporaryFolder();
const withLibrary = ['--library', join(folder, 'biblioteca'), '--plain', '--json'];
const model = join(folder, 'ggml-de-prueba.bin');
const recording = join(repository, 'tests', 'fixtures', 'audio', 'voice.opus');
const template = join(programFolder, 'resources', 'templates', 'acta-de-reunion.docx');

/** Whatever the PC that runs the tests has. */
const noModel = { AMANUENSE_WHISPER_MODEL: '' };

/** What the command prints of a recording, to the letter: nothing more, nothing less. */
const shape = z.strictObject({
  durationMs: z.number().int(),
  segments: z.array(
    z.strictObject({
      startMs: z.number().int(),
      endMs: z.number().int(),
      speaker: z.string().nullable(),
      text: z.string(),
      confidence: z.number().nullable(),
    }),
  ),
  engine: z.string(),
  ms: z.number(),
});

beforeAll(async () => {
  const said = ['<0.00>', ' Se', ' decide', ' pintar', ' el', ' aula', '.', '<2.00>'];
  await writeSpeakingModel(
    model,
    tinyShape,
    said.map((text) => ({ text })),
  );
});

describe.skipIf(!isBuilt)('with whisper.cpp (skipped where `npm run build:whisper` has not built it)', () => {
  test('transcribe tells what is said, when and how surely, and writes subtitles', async () => {
    const out = join(folder, 'nota.srt');
    const done = await runCommand(['transcribe', recording, '--model', model, '--out', out, ...withLibrary]);
    expect(done.code, done.stdout).toBe(0);
    const told = shape.parse(done.json());
    expect(Math.abs(told.durationMs - 4_000)).toBeLessThan(50);
    expect(told.engine).toContain('whisper.cpp');
    expect(told.segments[0]).toMatchObject({ speaker: null, text: 'Se decide pintar el aula.' });
    expect(readFileSync(out, 'utf8')).toContain('Se decide pintar el aula.');
  }, 120_000);

  test('a model that was put in the library’s folder is used', async () => {
    const library = join(folder, 'con-modelo');
    mkdirSync(join(library, 'modelos'), { recursive: true });
    copyFileSync(model, join(library, 'modelos', 'ggml-traido.bin'));
    const done = await runCommand(['transcribe', recording, '--library', library, '--plain', '--json'], {
      env: noModel,
    });
    expect(shape.parse(done.json()).segments).toHaveLength(1);
  }, 120_000);

  test('a model of the library’s is named without its folder', async () => {
    const library = join(folder, 'con-dos-modelos');
    mkdirSync(join(library, 'modelos'), { recursive: true });
    copyFileSync(model, join(library, 'modelos', 'ggml-uno.bin'));
    writeFileSync(join(library, 'modelos', 'ggml-roto.bin'), 'nada');
    const command = ['transcribe', recording, '--library', library, '--plain', '--json', '--model', 'ggml-uno.bin'];
    const done = await runCommand(command, { env: noModel });
    expect(shape.parse(done.json()).segments).toHaveLength(1);
  }, 120_000);

  test('what was doubtful is heard again by the model that was chosen for it', async () => {
    const where = ['--library', join(folder, 'con-repaso'), '--plain', '--json'];
    const models = join(folder, 'con-repaso', 'modelos');
    mkdirSync(models, { recursive: true });
    copyFileSync(model, join(models, 'ggml-grande.bin'));
    const doubted = [
      { text: '<0.00>' },
      { text: ' Se' },
      { text: ' desiste', doubtedFor: ' decide' },
      { text: '<2.00>' },
    ];
    // Quiet enough for a word that it doubts to be one that it is hardly sure of.
    await writeSpeakingModel(join(models, 'ggml-chico.bin'), tinyShape, doubted, 12);
    const command = ['transcribe', recording, '--model', 'ggml-chico.bin', '--second-pass', ...where];
    const refused = await runCommand(command, { env: noModel });
    expect(errorOf(refused)).toMatchObject({ code: 'SECOND_PASS_NEEDS_MODEL' });
    await runCommand(['models', 'use', 'ggml-grande.bin', '--for', 'second-pass', ...where]);
    const done = await runCommand(command, { env: noModel });
    expect(shape.parse(done.json()).segments[0]).toMatchObject({ text: 'Se decide pintar el aula.' });
  }, 120_000);

  test('a recording in which nobody speaks is one without segments, and says so to people', async () => {
    const silence = join(folder, 'silencio.wav');
    writeFileSync(silence, wavFile(new Int16Array(16_000 * 4)));
    const done = await runCommand(['transcribe', silence, '--model', model, ...withLibrary]);
    expect(done.code, done.stdout).toBe(0);
    expect(shape.parse(done.json())).toMatchObject({ durationMs: 4_000, segments: [] });
    expect(done.stderr).toContain(jobSummaries.transcribed(0));
  }, 120_000);

  test('what it heard is written out as a Word document too', async () => {
    const out = join(folder, 'nota.docx');
    const done = await runCommand(['transcribe', recording, '--model', model, '--out', out, ...withLibrary]);
    expect(done.code, done.stdout).toBe(0);
    expect(strFromU8(unzipSync(readFileSync(out))['word/document.xml']!)).toContain('Se decide pintar el aula.');
  }, 120_000);

  test('what a damaged file does not let hear is told, and it ends as partly done', async () => {
    const bytes = readFileSync(recording);
    bytes.fill(0, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.7));
    const damaged = join(folder, 'rota.opus');
    writeFileSync(damaged, bytes);
    const done = await runCommand(['transcribe', damaged, '--model', model, ...withLibrary]);
    expect(done.code, done.stdout).toBe(4);
    const { unheard, ...told } = z.looseObject({ unheard: z.array(timeRangeSchema).length(1) }).parse(done.json());
    shape.parse(told);
    expect(done.stderr).toContain(unheardWords(unheard[0]!));
  }, 120_000);

  test('an acta is made of a recording by its id too, as it stands in the library', async () => {
    const [taken] = (await runCommand(['ingest', recording, ...withLibrary])).lines() as { sourceId: string }[];
    const out = join(folder, 'acta-por-id.docx');
    const done = await runCommand(['acta', taken!.sourceId, '--template', template, '--out', out, ...withLibrary]);
    expect(done.code, done.stdout).toBe(0);
    expect(strFromU8(unzipSync(readFileSync(out))['word/document.xml']!)).toContain('pintar el aula');
  }, 120_000);

  test('an acta of a recording that has its words needs no model', async () => {
    const out = join(folder, 'acta.docx');
    const command = ['acta', recording, '--template', template, '--out', out, '--number', '3', ...withLibrary];
    const done = await runCommand([...command, '--value', 'Lugar=la biblioteca']);
    expect(done.code, done.stdout).toBe(0);
    expect(strFromU8(unzipSync(readFileSync(out))['word/document.xml']!)).toContain('pintar el aula');
  }, 120_000);
});

test('a file that it cannot write is refused before anything is heard', async () => {
  const library = join(folder, 'sin-abrir');
  const refused = await runCommand([
    'transcribe',
    recording,
    '--out',
    'nota.doc',
    '--library',
    library,
    '--plain',
    '--json',
  ]);
  expect(refused.code).not.toBe(0);
  expect(errorOf(refused)).toMatchObject({ code: 'INVALID_INPUT' });
}, 120_000);

test('what would fail at the end is refused before anything is heard', async () => {
  const library = ['--library', join(folder, 'sin-oír'), '--plain', '--json'];
  const tries: [string[], number, string][] = [
    [[join(repository, 'tests', 'fixtures', 'audio')], 2, 'INVALID_INPUT'],
    [[recording, '--language', 'xx'], 2, 'INVALID_INPUT'],
    [[recording, '--out', join(folder, 'no-está', 'nota.srt')], 1, 'OUTPUT_NOT_WRITABLE'],
    [[recording, '--second-pass'], 1, 'SECOND_PASS_NEEDS_MODEL'],
    [[template], 1, 'NO_AUDIO'],
  ];
  for (const [command, code, told] of tries) {
    const refused = await runCommand(['transcribe', ...command, ...library], { env: noModel });
    expect(errorOf(refused), command.join(' ')).toMatchObject({ code: told });
    expect(refused.code).toBe(code);
  }
}, 120_000);

test('without a model it says what is missing, and the recording stays in the library', async () => {
  const library = ['--library', join(folder, 'otra'), '--plain', '--json'];
  const refused = await runCommand(['transcribe', recording, ...library], { env: noModel });
  expect(refused.code).toBe(1);
  expect(errorOf(refused)).toMatchObject({ code: 'TRANSCRIPTION_NEEDS_MODEL' });
}, 120_000);
