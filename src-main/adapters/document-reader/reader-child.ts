import type { ChildProcess } from 'node:child_process';
import type { ErrorCode } from '../../../src-shared/domain/error-catalogue.ts';
import { AppError, isErrorCode } from '../../../src-shared/domain/errors.ts';
import type { Progress } from '../../../src-shared/domain/job.ts';
import { createTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import { memoryOfProcess } from './memory-of-process.ts';
import { type ReaderTask, readerMessageSchema } from './reader-messages.ts';
import { MEMORY_EXIT_CODE } from './run-reader-process.ts';
import { HARD_LIMIT_SHARE, type ReaderChildOptions, startReaderProcess } from './start-reader-process.ts';

const WATCH_MS = 250;
/** How many page times a living process may go without getting any further. */
const STALL_SHARE = 4;
const STDERR_TAIL = 4_000;
/** A picture being decoded may pass the limit for a moment: so many looks in a row are too many. */
const MOST_LOOKS_OVER_LIMIT = 2;
/** A process that holds more than this share of its memory after a task is not used for another. */
const TIRED_SHARE = 0.75;

type OpenTask = {
  name: string;
  report?: (progress: Progress) => void;
  resolve(result: unknown): void;
  reject(error: unknown): void;
  /** Time since the process last said anything. */
  silentMs: number;
  /** Time since it last got any further. */
  stalledMs: number;
};

/** One reading process: takes a task at a time and is killed when it hangs, swells or is no longer wanted. */
export class ReaderChild {
  readonly #options: ReaderChildOptions;
  readonly #process: ChildProcess;
  readonly #temporaryFolder: string;
  readonly #exited: Promise<void>;
  #task: OpenTask | null = null;
  #watch: NodeJS.Timeout | null = null;
  #memoryBytes = 0;
  #looksOverLimit = 0;
  #isGone = false;
  #isFresh = true;
  #stderr = '';

  constructor(options: ReaderChildOptions) {
    this.#options = options;
    this.#temporaryFolder = createTemporaryFolder();
    this.#process = startReaderProcess(options, this.#temporaryFolder);
    this.#process.stderr?.on('data', (piece: Buffer) => {
      this.#stderr = (this.#stderr + piece.toString()).slice(-STDERR_TAIL);
    });
    this.#process.on('message', (message) => this.#receive(message));
    this.#process.on('error', () => this.#process.kill('SIGKILL'));
    this.#exited = new Promise((resolve) => {
      this.#process.on('close', (code, signal) => {
        this.#leave(code, signal);
        resolve();
      });
    });
  }

  /** Whether it has not been given any task yet. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /** Whether it can take another task. */
  get isUsable(): boolean {
    return (
      !this.#isGone &&
      this.#task === null &&
      this.#process.connected &&
      this.#memoryBytes < this.#options.memoryLimitBytes * TIRED_SHARE
    );
  }

  /** Runs one task; rejects with `READER_TIMEOUT`, `READER_MEMORY`, `READER_CRASHED`, `CANCELLED` or the task's own code. */
  async run(
    task: ReaderTask,
    options: { signal: AbortSignal; report?: (progress: Progress) => void },
  ): Promise<unknown> {
    const cancel = () => this.#fail('CANCELLED');
    options.signal.addEventListener('abort', cancel, { once: true });
    this.#isFresh = false;
    this.#setWaited(true);
    try {
      return await new Promise((resolve, reject) => {
        this.#task = { name: task.name, report: options.report, resolve, reject, silentMs: 0, stalledMs: 0 };
        this.#watch = setInterval(() => this.#check(), WATCH_MS);
        if (options.signal.aborted) cancel();
        else this.#process.send(task, (error) => error && this.#fail('READER_CRASHED'));
      });
    } finally {
      options.signal.removeEventListener('abort', cancel);
      if (this.#watch) clearInterval(this.#watch);
      this.#task = null;
      this.#setWaited(false);
    }
  }

  /** Ends the process and waits until it and its temporary folder are gone. */
  async close(): Promise<void> {
    this.#setWaited(true);
    this.#process.kill('SIGKILL');
    await this.#exited;
  }

  /** While it has a task the program waits for it; an idle process keeps nobody. */
  #setWaited(isWaited: boolean): void {
    const stderr = this.#process.stderr as unknown as { ref(): void; unref(): void } | null;
    for (const handle of [this.#process, this.#process.channel, stderr]) {
      if (isWaited) handle?.ref();
      else handle?.unref();
    }
  }

  #receive(raw: unknown): void {
    const parsed = readerMessageSchema.safeParse(raw);
    if (!parsed.success) {
      this.#fail('READER_CRASHED');
      return;
    }
    const message = parsed.data;
    if (this.#task) this.#task.silentMs = 0;
    if (message.type === 'alive') this.#memoryBytes = message.memoryBytes;
    else if (message.type === 'progress') this.#showProgress(message.progress);
    else if (message.type === 'done') this.#task?.resolve(message.result);
    else
      this.#task?.reject(
        new AppError(isErrorCode(message.code) ? message.code : 'READER_CRASHED', message.data, {
          cause: message.detail,
        }),
      );
  }

  #showProgress(progress: Progress): void {
    if (this.#task === null) return;
    this.#task.stalledMs = 0;
    this.#task.report?.(progress);
  }

  /** Time is counted in ticks, so that a PC that slept does not look like a reader that hung. */
  #check(): void {
    if (this.#task === null) return;
    this.#task.silentMs += WATCH_MS;
    this.#task.stalledMs += WATCH_MS;
    this.#memoryBytes = memoryOfProcess(this.#process.pid) ?? this.#memoryBytes;
    const share = this.#memoryBytes / this.#options.memoryLimitBytes;
    this.#looksOverLimit = share > 1 ? this.#looksOverLimit + 1 : 0;
    if (share > HARD_LIMIT_SHARE || this.#looksOverLimit > MOST_LOOKS_OVER_LIMIT) this.#fail('READER_MEMORY');
    else if (this.#isStuck(this.#task)) this.#fail('READER_TIMEOUT');
  }

  /**
   * A process that says nothing at all hangs in a parser; one that lives but gets no further is given four times as
   * long, because recognising one dense page takes a weak PC over a minute.
   */
  #isStuck({ silentMs, stalledMs }: { silentMs: number; stalledMs: number }): boolean {
    const { pageTimeoutMs } = this.#options;
    return silentMs > pageTimeoutMs || stalledMs > pageTimeoutMs * STALL_SHARE;
  }

  #fail(code: ErrorCode): void {
    this.#isGone = true;
    const name = this.#task?.name ?? '';
    this.#task?.reject(new AppError(code, { name }));
    this.#process.kill('SIGKILL');
  }

  #leave(code: number | null, signal: string | null): void {
    this.#isGone = true;
    removeTemporaryFolder(this.#temporaryFolder);
    const neededMemory =
      code === MEMORY_EXIT_CODE || /heap out of memory|Array buffer allocation failed|OOM/.test(this.#stderr);
    const cause = `exit ${code ?? signal}: ${this.#stderr.slice(-500)}`;
    this.#task?.reject(
      new AppError(neededMemory ? 'READER_MEMORY' : 'READER_CRASHED', { name: this.#task.name }, { cause }),
    );
  }
}
