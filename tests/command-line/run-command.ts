import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { z } from 'zod';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
const program = join(repository, 'src-main', 'cli', 'main.ts');
const papersFolder = join(repository, 'resources', 'sample-school', 'papers');

export type CommandOptions = {
  cwd?: string;
  env?: Record<string, string>;
  /** Run as this user; only root may. */
  uid?: number;
  /** Sends what Ctrl+C sends, once this is true. */
  stopWhen?: () => boolean;
  /** What it is sent then, instead. */
  stopSignal?: 'SIGKILL';
  /** The largest file that the command may write, in blocks of 1,024 bytes: a full disk. */
  largestFile?: number;
};

export type CommandResult = {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The one JSON document on standard output. */
  json(): unknown;
  /** Its JSON lines. */
  lines(): unknown[];
};

const errorDocument = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) });

/** A folder that goes when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The first committed sample paper whose path within the school fits. */
export function samplePaper(pattern: RegExp): string {
  const path = readdirSync(papersFolder, { recursive: true, encoding: 'utf8' })
    .sort()
    .find((candidate) => pattern.test(candidate));
  if (path === undefined) throw new Error(`The sample school has no paper like ${pattern}`);
  return join(papersFolder, path);
}

/** Runs the real command line in a process of its own. */
export async function runCommand(commandLine: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { cwd = tmpdir(), uid, largestFile, stopWhen, stopSignal = 'SIGINT' } = options;
  const { AMANUENSE_LIBRARY: _library, AMANUENSE_KEY: _key, ...inherited } = process.env;
  const env = { ...inherited, NODE_NO_WARNINGS: '1', ...options.env };
  const command = [process.execPath, program, ...commandLine];
  const limited =
    largestFile === undefined
      ? command
      : ['bash', '-c', `ulimit -f ${largestFile}; trap '' XFSZ; exec "$@"`, 'bash', ...command];
  const child = spawn(limited[0]!, limited.slice(1), { cwd, env, uid, gid: uid, stdio: ['ignore', 'pipe', 'pipe'] });
  const watch = setInterval(() => {
    if (!stopWhen?.()) return;
    clearInterval(watch);
    child.kill(stopSignal);
  }, 50);
  const [stdout, stderr, code] = await Promise.all([
    collect(child.stdout),
    collect(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    }),
  ]);
  clearInterval(watch);
  return {
    code,
    stdout,
    stderr,
    json: () => JSON.parse(stdout),
    lines: () =>
      stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
  };
}

/** The error that a failed command printed as its one JSON document; its sentence stands on standard error too. */
export function errorOf(result: CommandResult): { code: string; message: string } {
  return checkError(result.json(), result);
}

/** The error that closes the JSON lines of a command that printed what it had done before it failed. */
export function errorAfterLines(result: CommandResult): { lines: unknown[]; error: { code: string; message: string } } {
  const lines = result.lines();
  return { lines: lines.slice(0, -1), error: checkError(lines.at(-1), result) };
}

function checkError(document: unknown, { stdout, stderr }: CommandResult): { code: string; message: string } {
  const { error } = errorDocument.parse(document);
  if (!stderr.includes(error.message)) throw new Error(`Standard error does not say it: ${stderr}`);
  if (/^\s+at |node:internal|Error:/m.test(stdout + stderr)) throw new Error(`A stack was printed: ${stderr}`);
  // A paragraph of a template that is quoted has its fields.
  const own = error.message.replace(/donde dice «[^»]*»/g, '');
  if (/\{\w+\}|«»|undefined/.test(own)) throw new Error(`The sentence has a gap: ${error.message}`);
  return error;
}

async function collect(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
