import type { LocalHost } from '../../host/create-local-host.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import type { ExitCode } from '../terminal.ts';

/** `enroll`: makes this PC one of a school of a district, and synchronises for the first time. */
export const enrollCommand: CliCommand = (program, run) => {
  program
    .command('enroll')
    .description('make this PC one of a school of a district, with a code that is good once, and synchronise')
    .requiredOption('--server <url>', "the address of the district's server")
    .requiredOption('--code <code>', 'the code that the district gave')
    .action(
      run(async (context, options: { server: string; code: string }) => {
        const host = await context.openHost();
        const { client } = host;
        const { school, server } = await client.district.enrol(options);
        // Whoever runs a command with a school's code has said which school it is.
        await client.district.confirm();
        context.terminal.note(`Esta PC quedó en ${school.name} (${server}).`);
        return synchronize(context, host);
      }),
    );
};

/** `sync`: sends and fetches until the library and the district's server hold the same. */
export const syncCommand: CliCommand = (program, run) => {
  program
    .command('sync')
    .description("send and fetch until the library and the district's server hold the same")
    .action(run(async (context) => synchronize(context, await context.openHost())));
};

async function synchronize(context: CliContext, { useCases }: LocalHost): Promise<ExitCode> {
  const { signal, terminal } = context;
  const task = { signal, report: terminal.progress };
  const { pushed, pulled, conflicts, ms } = await useCases.synchronizeLibrary(task);
  const files = await useCases.synchronizeFiles.moveFiles({
    ...task,
    isAskedFor: true,
    waiting: () => undefined,
    isInterrupted: async () => false,
  });
  const report = { pushed, pulled, blobsUp: files.sent, blobsDown: files.fetched, conflicts, ms: ms + files.ms };
  if (context.isJson) terminal.json(report);
  else {
    const moved = files.sent + files.fetched > 0 ? `, ${files.sent + files.fetched} archivos` : '';
    terminal.text(`${pushed} enviados, ${pulled} traídos${moved}, ${conflicts} en conflicto\n`);
  }
  return 0;
}
