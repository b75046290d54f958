import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Operation, operationSchema } from '../../../src-shared/domain/operation.ts';
import type { LogName } from '../../../src-shared/ports/district-log.ts';
import type { PurgeLedger } from '../../../src-shared/ports/purge-ledger.ts';
import { isMissing } from '../blobs/blob-folders.ts';

/** The file's name, in a server's folder and in a folder of backups. */
export const purgesName = 'purges.jsonl';

const lineSchema = z.object({
  log: z.templateLiteral(['school:', z.string()]).or(z.literal('district')),
  operation: operationSchema,
});
type Line = z.infer<typeof lineSchema>;

/** A ledger as a file of lines that is only ever added to; a line that a crash cut short is passed over. */
export function createPurgeFile(path: string): PurgeLedger {
  return {
    keep: (purges) =>
      addLines(
        path,
        [...purges].flatMap(([log, operations]) => operations.map((operation) => ({ log, operation }))),
      ),
    async all() {
      const byLog = new Map<LogName, Operation[]>();
      for (const { log, operation } of await readLines(path)) {
        const ofLog = byLog.get(log) ?? [];
        ofLog.push(operation);
        byLog.set(log, ofLog);
      }
      return byLog;
    },
  };
}

/** Adds the lines of another such file that this one has not; none where there is no other. */
export async function mergePurges(from: string, to: string): Promise<void> {
  await addLines(to, await readLines(from));
}

async function addLines(path: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const known = new Set((await readLines(path)).map(keyOf));
  const fresh = lines.filter((line) => !known.has(keyOf(line)));
  if (fresh.length === 0) return;
  const file = await open(path, 'a', 0o600);
  try {
    // After a line that was cut short, too, a new one begins.
    await file.appendFile(fresh.map((line) => `\n${JSON.stringify(line)}`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readLines(path: string): Promise<Line[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => lineSchema.safeParse(parsed(line)).data ?? []);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function keyOf({ log, operation }: { log: LogName; operation: Pick<Operation, 'id'> }): string {
  return `${log} ${operation.id}`;
}
