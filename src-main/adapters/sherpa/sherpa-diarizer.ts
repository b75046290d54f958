import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import process from 'node:process';
import type { Writable } from 'node:stream';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { Diarizer } from '../../../src-shared/ports/diarizer.ts';
import { type VoicesTask, voicesAnswerSchema } from './voices-messages.ts';

const lettersOfErrors = 2_000;

export type SherpaDiarizerOptions = {
  /** Script of the process that tells voices apart. */
  workerEntry: string;
  /** Files of weights: where each voice speaks, and what tells one from another. */
  segmentationFile: string;
  embeddingFile: string;
  threads: number;
  /** Program that runs the script; default this one. */
  execPath?: string;
};

/** Tells voices apart with sherpa-onnx, in a process of its own for each recording. */
export function createSherpaDiarizer(options: SherpaDiarizerOptions): Diarizer {
  return {
    async diarize(samples, { durationMs, signal }) {
      signal.throwIfAborted();
      const { workerEntry, segmentationFile, embeddingFile, threads, execPath = process.execPath } = options;
      const child = fork(workerEntry, [], {
        execPath,
        env: childEnvironment(),
        execArgv: ['--disable-warning=ExperimentalWarning'],
        stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
      });
      const outcome = listen(child);
      const kill = () => child.kill('SIGKILL');
      signal.addEventListener('abort', kill, { once: true });
      try {
        child.send({ segmentationFile, embeddingFile, threads, durationMs } satisfies VoicesTask, () => undefined);
        // A process that ends before it has taken all has said why.
        await Promise.race([writeSamples(child.stdin!, samples), outcome.gone]);
        return voicesAnswerSchema.parse(await outcome.said).stretches;
      } catch (thrown) {
        signal.throwIfAborted();
        throw thrown instanceof AppError ? thrown : new AppError('VOICES_NOT_TOLD', {}, { cause: thrown });
      } finally {
        signal.removeEventListener('abort', kill);
        kill();
        await outcome.gone;
      }
    },
  };
}

/** What the process says, and when it is gone. */
function listen(child: ChildProcess) {
  let errors = '';
  child.stderr?.on('data', (piece: Buffer) => {
    errors = (errors + piece.toString()).slice(-lettersOfErrors);
  });
  // It closes its end of the pipe as it ends; `said` tells why it ended.
  child.stdin?.on('error', () => undefined);
  if (child.pid !== undefined) yieldToOthers(child.pid);
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const said = new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    void gone.then(() => reject(new AppError('VOICES_NOT_TOLD', {}, { cause: new Error(errors) })));
  });
  said.catch(() => undefined);
  return { said, gone };
}

async function writeSamples(stdin: Writable, samples: AsyncIterable<Int16Array>): Promise<void> {
  for await (const { buffer, byteOffset, byteLength } of samples) {
    if (stdin.destroyed) return;
    // Kept apart from the array, which the decoder may use again.
    if (!stdin.write(new Uint8Array(buffer, byteOffset, byteLength).slice()))
      await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]);
  }
  stdin.end();
}

function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It may have ended already, or the system may not let it: it works all the same.
  }
}

/** Only what a process needs to start: no keys or tokens of the parent's environment. */
function childEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'windir', 'LANG', 'TZ', 'TEMP', 'TMP', 'TMPDIR'];
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}
