import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import type { ActaDraft } from '../../../src-shared/domain/acta/acta.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { printingPage } from '../../../src-shared/domain/print-layout.ts';
import { dateInName, localDay } from '../../../src-shared/domain/recording-date.ts';
import type { LocalHost } from '../../host/create-local-host.ts';
import { readInputFile } from '../../host/read-input-file.ts';
import { writeResultFile } from '../../host/write-result-file.ts';
import { buildInterface } from '../build-interface.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import {
  type HeardRecording,
  knownOrHeard,
  type OpenedLibrary,
  takeRecording,
  tellMissing,
} from '../hear-recording.ts';
import { reportError } from '../terminal.ts';
import { requireFolderOf } from '../write-out.ts';

type ActaOptions = { template: string; out: string; date?: string; number?: string; value: string[] };

/** `acta SOURCE --template FILE.docx --out FILE.docx|.pdf`: an acta drafted from a recording or its transcript, each sentence with its seconds. */
export const actaCommand: CliCommand = (program, run) => {
  program
    .command('acta')
    .description('draft an acta from a transcript into a .docx template')
    .argument('<source>', 'a recording, or its transcript as .json, or the id of a recording of the library')
    .requiredOption('--template <file>', 'the .docx with its fields between braces')
    .requiredOption('--out <file>', 'the .docx to write, or a .pdf')
    .option(
      '--date <date>',
      'the day of the meeting, yyyy-mm-dd; unless told, the one in the name of the source, or the day its file was made',
    )
    .option('--number <number>', 'the number of the acta')
    .option('--value <field=text>', 'what to write in a field of the template', collect, [])
    .action(
      run(async (context, source: string, options: ActaOptions) => {
        const startedAt = performance.now();
        const template = { name: basename(options.template), bytes: await readInputFile(options.template) };
        requireDate(options);
        const values = valuesOf(options);
        await requireFolderOf(options.out);
        await requireSource(source);
        const isPdf = extname(options.out).toLowerCase() === '.pdf';
        if (isPdf) buildPrintingPage(context);
        const { useCases, client } = await context.openHost();
        const said = await readSource({ context, client }, source);
        const details = { date: options.date ?? said.date, values };
        const acta = { transcript: { name: said.name, text: said.text }, template, details };
        const { bytes, draft } = await useCases.writeActa(acta);
        const out = await writeResultFile(options.out, isPdf ? await print(useCases, bytes, context) : bytes);
        const sections = sectionsOf(draft);
        const sentencesWithEvidence = sections.reduce((sum, { sentences }) => sum + sentences.length, 0);
        const ms = Math.round(performance.now() - startedAt);
        if (context.isJson) context.terminal.json({ out, sections, sentencesWithEvidence, ms });
        else context.terminal.text(`${out}: ${sentencesWithEvidence} oraciones, cada una con su momento\n`);
        return said.heard === null ? 0 : tellMissing(context, said.heard);
      }),
    );
};

function buildPrintingPage({ configuration, terminal }: CliContext): void {
  buildInterface('build:browser', join(configuration.interfaceFolder, printingPage.file), terminal);
}

async function print(
  { printDocument }: Pick<LocalHost['useCases'], 'printDocument'>,
  docx: Uint8Array<ArrayBuffer>,
  { signal }: CliContext,
): Promise<Uint8Array> {
  const pdf = await printDocument(new File([docx], 'acta.docx'), { signal });
  return new Uint8Array(await pdf.arrayBuffer());
}

/** What an acta is made of: the JSON of a transcript, and the day that it is of unless told; `heard` for a recording. */
type ReadSource = { name: string; text: string; date: string; heard: HeardRecording | null };

/** Throws `PATH_NOT_FOUND` for what is no file and cannot be an id. */
async function requireSource(source: string): Promise<void> {
  if (!sourceIdSchema.safeParse(source).success) await fileTime(source);
}

async function readSource(opened: OpenedLibrary, source: string): Promise<ReadSource> {
  const id = existsSync(source) ? null : sourceIdSchema.safeParse(source);
  if (id?.success) return readRecording(opened, id.data);
  const name = basename(source);
  const date = dateInName(name) ?? localDay(await fileTime(source));
  if (extname(source).toLowerCase() === '.json') {
    return { name, text: new TextDecoder().decode(await readInputFile(source)), date, heard: null };
  }
  return { ...(await readRecording(opened, await takeRecording(opened, source))), name, date };
}

async function readRecording(opened: OpenedLibrary, sourceId: SourceId): Promise<ReadSource> {
  const { source } = await opened.client.sources.get({ sourceId }).catch((thrown: unknown) => {
    if (reportError(thrown).code !== 'NOT_FOUND') throw thrown;
    throw new AppError('PATH_NOT_FOUND', { name: sourceId }, { cause: thrown });
  });
  const { name, kind, documentDate, addedAt } = source;
  if (kind !== 'recording') throw new AppError('NO_AUDIO', { name });
  const heard = await knownOrHeard(opened, sourceId);
  const date = dateInName(name) ?? documentDate ?? localDay(new Date(addedAt));
  return { name, text: JSON.stringify(heard.transcript), date, heard };
}

function collect(value: string, values: readonly string[]): string[] {
  return [...values, value];
}

function requireDate({ date }: ActaOptions): void {
  if (date === undefined || z.iso.date().safeParse(date).success) return;
  throw new AppError('INVALID_INPUT', { detail: `la fecha «${date}» no es como 2026-11-23` });
}

/** A recorder leaves its file when the meeting ends. */
async function fileTime(source: string): Promise<Date> {
  return stat(source).then(
    ({ mtime }) => mtime,
    (cause: unknown) => {
      throw new AppError('PATH_NOT_FOUND', { name: basename(source) }, { cause });
    },
  );
}

function valuesOf({ value, number }: ActaOptions): Record<string, string> {
  const pairs = value.map((pair) => {
    const equals = pair.indexOf('=');
    if (equals < 1) throw new AppError('INVALID_INPUT', { detail: `«${pair}» no es campo=texto` });
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
  return { ...Object.fromEntries(pairs), ...(number === undefined ? {} : { numero: number }) };
}

/** The acta's sections in its order, each sentence with the words that were said and when. */
function sectionsOf({ present, absent, agenda, topics, decisions, opening, closing }: ActaDraft) {
  const ends = (end: ActaDraft['opening']) => (end === null ? [] : [{ ...end.sentence, time: end.time }]);
  return [
    { section: 'apertura', sentences: ends(opening) },
    { section: 'presentes', sentences: present },
    { section: 'ausentes', sentences: absent },
    { section: 'orden del día', sentences: agenda },
    ...topics.map(({ title, sentences }) => ({ section: 'temas', title, sentences })),
    { section: 'decisiones', sentences: decisions },
    { section: 'cierre', sentences: ends(closing) },
  ];
}
