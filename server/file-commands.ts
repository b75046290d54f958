import type { Command } from 'commander';
import type { NoteServerAct } from '../src-shared/use-cases/district/note-server-act.ts';
import { type CopiedBlobs, copyBlobs, isTrueCopy } from './adapters/blobs/copy-blobs.ts';
import { checkBlobs } from './host/check-blobs.ts';
import { blobPlaceSchema, openBlobPlace, openBlobStore } from './host/open-blob-store.ts';
import type { ServerConfiguration } from './host/server-configuration.ts';
import type { Terminal } from './terminal.ts';

type Files = { terminal: Terminal; noteServerAct: NoteServerAct };

type CopyOptions = { from: string; to: string; exact?: true };

/** How often it is said how far a copy is, in files. */
const saidEach = 1000;

/** The commands that look after the files of the schools, wherever they lie. */
export function addFileCommands(
  program: Command,
  configuration: ServerConfiguration,
  { terminal, noteServerAct }: Files,
): void {
  const files = program.command('files').description('where the files of the schools lie');
  files
    .command('check')
    .description('keeps a small file there, reads it and forgets it')
    .action(async () => {
      const { blobs, close } = await openBlobStore(configuration);
      try {
        await checkBlobs(blobs);
        terminal.say('Se guardó un archivo, se leyó y se olvidó.');
      } finally {
        close();
      }
    });
  files
    .command('copy')
    .description('copies the files of all schools from one place to the other; one that was cut short goes on')
    .requiredOption('--from <place>', 'folder or s3')
    .requiredOption('--to <place>', 'the other one')
    .option('--exact', 'takes out of the other place what is not in the first one')
    .action((options: CopyOptions) => copy(configuration, options, { terminal, noteServerAct }));
}

async function copy(
  configuration: ServerConfiguration,
  options: CopyOptions,
  { terminal: { say, stopSignal }, noteServerAct }: Files,
) {
  if (options.from === options.to) throw new Error('Elegí dos lugares distintos');
  const [from, to] = [await openPlace(configuration, options.from), await openPlace(configuration, options.to)];
  try {
    // Before it begins: of one that is cut short something has left.
    const place = { kind: 'place', id: `${options.from} a ${options.to}` } as const;
    await noteServerAct({ action: 'server.files.copy', subject: place, schoolId: null });
    const report = (done: number, bytes: number) => {
      if (done % saidEach === 0) say(`${done} archivos copiados, ${bytes} bytes`);
    };
    const isExact = options.exact === true;
    const copied = await copyBlobs({ from: from.blobs, to: to.blobs }, isExact, { signal: stopSignal, report });
    for (const line of describeCopy(copied, options)) say(line);
    if (copied.failed.length > 0) throw new Error('No se copió todo: los archivos que se nombran están dañados ahí');
    if (!isTrueCopy(copied)) throw new Error('No quedaron iguales: si el servidor trabajaba, repetí la copia');
  } finally {
    from.close();
    to.close();
  }
}

function openPlace(configuration: ServerConfiguration, name: string) {
  const place = blobPlaceSchema.safeParse(name);
  if (!place.success) throw new Error(`No hay ningún lugar ${name} para archivos: folder o s3`);
  return openBlobPlace(configuration, place.data);
}

function describeCopy(done: CopiedBlobs, { from, to }: CopyOptions) {
  const { copied, bytes, failed, others, removed, count, sample } = done;
  return [
    `${copied} archivos copiados, ${bytes} bytes; ${removed} sacados`,
    ...failed.map((name) => `${name} está dañado o le falta una parte en ${from}: no se copió`),
    `${from} tiene ${count.from}, ${to} tiene ${count.to}${others > 0 ? `, ${others} sólo ahí (--exact los saca)` : ''}`,
    sample.wrong.length === 0
      ? `${sample.checked} leídos y comparados: todos iguales`
      : `${sample.checked} leídos y comparados: distintos ${sample.wrong.join(', ')}`,
  ];
}
