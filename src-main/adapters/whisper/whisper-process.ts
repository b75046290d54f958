import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { TranscribeWindow } from '../../../src-shared/ports/transcriber.ts';
import { probeProgram, whisperEnvironment } from './find-whisper.ts';
import type { WhisperEngine } from './probe-whisper.ts';
import { endedOnInstruction } from './run-to-end.ts';

/** What its program ends with when the model's file cannot be loaded (native/commands.h). */
const modelExitCode = 5;
const lettersOfErrors = 2_000;

export type WhisperProcessOptions = {
  engine: WhisperEngine;
  /** The script that hears, where the engine is an addon for Node. */
  addonEntry?: string;
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
  options: WhisperProcessOptions,
  { signal }: { signal: AbortSignal },
): Promise<WhisperProcess> {
  const { modelFile, priority = constants.priority.PRIORITY_BELOW_NORMAL } = options;
  signal.throwIfAborted();
  const child = spawnEngine(options);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = endOf(child);
  // A process that is gone closes its end of the pipe; why it is gone is told by `ended`.
  child.stdin.on('error', () => undefined);
  if (child.pid !== undefined) beQuiet(child.pid, priority);

  const running: WhisperProcess = {
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
    return running;
  } catch (thrown) {
    await running.kill();
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

/** What an engine hears with is started with; in its own folder, where its libraries are. */
export function engineCommand({ engine, addonEntry, threads }: Omit<WhisperProcessOptions, 'modelFile'>): {
  program: string;
  programArguments: readonly string[];
  environment: NodeJS.ProcessEnv;
} {
  const environment = whisperEnvironment();
  if (engine.engine === 'whisper.cpp') {
    return { program: probeProgram(engine), programArguments: ['serve', engine.level, String(threads)], environment };
  }
  if (addonEntry === undefined) throw new AppError('TRANSCRIPTION_OFF');
  const addon = join(engine.folder, `smart-whisper-${engine.level}.node`);
  return {
    program: process.execPath,
    programArguments: ['--disable-warning=ExperimentalWarning', addonEntry, addon, String(threads)],
    environment: { ...environment, ELECTRON_RUN_AS_NODE: '1', NODE_ENV: 'production' },
  };
}

function spawnEngine(options: WhisperProcessOptions): ChildProcessWithoutNullStreams {
  const { program, programArguments, environment } = engineCommand(options);
  return spawn(program, programArguments, { cwd: options.engine.folder, env: environment, windowsHide: true });
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
      const what = `it ended with ${killedBy ?? code}: ${errors}`;
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
