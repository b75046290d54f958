import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';
import type { ExitCode } from '../terminal.ts';

const paperSchema = z.object({
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
});
const resultSchema = z.object({ papers: z.array(paperSchema) });

export type IngestedLine = Omit<z.infer<typeof paperSchema>, 'errorCode'> & {
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
        const tell = (line: IngestedLine) => print(context, line);
        const lines = await ingestPaths(client, { paths, password: options.password, tell }, context);
        return exitCode(lines);
      }),
    );
};

/** Takes paths in through the contract and gives what became of each file; `tell` hears it as each is done. */
export async function ingestPaths(
  client: AmanuenseClient,
  input: { paths: string[]; password?: string; tell?: (line: IngestedLine) => void },
  context: CliContext,
): Promise<IngestedLine[]> {
  const paths = input.paths.map((path) => resolve(path));
  const { jobId } = await client.sources.ingestPaths({ paths, password: input.password });
  const lines: IngestedLine[] = [];
  const add = (paper: unknown) => {
    const line = asLine(paperSchema.parse(paper));
    lines.push(line);
    input.tell?.(line);
  };
  const listening = (async () => {
    for await (const paper of await client.jobs.watchParts({ jobId })) add(paper);
  })();
  const [ended] = await Promise.allSettled([waitForJob(client, jobId, context), listening]);
  if (ended.status === 'rejected') throw ended.reason;
  // A job that was over before it was listened to says it all in its result.
  for (const paper of resultSchema.parse(ended.value.result).papers.slice(lines.length)) add(paper);
  return lines;
}

function asLine({ errorCode, ...paper }: z.infer<typeof paperSchema>): IngestedLine {
  if (errorCode === null) return { ...paper, error: null };
  return { ...paper, error: { code: errorCode, message: errorMessage(errorCode, { name: basename(paper.path) }) } };
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
