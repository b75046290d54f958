import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { NoteServerAct } from '../src-shared/use-cases/district/note-server-act.ts';
import { startEmbeddedPostgres } from './adapters/embedded-postgres/start-embedded-postgres.ts';
import { isBackupName, type Manifest, readManifest } from './backup/backup-format.ts';
import { findBucketTrouble } from './backup/bucket-files.ts';
import { drillBackup } from './backup/drill-backup.ts';
import {
  isDrillDue,
  isDrillLate,
  isRecent,
  newestBackupMs,
  nextBackupMs,
  noteDrill,
  oldestBackupMs,
  passedDrillMs,
} from './backup/keep-backups.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { type BackedUp, forgetOldBackups, writeBackup } from './backup/write-backup.ts';
import { openBlobStore } from './host/open-blob-store.ts';
import type { ServerConfiguration } from './host/server-configuration.ts';
import type { Terminal } from './terminal.ts';

const retryMs = 3_600_000;

const lateDrill =
  'Hay copias, pero hace más de un mes que de ninguna se comprobó que se pueda restaurar. Probá la última con la orden drill, que dice qué le pasa.';

/** The commands that keep a server's backups; those of `from` are the newest in a folder, or one of them. */
export function addBackupCommands(
  program: Command,
  configuration: ServerConfiguration,
  { terminal, noteServerAct }: { terminal: Terminal; noteServerAct: NoteServerAct },
): void {
  const { say } = terminal;
  program
    .command('backup')
    .description('keeps the database, the key and the files of the schools; the server may run meanwhile')
    .requiredOption('--to <folder>', 'where backups are kept')
    .option('--keep <number>', 'how many backups are kept: older ones are thrown away', parseCount)
    .action(async ({ to, keep }: { to: string; keep?: number }) => {
      await makeBackup(configuration, { to, keep }, terminal);
    });
  program
    .command('restore')
    .description('puts a backup where there is no server yet, or in the place of a stopped one')
    .requiredOption('--from <folder>', 'a backup, or a folder of them: the newest')
    .option('--replace', 'even where there are schools already: they are lost')
    .action(async ({ from, replace = false }: { from: string; replace?: boolean }) => {
      const backup = await findBackup(from);
      await withServer(configuration, async (server) => {
        const manifest = await restoreBackup(backup, server, { replace });
        // In the audit that was brought back: what came after that moment is in it no more.
        const subject = { kind: 'backup', id: manifest.createdAt } as const;
        await noteServerAct({ action: 'server.restore', subject, schoolId: null });
        say(`Restaurada la copia del ${manifest.createdAt}: ${describe(manifest)}`);
        const trouble = await findBucketTrouble(backup, manifest, server.bucket);
        if (trouble !== null) say(trouble);
      });
    });
  program
    .command('drill')
    .description('restores a backup into a database that is thrown away, and compares')
    .requiredOption('--from <folder>', 'a backup, or a folder of them: the newest')
    .action(async ({ from }: { from: string }) => drill(configuration, await findBackup(from), terminal));
  addNightlyBackups(program, configuration, terminal);
}

function addNightlyBackups(program: Command, configuration: ServerConfiguration, terminal: Terminal): void {
  program
    .command('keep-backups')
    .description('makes a backup each night, and tries the first of each month, until it is stopped')
    .requiredOption('--to <folder>', 'where backups are kept')
    .requiredOption('--keep <number>', 'how many are kept', parseCount)
    .option('--hour <hour>', 'at which hour of the day, by the clock of this machine', parseHour, 3)
    .action((nightly: Nightly) => keepBackups(configuration, nightly, terminal));
  program
    .command('check-backups')
    .description('fails where the backup of last night is missing, or none could be restored for a month')
    .requiredOption('--from <folder>', 'where backups are kept')
    .action(async ({ from }: { from: string }) => {
      const newestMs = await newestBackupMs(from);
      if (!isRecent(newestMs, Date.now())) throw new Error('Falta la copia de anoche.');
      const drills = { passedMs: await passedDrillMs(from), oldestBackupMs: await oldestBackupMs(from) };
      if (isDrillLate(Date.now(), drills)) throw new Error(lateDrill);
      terminal.say(`La última copia es del ${new Date(newestMs ?? 0).toISOString()}`);
    });
}

type Nightly = { to: string; keep: number; hour: number };

/** A backup that fails is told, and tried again an hour later. */
async function keepBackups(
  configuration: ServerConfiguration,
  { to, keep, hour }: Nightly,
  terminal: Terminal,
): Promise<void> {
  const { stopSignal } = terminal;
  await mkdir(to, { recursive: true, mode: 0o700 });
  while (!stopSignal.aborted) {
    const newestMs = await newestBackupMs(to);
    if (!(await waitUntil(nextBackupMs(Date.now(), { newestMs, hour }), stopSignal))) return;
    const backup = await makeBackup(configuration, { to, keep }, terminal).catch(tell(terminal, notMade));
    if (backup === null) await waitUntil(Date.now() + retryMs, stopSignal);
    else if (isDrillDue(Date.now(), await passedDrillMs(to))) {
      // The next night's is tried then: it is due until one has passed.
      await drill(configuration, backup, terminal).catch(tell(terminal, notTried));
    }
  }
}

const notMade = (why: string) => `No se pudo hacer la copia: ${why}`;
const notTried = (why: string) =>
  `La copia se hizo, pero no se pudo comprobar que se pueda restaurar: ${why}. Se prueba de nuevo con la próxima.`;

/** What went wrong, said; where it was stopped nothing went wrong. */
function tell({ say, stopSignal }: Terminal, words: (why: string) => string): (thrown: unknown) => null {
  return (thrown) => {
    if (!stopSignal.aborted) say(words(thrown instanceof Error ? thrown.message : String(thrown)));
    return null;
  };
}

/** False where it was stopped meanwhile. */
async function waitUntil(dueMs: number, stopSignal: AbortSignal): Promise<boolean> {
  const options = { signal: stopSignal };
  return wait(Math.max(0, dueMs - Date.now()), true, options).catch(() => false);
}

async function makeBackup(
  configuration: ServerConfiguration,
  { to, keep }: { to: string; keep?: number },
  { say, stopSignal: signal }: Terminal,
): Promise<string> {
  const backup = await withServer(configuration, (server) => writeBackup(server, to, { nowMs: Date.now(), signal }));
  say(`${backup}\t${describe(await readManifest(backup))}`);
  const forgotten = keep === undefined ? 0 : await forgetOldBackups(to, keep);
  if (forgotten > 0) say(`Copias viejas borradas: ${forgotten}`);
  return backup;
}

async function drill(configuration: ServerConfiguration, backup: string, { say, stopSignal }: Terminal): Promise<void> {
  const manifest = await withServer(configuration, (server) => drillBackup(backup, server, stopSignal));
  await noteDrill(backup, Date.now());
  say(`La copia del ${manifest.createdAt} se puede restaurar: ${describe(manifest)}`);
}

async function withServer<Result>(
  configuration: ServerConfiguration,
  work: (server: BackedUp) => Promise<Result>,
): Promise<Result> {
  const { folder, s3 } = configuration;
  const files = s3 === null ? null : await openBlobStore(configuration);
  const bucket = files?.blobs ?? null;
  try {
    return await withDatabase(configuration, (databaseUrl) => work({ folder, databaseUrl, bucket }));
  } finally {
    files?.close();
  }
}

async function withDatabase<Result>(
  { folder, databaseUrl }: ServerConfiguration,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  if (databaseUrl !== null) return work(databaseUrl);
  const postgres = await startEmbeddedPostgres({ folder });
  try {
    return await work(postgres.url);
  } finally {
    if (!postgres.wasRunning) await postgres.stop();
  }
}

async function findBackup(from: string): Promise<string> {
  const newest = (await readdir(from)).filter(isBackupName).sort().at(-1);
  return newest === undefined ? from : join(from, newest);
}

function describe({ tables, files, fileBytes, bucketFiles }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const inBucket = bucketFiles === null ? '' : `; ${bucketFiles} archivos quedan en el depósito S3, que los guarda`;
  return `${tables.length} tablas, ${rows} filas, ${files} archivos, ${fileBytes} bytes${inBucket}`;
}

function parseHour(text: string): number {
  const hour = Number(text);
  if (!Number.isInteger(hour) || hour < 0 || hour > 23) throw new InvalidArgumentError('an hour from 0 to 23');
  return hour;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a number of backups, at least 1');
  return count;
}
