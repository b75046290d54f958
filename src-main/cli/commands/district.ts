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
  const first = await useCases.synchronizeLibrary(task);
  const files = await useCases.synchronizeFiles.moveFiles({
    ...task,
    isAskedFor: true,
    waiting: () => undefined,
    isInterrupted: async () => false,
  });
  // What this PC read is told of once it was put into files.
  const second =
    files.textsSent > 0 ? await useCases.synchronizeLibrary(task) : { ...first, pushed: 0, pulled: 0, ms: 0 };
  const [pushed, pulled] = [first.pushed + second.pushed, first.pulled + second.pulled];
  const { conflicts } = second;
  const blobs = {
    blobsUp: files.sent,
    blobsDown: files.fetched,
    textsUp: files.textsSent,
    textsDown: files.textsFetched,
  };
  const report = { pushed, pulled, ...blobs, conflicts, ms: first.ms + files.ms + second.ms };
  if (context.isJson) terminal.json(report);
  else {
    const moved = files.sent + files.fetched > 0 ? `, ${files.sent + files.fetched} archivos` : '';
    const texts = files.textsSent + files.textsFetched;
    const movedTexts = texts > 0 ? `, ${texts} textos` : '';
    terminal.text(`${pushed} enviados, ${pulled} traídos${movedTexts}${moved}, ${conflicts} en conflicto\n`);
  }
  return 0;
}
