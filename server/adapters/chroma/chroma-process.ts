import { readSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/*
 * Runs Chroma's own program, which keeps the thread that it is called on, and ends with whoever started it: a second
 * thread reads standard input, that says nothing and is closed when that one goes, however it goes.
 *   node chroma-process.ts PROGRAM run --path FOLDER --host 127.0.0.1 --port PORT
 */
if (isMainThread) {
  const [program, ...words] = process.argv.slice(2);
  new Worker(new URL(import.meta.url), { workerData: process.pid });
  process.argv = [process.argv[0] ?? '', program ?? '', ...words];
  await import(pathToFileURL(program ?? '').href);
} else {
  while (readSync(0, Buffer.alloc(1)) > 0);
  process.kill(Number(workerData), 'SIGKILL');
}
