// Reads every awkward file of the evaluation sets through the real document reader and lets the set's own script judge.
// Usage: node tests/measurements/robustness.ts [DATA_FOLDER] (default ../shared/data)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { createProcessDocumentReader } from '../../src-main/adapters/document-reader/process-document-reader.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';

const SETS = ['office-robustez', 'pdf-robustez'];
const CRASH_CODES = new Set(['READER_CRASHED', 'INTERNAL']);
const expectedSchema = z.record(z.string(), z.object({ password: z.string().optional() }));

type Result = {
  file: string;
  status: 'ok' | 'error' | 'password' | 'crash' | 'timeout';
  text: string;
  seconds: number;
  code: string | null;
};

async function readFile(
  reader: DocumentReader,
  { path, file, password }: { path: string; file: string; password?: string },
): Promise<Result> {
  const start = performance.now();
  const seconds = () => Math.round(performance.now() - start) / 1000;
  try {
    const { text } = await reader.read(
      { name: file, content: { kind: 'path', path }, password },
      { signal: new AbortController().signal },
    );
    return {
      file,
      status: 'ok',
      text: text.pages.map((page) => page.text).join('\f'),
      seconds: seconds(),
      code: text.problems.join(' ') || null,
    };
  } catch (thrown) {
    const code = thrown instanceof AppError ? thrown.code : 'INTERNAL';
    const status =
      code === 'PASSWORD_NEEDED'
        ? 'password'
        : code === 'READER_TIMEOUT'
          ? 'timeout'
          : CRASH_CODES.has(code)
            ? 'crash'
            : 'error';
    return { file, status, text: '', seconds: seconds(), code };
  }
}

/** The most memory any child of this process held, in megabytes, looked at ten times a second; Linux only. */
function watchChildMemory(): () => number {
  let peakKilobytes = 0;
  const look = () => {
    for (const entry of readdirSync('/proc')) {
      const status = /^\d+$/.test(entry) ? readStatus(entry) : '';
      if (!status.includes(`PPid:\t${process.pid}\n`)) continue;
      peakKilobytes = Math.max(peakKilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    }
  };
  if (process.platform === 'linux') setInterval(look, 100).unref();
  return () => Math.round(peakKilobytes / 1024);
}

function readStatus(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

async function measureSet(reader: DocumentReader, folder: string, withPassword: boolean): Promise<void> {
  const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
  const files = readdirSync(join(folder, 'files')).filter(
    (file) => !withPassword || expected[file]?.password !== undefined,
  );
  const results: Result[] = [];
  for (const file of files)
    results.push(
      await readFile(reader, {
        path: join(folder, 'files', file),
        file,
        password: withPassword ? expected[file]?.password : undefined,
      }),
    );
  const output = join(mkdtempSync(join(tmpdir(), 'amanuense-robustness-')), 'results.jsonl');
  writeFileSync(output, results.map((result) => JSON.stringify(result)).join('\n'));
  const flags = withPassword ? ['--with-password'] : [];
  const set = folder.split(/[\\/]/).at(-1)!;
  const score = spawnSync('python3', ['score.py', 'robust', set, output, ...flags], {
    cwd: join(folder, '..'),
    encoding: 'utf8',
  });
  console.log(`${set}${withPassword ? ' with password' : ''}: ${output}`);
  console.log(score.stdout || score.stderr);
  const notRead = results
    .filter((result) => result.status !== 'ok')
    .map((result) => `${result.file} ${result.code} ${result.seconds} s`);
  console.log(`not read (${notRead.length}):\n  ${notRead.join('\n  ')}\n`);
}

const data = resolve(process.argv[2] ?? '../shared/data');
const reader = createProcessDocumentReader({ workers: 1 });
const peakMegabytes = watchChildMemory();
for (const set of SETS) {
  const folder = join(data, set);
  if (!existsSync(folder)) console.log(`${set}: not found`);
  else for (const withPassword of [false, true]) await measureSet(reader, folder, withPassword);
}
console.log(`most memory of a reading process: ${peakMegabytes()} MB`);
await reader.close();
