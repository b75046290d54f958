import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';
import type { ExitCode } from '../terminal.ts';

const papersSchema = z.object({
  papers: z.array(
    z.object({
      path: z.string(),
      sourceId: z.string().nullable(),
      status: z.enum(['ready', 'duplicate', 'failed', 'needs-password']),
      kind: z.string().nullable(),
      pages: z.number(),
      characters: z.number(),
      ocrPages: z.number(),
      quality: z.string().nullable(),
      errorCode: z.string().nullable(),
      ms: z.number(),
    }),
  ),
});

export type IngestedLine = Omit<z.infer<typeof papersSchema>['papers'][number], 'errorCode'> & {
  error: { code: string; message: string } | null;
};

/** `ingest PATH…`: takes files and folders into the library; one JSON line a file. */
export const ingestCommand: CliCommand = (program, run) => {
  program
    .command('ingest')
    .description('take files and folders into the library')
    .argument('<paths...>', 'files and folders')
    .option('--password <password>', 'for protected files')
    .action(
      run(async (context, paths: string[], options: { password?: string }) => {
        const { client } = await context.openHost();
        const lines = await ingestPaths(client, { paths, password: options.password }, context);
        for (const line of lines) print(context, line);
        return exitCode(lines);
      }),
    );
};

/** Takes paths in through the contract and gives what became of each file, as each was done. */
export async function ingestPaths(
  client: AmanuenseClient,
  input: { paths: string[]; password?: string },
  context: CliContext,
): Promise<IngestedLine[]> {
  const paths = input.paths.map((path) => resolve(path));
  const { jobId } = await client.sources.ingestPaths({ paths, password: input.password });
  const job = await waitForJob(client, jobId, context);
  return papersSchema.parse(job.result).papers.map(({ errorCode, ...paper }) => ({
    ...paper,
    error:
      errorCode === null ? null : { code: errorCode, message: errorMessage(errorCode, { name: basename(paper.path) }) },
  }));
}

/** Whether nothing of a file could be read, a duplicate of an unreadable one included. */
export function isUnread({ status, error }: IngestedLine): boolean {
  return status === 'failed' || status === 'needs-password' || error !== null;
}

function print({ isJson, terminal }: CliContext, line: IngestedLine): void {
  if (isJson) terminal.json(line);
  else if (line.error) terminal.text(`✗ ${line.path}: ${line.error.message}\n`);
  else terminal.text(`${line.status === 'duplicate' ? '=' : '✓'} ${line.path} (${line.kind}, ${line.pages} pág.)\n`);
}

function exitCode(lines: readonly IngestedLine[]): ExitCode {
  const unread = lines.filter(isUnread);
  const locked = unread.filter(
    (line) => line.error?.code === 'PASSWORD_NEEDED' || line.error?.code === 'PASSWORD_WRONG',
  ).length;
  const failed = unread.length - locked;
  if (failed + locked === 0) return 0;
  if (failed + locked < lines.length) return 4;
  return failed === 0 ? 3 : 1;
}
