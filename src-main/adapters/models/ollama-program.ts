import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { ModelProgram } from '../../../src-shared/ports/model-program.ts';
import { findOllama } from './find-ollama.ts';

export type OllamaProgramOptions = {
  /** The folders where its program is looked for. */
  folders: readonly string[];
  /** Whether somebody answers at an address. */
  answers: (url: string, signal: AbortSignal) => Promise<boolean>;
  environment: Readonly<Record<string, string | undefined>>;
  /** How long it may take to answer after its start; half a minute unless told. */
  patienceMs?: number;
};

const pauseMs = 200;
/** What is asked politely to end and does not is ended. */
const graceMs = 5_000;

/** Ollama as a program of this PC: started where nobody answers, and stopped when we close if we started it. */
export function createOllamaProgram({
  folders,
  answers,
  environment,
  patienceMs = 30_000,
}: OllamaProgramOptions): ModelProgram {
  let ours: ChildProcess | null = null;
  let starting: Promise<void> | null = null;
  const closing = new AbortController();

  return {
    isInstalled: async () => (await findOllama(folders)) !== null,
    isOurs: () => ours !== null,
    start(url, { signal }) {
      // Two that ask at once wait for the same start.
      starting ??= start(url, AbortSignal.any([signal, closing.signal])).finally(() => {
        starting = null;
      });
      return starting;
    },
    async stop() {
      closing.abort();
      // Whoever waits for the start is told there; here only its end matters.
      await starting?.catch(() => undefined);
      if (ours !== null) await end(ours);
      ours = null;
    },
  };

  async function start(url: string, signal: AbortSignal): Promise<void> {
    if (await answers(url, signal)) return;
    const path = await findOllama(folders);
    if (path === null) throw new AppError('MODEL_PROGRAM_MISSING');
    signal.throwIfAborted();
    const child = spawn(path, ['serve'], {
      env: {
        ...environment,
        OLLAMA_HOST: new URL(url).host,
        // Nothing that is read here may be sent to the models that its makers run elsewhere.
        OLLAMA_NO_CLOUD: '1',
      },
      stdio: 'ignore',
      windowsHide: true,
    });
    ours = child;
    child.once('error', () => forget(child));
    child.once('exit', () => forget(child));
    try {
      await untilItAnswers(url, child, signal);
    } catch (thrown) {
      await end(child);
      throw thrown;
    }
  }

  async function untilItAnswers(url: string, child: ChildProcess, signal: AbortSignal): Promise<void> {
    const giveUpAt = Date.now() + patienceMs;
    while (!(await answers(url, signal))) {
      signal.throwIfAborted();
      if (ours !== child || Date.now() > giveUpAt) throw new AppError('MODEL_PROGRAM_FAILED');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  function forget(child: ChildProcess): void {
    if (ours === child) ours = null;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await exited;
  clearTimeout(timer);
}
