import { rmSync } from 'node:fs';
import process from 'node:process';
import { toAppError } from '../../../src-shared/domain/errors.ts';
import type { Progress } from '../../../src-shared/domain/job.ts';
import type { DocumentReader, ReadResult } from '../../../src-shared/ports/document-reader.ts';
import { loadContent } from './load-content.ts';
import { type ReaderMessage, type ReaderTask, readerTaskSchema } from './reader-messages.ts';
import { encodePage } from './wire-page.ts';

/** How often the process says that it lives and how much memory it holds. */
const HEARTBEAT_MS = 500;

type FileBytes = { name: string; bytes: Uint8Array; password?: string; depth?: number };

/** What does the reading inside the process. */
export type ReadingEngine = {
  read(
    file: FileBytes,
    options: { signal: AbortSignal; report: (progress: Progress) => void; limits: Record<string, number> },
  ): Promise<ReadResult>;
  renderPage(
    file: FileBytes & { page: number; widthPixels: number; quarterTurns?: number },
    options: { signal: AbortSignal },
  ): ReturnType<DocumentReader['renderPage']>;
};

/** The reading process: answers the tasks of its parent until the parent is gone or the memory is over the limit. */
export function runReaderProcess(
  engine: ReadingEngine,
  options: { memoryLimitBytes: number; temporaryFolder: string | null },
): void {
  const send = (message: ReaderMessage) => {
    if (process.connected) process.send?.(message);
  };
  const heartbeat = setInterval(() => {
    const memoryBytes = process.memoryUsage.rss();
    send({ type: 'alive', memoryBytes });
    // The parent kills it too; where the parent cannot see the memory of others, this is what counts.
    if (memoryBytes > options.memoryLimitBytes) process.exit(MEMORY_EXIT_CODE);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  process.on('message', (message) => {
    void answer(engine, message, send);
  });
  process.on('disconnect', () => {
    if (options.temporaryFolder !== null) rmSync(options.temporaryFolder, { recursive: true, force: true });
    process.exit(0);
  });
}

/** The exit code with which a process says that it needed too much memory. */
export const MEMORY_EXIT_CODE = 77;

async function answer(engine: ReadingEngine, message: unknown, send: (message: ReaderMessage) => void): Promise<void> {
  try {
    send({ type: 'done', result: await perform(engine, readerTaskSchema.parse(message), send) });
  } catch (thrown) {
    const error = toAppError(thrown);
    const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : '';
    send({ type: 'failed', code: error.code, data: { ...error.data }, detail: cause.slice(0, 2_000) });
  }
}

async function perform(
  engine: ReadingEngine,
  task: ReaderTask,
  send: (message: ReaderMessage) => void,
): Promise<unknown> {
  const bytes = await loadContent(task.name, task.content);
  const file = { name: task.name, bytes, password: task.password, depth: task.depth };
  // Cancelling kills the process, so nothing inside needs to listen.
  const { signal } = new AbortController();
  if (task.type === 'render') {
    const { page, widthPixels, quarterTurns } = task;
    return engine.renderPage({ ...file, page, widthPixels, quarterTurns }, { signal });
  }
  const { text, embedded } = await engine.read(file, {
    signal,
    report: (progress) => send({ type: 'progress', progress }),
    limits: task.limits,
  });
  return { text: { ...text, pages: text.pages.map(encodePage) }, embedded };
}
