import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { startEmbeddedPostgres } from './adapters/embedded-postgres/start-embedded-postgres.ts';
import { isBackupName, type Manifest, readManifest } from './backup/backup-format.ts';
import { drillBackup } from './backup/drill-backup.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { type BackedUp, forgetOldBackups, writeBackup } from './backup/write-backup.ts';
import type { ServerConfiguration } from './host/server-configuration.ts';

type Say = (line: string) => void;

/** The commands that keep a server's backups; those of `from` are the newest in a folder, or one of them. */
export function addBackupCommands(program: Command, configuration: ServerConfiguration, say: Say): void {
  program
    .command('backup')
    .description('keeps the database, the key and the files of the schools; the server may run meanwhile')
    .requiredOption('--to <folder>', 'where backups are kept')
    .option('--keep <number>', 'how many backups are kept: older ones are thrown away', parseCount)
    .action(async ({ to, keep }: { to: string; keep?: number }) => {
      const backup = await withServer(configuration, (server) => writeBackup(server, to, Date.now()));
      say(`${backup}\t${describe(await readManifest(backup))}`);
      const forgotten = keep === undefined ? 0 : await forgetOldBackups(to, keep);
      if (forgotten > 0) say(`Copias viejas borradas: ${forgotten}`);
    });
  program
    .command('restore')
    .description('puts a backup where there is no server yet, or in the place of a stopped one')
    .requiredOption('--from <folder>', 'a backup, or a folder of them: the newest')
    .option('--replace', 'even where there are schools already: they are lost')
    .action(async ({ from, replace = false }: { from: string; replace?: boolean }) => {
      const backup = await findBackup(from);
      const manifest = await withServer(configuration, (server) => restoreBackup(backup, server, { replace }));
      say(`Restaurada la copia del ${manifest.createdAt}: ${describe(manifest)}`);
    });
  program
    .command('drill')
    .description('restores a backup into a database that is thrown away, and compares')
    .requiredOption('--from <folder>', 'a backup, or a folder of them: the newest')
    .action(async ({ from }: { from: string }) => {
      const backup = await findBackup(from);
      const manifest = await withServer(configuration, ({ databaseUrl }) => drillBackup(backup, databaseUrl));
      say(`La copia del ${manifest.createdAt} se puede restaurar: ${describe(manifest)}`);
    });
}

async function withServer<Result>(
  { folder, databaseUrl }: ServerConfiguration,
  work: (server: BackedUp) => Promise<Result>,
): Promise<Result> {
  if (databaseUrl !== null) return work({ folder, databaseUrl });
  const postgres = await startEmbeddedPostgres({ folder });
  try {
    return await work({ folder, databaseUrl: postgres.url });
  } finally {
    if (!postgres.wasRunning) await postgres.stop();
  }
}

async function findBackup(from: string): Promise<string> {
  const newest = (await readdir(from)).filter(isBackupName).sort().at(-1);
  return newest === undefined ? from : join(from, newest);
}

function describe({ tables, files, fileBytes }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${tables.length} tablas, ${rows} filas, ${files} archivos, ${fileBytes} bytes`;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a number of backups, at least 1');
  return count;
}
