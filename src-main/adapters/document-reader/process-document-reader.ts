import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { Progress } from '../../../src-shared/domain/job.ts';
import type { DocumentReader, ReadResult } from '../../../src-shared/ports/document-reader.ts';
import { removeAbandonedFolders } from '../files/temporary-folder.ts';
import { ReaderChild } from './reader-child.ts';
import { type ReaderTask, renderedPageSchema, wireResultSchema } from './reader-messages.ts';
import { decodePage } from './wire-page.ts';

const DEFAULT_MEMORY_BYTES = 512 * 1_048_576;
const DEFAULT_PAGE_TIMEOUT_MS = 30_000;
const DEFAULT_IDLE_MS = 20_000;

export type ProcessDocumentReaderOptions = {
  /** Processes at most; they start when needed. */
  workers: number;
  /** Resident memory of each; default 512 MiB. */
  memoryLimitBytes?: number;
  /** Time a process may go without progress; default 30 s. */
  pageTimeoutMs?: number;
  /** Time after which an unused process is closed; default 20 s. */
  idleMs?: number;
  /** Caps that replace the readers' own ones, by name (`archiveEntries`, `sheetCells` …). */
  limits?: Record<string, number>;
  /** Script that calls `runReaderProcess`; a path or file URL. Default: the one of the local host, for a checkout. */
  workerEntry?: string | URL;
  /** Script preloaded in every thread of the process to close the network. */
  networkGuardEntry?: string | URL;
  /** Program that runs the script; default this one (Electron is told to behave as Node). */
  execPath?: string;
};

type TaskOptions = { signal: AbortSignal; report?: (progress: Progress) => void };

/** Reads documents in processes that can be killed: a bad file costs its own process and nothing else. */
export function createProcessDocumentReader(options: ProcessDocumentReaderOptions): DocumentReader {
  const pool = new ReaderPool(options);
  const limits = options.limits ?? {};
  return {
    async read(request, taskOptions): Promise<ReadResult> {
      const { text, embedded } = wireResultSchema.parse(
        await pool.run({ type: 'read', ...request, limits }, taskOptions),
      );
      return { text: { ...text, pages: text.pages.map(decodePage) }, embedded };
    },
    async renderPage(request, taskOptions) {
      return renderedPageSchema.parse(await pool.run({ type: 'render', ...request }, taskOptions));
    },
    close: () => pool.close(),
  };
}

class ReaderPool {
  readonly #options: ProcessDocumentReaderOptions;
  readonly #children = new Set<ReaderChild>();
  readonly #idle = new Map<ReaderChild, NodeJS.Timeout>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #hasStarted = false;
  #isClosed = false;

  constructor(options: ProcessDocumentReaderOptions) {
    this.#options = options;
  }

  async run(task: ReaderTask, options: TaskOptions): Promise<unknown> {
    await this.#takeTurn(options.signal);
    try {
      return await this.#runInChild(this.#takeChild(), task, options);
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  /** What earlier files left in a process may be what was too much: such a file gets a second chance in a new one. */
  async #runInChild(child: ReaderChild, task: ReaderTask, options: TaskOptions): Promise<unknown> {
    const wasFresh = child.isFresh;
    try {
      return await child.run(task, options);
    } catch (thrown) {
      const deservesAnother =
        thrown instanceof AppError && thrown.code === 'READER_MEMORY' && !wasFresh && !this.#isClosed;
      if (!deservesAnother) throw thrown;
    } finally {
      this.#putBack(child);
    }
    return this.#runInChild(this.#startChild(), task, options);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#idle.values()) clearTimeout(timer);
    this.#idle.clear();
    await Promise.all([...this.#children].map((child) => child.close()));
    this.#children.clear();
  }

  async #takeTurn(signal: AbortSignal): Promise<void> {
    while (!this.#isClosed && !signal.aborted && this.#running >= this.#options.workers) await this.#nextTurn(signal);
    if (this.#isClosed || signal.aborted) {
      // The turn may have been given to this one: it goes to the next in line.
      this.#waiting.shift()?.();
      throw new AppError('CANCELLED');
    }
    this.#running++;
  }

  #nextTurn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        signal.removeEventListener('abort', go);
        const place = this.#waiting.indexOf(go);
        if (place !== -1) this.#waiting.splice(place, 1);
        resolve();
      };
      this.#waiting.push(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }

  #takeChild(): ReaderChild {
    for (const [child, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(child);
      if (child.isUsable) return child;
      this.#discard(child);
    }
    return this.#startChild();
  }

  #startChild(): ReaderChild {
    if (!this.#hasStarted) removeAbandonedFolders();
    this.#hasStarted = true;
    const child = new ReaderChild({
      workerEntry: asPath(this.#options.workerEntry ?? new URL('../../host/reader-process.ts', import.meta.url)),
      networkGuardEntry: asPath(this.#options.networkGuardEntry ?? new URL('./network-guard.ts', import.meta.url)),
      execPath: this.#options.execPath ?? process.execPath,
      memoryLimitBytes: this.#options.memoryLimitBytes ?? DEFAULT_MEMORY_BYTES,
      pageTimeoutMs: this.#options.pageTimeoutMs ?? DEFAULT_PAGE_TIMEOUT_MS,
    });
    this.#children.add(child);
    return child;
  }

  #putBack(child: ReaderChild): void {
    if (this.#isClosed || !child.isUsable) {
      this.#discard(child);
      return;
    }
    const timer = setTimeout(() => {
      this.#idle.delete(child);
      this.#discard(child);
    }, this.#options.idleMs ?? DEFAULT_IDLE_MS);
    timer.unref();
    this.#idle.set(child, timer);
  }

  #discard(child: ReaderChild): void {
    this.#children.delete(child);
    void child.close();
  }
}

function asPath(entry: string | URL): string {
  return entry instanceof URL || entry.startsWith('file:') ? fileURLToPath(entry) : entry;
}
