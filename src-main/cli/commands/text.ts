import { basename, resolve } from 'node:path';
import type { CliCommand, CliContext } from '../cli-command.ts';

/** `text PATH`: the text of one file, page by page, without any library. */
export const textCommand: CliCommand = (program, run) => {
  program
    .command('text')
    .description('print the text of a file; no library needed')
    .argument('<path>')
    .option('--password <password>')
    .action(
      run(async (context, path: string, options: { password?: string }) => {
        const { text } = await readFile(context, path, options.password);
        const pages = text.pages.map(({ number, text: words, quality, ocr }) => ({
          number,
          text: words,
          quality,
          ocr,
        }));
        if (context.isJson) context.terminal.json({ kind: text.format, pages, meta: text.meta });
        else context.terminal.text(`${pages.map((page) => page.text).join('\f')}\n`);
        return 0;
      }),
    );
};

/** `tables PATH`: the tables of one file, without any library. */
export const tablesCommand: CliCommand = (program, run) => {
  program
    .command('tables')
    .description('print the tables of a file; no library needed')
    .argument('<path>')
    .option('--password <password>')
    .action(
      run(async (context, path: string, options: { password?: string }) => {
        const { text } = await readFile(context, path, options.password);
        const tables = text.pages.flatMap((page) =>
          page.tables.map((table) => ({
            page: page.number,
            rows: table.rows.map((row) => row.map((cell) => cell.text)),
          })),
        );
        if (context.isJson) context.terminal.json(tables);
        else
          for (const table of tables)
            context.terminal.text(`${table.rows.map((row) => row.join('\t')).join('\n')}\n\n`);
        return 0;
      }),
    );
};

async function readFile(context: CliContext, path: string, password: string | undefined) {
  const whole = resolve(path);
  const request = { name: basename(whole), content: { kind: 'path', path: whole } as const, password };
  const report = context.terminal.progress;
  return context.openReader().read(request, { signal: context.signal, report });
}
