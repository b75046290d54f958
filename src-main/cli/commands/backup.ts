import { resolve } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';

import type { CliCommand } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';

/** `backup FILE`: the whole library as one encrypted file. */
export const backupCommand: CliCommand = (program, run) => {
  program
    .command('backup')
    .description('write the whole library as one encrypted file')
    .argument('<file>')
    .option('--password <password>', 'of the copy; or AMANUENSE_BACKUP_PASSWORD')
    .action(
      run(async (context, file: string, options: { password?: string }) => {
        const password = backupPassword(options);
        const { client } = await context.openHost();
        const { jobId } = await client.backup.start({ path: resolve(file), password });
        const job = await waitForJob(client, jobId, context);
        if (context.isJson) context.terminal.json(job.result);
        else context.terminal.text(`${job.summary}\n`);
        return 0;
      }),
    );
};

/** `restore FILE`: the library of a copy, into an empty folder. */
export const restoreCommand: CliCommand = (program, run) => {
  program
    .command('restore')
    .description('bring the library of a copy back, into an empty folder')
    .argument('<file>')
    .option('--password <password>', 'of the copy; or AMANUENSE_BACKUP_PASSWORD')
    .action(
      run(async (context, file: string, options: { password?: string }) => {
        const password = backupPassword(options);
        const { restoreLibrary } = await import('../../host/restore-library.ts');
        const { recoveryKey, ...restored } = await restoreLibrary(resolve(file), context.configuration, {
          password,
          signal: context.signal,
          report: context.terminal.progress,
        });
        if (recoveryKey !== null)
          context.terminal.note(`La biblioteca sigue cifrada. Se abre con AMANUENSE_KEY=${recoveryKey}`);
        if (context.isJson) context.terminal.json(restored);
        else context.terminal.text(`${restored.libraryFolder}: ${restored.sources} papeles\n`);
        return 0;
      }),
    );
};

function backupPassword(options: { password?: string }): string {
  const password = options.password ?? process.env.AMANUENSE_BACKUP_PASSWORD;
  if (password === undefined) throw new AppError('PASSWORD_NEEDED', { name: 'la copia' });
  if (password.length < 8) throw new AppError('INVALID_INPUT', { detail: 'la contraseña necesita 8 letras o más' });
  return password;
}
