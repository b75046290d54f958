import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';

/** A picture being decoded may pass the limit for a moment, but not by more than this. */
export const HARD_LIMIT_SHARE = 1.1;
/** Of the memory, what JavaScript's own objects may take; pictures and file bytes live outside of them. */
const HEAP_SHARE = 0.6;

/** How a reading process is started and how far it may go. */
export type ReaderChildOptions = {
  workerEntry: string;
  networkGuardEntry: string;
  execPath: string;
  memoryLimitBytes: number;
  pageTimeoutMs: number;
};

/** Starts a reading process that keeps its files in `temporaryFolder`; what it writes out is heard where it is asked for. */
export function startReaderProcess(
  options: Omit<ReaderChildOptions, 'pageTimeoutMs'>,
  temporaryFolder: string,
  output: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const megabytes = Math.floor((options.memoryLimitBytes * HEAP_SHARE) / 1_048_576);
  return fork(options.workerEntry, [], {
    execPath: options.execPath,
    execArgv: [
      `--max-old-space-size=${megabytes}`,
      '--max-semi-space-size=8',
      // The readers of pictures give their memory back after each one, which V8 cannot see from its own heap.
      '--expose-gc',
      '--disable-warning=ExperimentalWarning',
      '--require',
      options.networkGuardEntry,
    ],
    env: childEnvironment(options, temporaryFolder),
    serialization: 'advanced',
    stdio: ['ignore', output, 'pipe', 'ipc'],
  });
}

/** Only what a process needs to start: no keys or tokens of the parent's environment. */
function childEnvironment(
  options: Pick<ReaderChildOptions, 'memoryLimitBytes'>,
  temporaryFolder: string,
): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(
    ['PATH', 'SystemRoot', 'windir', 'LANG', 'TZ'].flatMap((name) =>
      process.env[name] === undefined ? [] : [[name, process.env[name]]],
    ),
  );
  return {
    ...kept,
    ELECTRON_RUN_AS_NODE: '1',
    TMPDIR: temporaryFolder,
    TMP: temporaryFolder,
    TEMP: temporaryFolder,
    // The C library of Linux keeps freed pictures for later unless each block above this size is mapped on its own.
    MALLOC_MMAP_THRESHOLD_: '262144',
    AMANUENSE_READER_MEMORY_BYTES: String(options.memoryLimitBytes * HARD_LIMIT_SHARE),
  };
}
