import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { TranscribeWindow } from '../../../src-shared/ports/transcriber.ts';
import { whisperEnvironment, whisperProgramName } from './find-whisper.ts';
import type { WhisperEngine } from './probe-whisper.ts';
import { endedOnInstruction } from './run-to-end.ts';

/** What its program ends with when the model's file cannot be loaded (native/commands.h). */
const modelExitCode = 5;
const lettersOfErrors = 2_000;

export type WhisperProcessOptions = {
  engine: Pick<WhisperEngine, 'folder' | 'level'>;
  modelFile: string;
  threads: number;
  /** How it yields to the rest of the PC; below everything else unless told. */
  priority?: number;
};

/** One model in one process. */
export type WhisperProcess = {
  /** What it answers to a window, as it came. Throws `TRANSCRIBER_FAILED` when it ends before it answers. */
  ask(window: TranscribeWindow): Promise<unknown>;
  /** Ends it, whatever it is doing, and waits until it is gone. */
  kill(): Promise<void>;
};

/** Starts it and loads the model. Throws `MODEL_FILE_DAMAGED` or `TRANSCRIBER_FAILED`; aborting leaves no process. */
export async function startWhisperProcess(
  { engine, modelFile, threads, priority = constants.priority.PRIORITY_BELOW_NORMAL }: WhisperProcessOptions,
  { signal }: { signal: AbortSignal },
): Promise<WhisperProcess> {
  signal.throwIfAborted();
  const child = spawn(join(engine.folder, whisperProgramName), ['serve', engine.level, String(threads)], {
    cwd: engine.folder,
    env: whisperEnvironment(),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = endOf(child);
  // A process that is gone closes its end of the pipe; why it is gone is told by `ended`.
  child.stdin.on('error', () => undefined);
  if (child.pid !== undefined) beQuiet(child.pid, priority);

  const process: WhisperProcess = {
    async ask(window) {
      writeWindow(child.stdin, window);
      return answer();
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  const kill = () => child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  try {
    child.stdin.write(textFrame(modelFile));
    await answer();
    return process;
  } catch (thrown) {
    await process.kill();
    signal.throwIfAborted();
    throw thrown;
  } finally {
    signal.removeEventListener('abort', kill);
  }

  async function answer(): Promise<unknown> {
    const line = await lines.next();
    if (!line.done) return JSON.parse(line.value);
    const { code, cause } = await ended;
    if (code === modelExitCode) throw new AppError('MODEL_FILE_DAMAGED', { name: basename(modelFile) }, { cause });
    throw new AppError('TRANSCRIBER_FAILED', {}, { cause });
  }
}

/** The cause of a `TRANSCRIBER_FAILED` that a lower level would not have. */
export class MissingInstruction extends Error {}

/** How it ended, once it has. */
function endOf(child: ChildProcess): Promise<{ code: number | null; cause: Error }> {
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-lettersOfErrors);
  });
  return new Promise((resolve) => {
    child.once('error', (cause) => resolve({ code: null, cause }));
    child.once('close', (code, killedBy) => {
      const what = `whisper.cpp ended with ${killedBy ?? code}: ${errors}`;
      resolve({ code, cause: endedOnInstruction({ code, killedBy }) ? new MissingInstruction(what) : new Error(what) });
    });
  });
}

/** Transcribing takes hours: whoever types meanwhile comes first. A system that refuses is none the worse. */
function beQuiet(pid: number, priority: number): void {
  try {
    setPriority(pid, priority);
  } catch {
    return;
  }
}

/** As `native/serve.cpp` reads it. */
function writeWindow(to: Writable, { samples, language, vocabulary }: TranscribeWindow): void {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(samples.length);
  to.write(textFrame(language.split('-')[0] ?? language));
  to.write(textFrame(vocabulary ?? ''));
  to.write(count);
  to.write(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
}

function textFrame(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}
