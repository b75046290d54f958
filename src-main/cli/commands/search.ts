import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { readInputLines } from '../../host/read-input-lines.ts';
import type { CliCommand } from '../cli-command.ts';

/** `search QUERY`: the passages of the library that answer best. `--queries FILE` reads one query a line. */
export const searchCommand: CliCommand = (program, run) => {
  program
    .command('search')
    .description('search the library')
    .argument('[query]')
    .option('--limit <number>', 'how many hits', '10')
    .option('--queries <file>', 'one query a line; prints one JSON array a line')
    .action(
      run(async (context, query: string | undefined, options: { limit: string; queries?: string }) => {
        const limit = Number(options.limit);
        if (!Number.isInteger(limit) || limit < 1) {
          throw new AppError('INVALID_INPUT', { detail: '«--limit» es un número desde 1' });
        }
        if ((query === undefined) === (options.queries === undefined)) {
          throw new AppError('INVALID_INPUT', { detail: 'hace falta una búsqueda, o «--queries» con un archivo' });
        }
        const queries = options.queries === undefined ? null : await readInputLines(options.queries);
        const { client } = await context.openHost();
        if (queries !== null) {
          for (const line of queries) context.terminal.json(await search(client, line, limit));
          return 0;
        }
        const hits = await search(client, query ?? '', limit);
        if (context.isJson) context.terminal.json(hits);
        else for (const hit of hits) context.terminal.text(`${hit.path}\n  ${hit.text.replaceAll('\n', ' ')}\n`);
        return 0;
      }),
    );
};

async function search(client: AmanuenseClient, query: string, limit: number) {
  const hits = await client.sources.search({ query: query.slice(0, 1000), filter: {}, limit: Math.min(limit, 200) });
  return hits.map(({ sourceId, path, name, locator, text, score }) => ({
    sourceId,
    path: path ?? name,
    locator,
    text,
    score,
  }));
}
