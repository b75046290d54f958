import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { AppError, isErrorCode } from '../../../src-shared/domain/errors.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import type { AudioDecoder } from '../../../src-shared/ports/audio-decoder.ts';
import type { FileContent } from '../../../src-shared/ports/task-files.ts';
import { startReaderProcess } from '../document-reader/start-reader-process.ts';
import { createTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import { type AudioMessage, type AudioTask, audioMessageSchema } from './audio-messages.ts';
import { DETECTION_BYTES, detectAudio } from './detect-audio.ts';

const DEFAULT_MEMORY_BYTES = 384 * 1_048_576;
const DEFAULT_SILENT_MS = 60_000;
/** A whole recording goes by before an outline is answered. */
const OUTLINE_MS = 30 * 60_000;
const STDERR_TAIL = 4_000;
const SAMPLE_BYTES = 2;

export type ProcessAudioDecoderOptions = {
  /** Script that calls `runAudioProcess`. */
  workerEntry: string;
  /** Script preloaded in the process to close the network. */
  networkGuardEntry: string;
  /** Program that runs the script; default this one. */
  execPath?: string;
  /** The FFmpeg that reads what no decoder of ours does; default the one of this PC, where there is one. */
  ffmpeg?: string;
  memoryLimitBytes?: number;
  /** Time that the process may take for the next second of sound; default 60 s. */
  silentMs?: number;
};

/** Reads sound in a process of its own for each file: a bad file costs that process and nothing else. */
export function createProcessAudioDecoder(options: ProcessAudioDecoderOptions): AudioDecoder {
  return {
    recognize: async (content) => detectAudio(await readHead(content)) !== null,
    async examine(content, { name = '', signal }) {
      const child = startChild(options, { type: 'examine', name, content });
      try {
        const said = await child.answer(signal);
        if (said.type !== 'examined') throw new AppError('READER_CRASHED', { name });
        return { format: said.format, durationMs: said.durationMs };
      } finally {
        await child.close();
      }
    },
    async outline(content, { name = '', signal }) {
      const child = startChild({ ...options, silentMs: OUTLINE_MS }, { type: 'outline', name, content });
      try {
        const said = await child.answer(signal);
        if (said.type !== 'outlined') throw new AppError('READER_CRASHED', { name });
        return said.waveform;
      } finally {
        await child.close();
      }
    },
    async *decode(content, { name = '', signal, onUnheard }) {
      const child = startChild(options, { type: 'decode', name, content, onUnheard });
      try {
        yield* child.samples(signal);
        await child.answer(signal);
      } finally {
        await child.close();
      }
    },
  };
}

async function readHead(content: FileContent): Promise<Uint8Array> {
  if (content.kind === 'bytes') return content.bytes.subarray(0, DETECTION_BYTES);
  const file = await open(content.path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(DETECTION_BYTES), 0, DETECTION_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function startChild(
  options: ProcessAudioDecoderOptions,
  {
    content,
    onUnheard,
    ...task
  }: Pick<AudioTask, 'type' | 'name'> & { content: FileContent; onUnheard?: (stretch: TimeRange) => void },
) {
  const temporaryFolder = createTemporaryFolder();
  const path = content.kind === 'path' ? content.path : join(temporaryFolder, 'sound');
  if (content.kind === 'bytes') writeFileSync(path, content.bytes);
  const child = startReaderProcess(
    {
      workerEntry: options.workerEntry,
      networkGuardEntry: options.networkGuardEntry,
      execPath: options.execPath ?? process.execPath,
      memoryLimitBytes: options.memoryLimitBytes ?? DEFAULT_MEMORY_BYTES,
    },
    temporaryFolder,
    task.type === 'decode' ? 'pipe' : 'ignore',
  );
  const outcome = listen(child, task.name, onUnheard);
  child.send({ ...task, path, ffmpeg: options.ffmpeg ?? 'ffmpeg' } satisfies AudioTask, () => undefined);
  const silentMs = options.silentMs ?? DEFAULT_SILENT_MS;
  return {
    answer: (signal: AbortSignal) => waitFor(outcome.said, { child, signal, silentMs, name: task.name }),
    samples: (signal: AbortSignal) => readSamples(child, { signal, silentMs, name: task.name }),
    async close() {
      child.kill('SIGKILL');
      // What nobody takes any more would keep the process from being counted as gone.
      child.stdout?.destroy();
      await outcome.gone;
      removeTemporaryFolder(temporaryFolder);
    },
  };
}

/** What the process says, and when it is gone. */
function listen(child: ChildProcess, name: string, onUnheard: (stretch: TimeRange) => void = () => undefined) {
  let stderr = '';
  child.stderr?.on('data', (piece: Buffer) => {
    stderr = (stderr + piece.toString()).slice(-STDERR_TAIL);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const said = new Promise<AudioMessage>((resolve, reject) => {
    child.on('message', (message) => {
      const told = audioMessageSchema.parse(message);
      if (told.type === 'unheard') onUnheard(told.stretch);
      else resolve(told);
    });
    void gone.then(() => {
      const isMemory = /heap out of memory|Array buffer allocation failed/.test(stderr);
      reject(new AppError(isMemory ? 'READER_MEMORY' : 'READER_CRASHED', { name }, { cause: stderr.slice(-500) }));
    });
  });
  // Whoever stops listening before the end closes the process, and its end is no error then.
  said.catch(() => undefined);
  return { said, gone };
}

type Watch = { signal: AbortSignal; silentMs: number; name: string };

async function* readSamples(child: ChildProcess, watch: Watch): AsyncGenerator<Int16Array, void, void> {
  const pieces = (child.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  while (true) {
    const next = await waitFor(pieces.next(), { child, ...watch });
    if (next.done) return;
    const bytes = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    const wholeBytes = bytes.length - (bytes.length % SAMPLE_BYTES);
    // Copied to the start of its own memory, where samples of two bytes may stand.
    const samples = new Int16Array(new Uint8Array(bytes.subarray(0, wholeBytes)).buffer);
    rest = bytes.subarray(wholeBytes);
    if (samples.length > 0) yield samples;
  }
}

/** What `awaited` gives, unless the task is cancelled or the process says nothing for too long: then it is ended. */
async function waitFor<Result>(
  awaited: Promise<Result>,
  { child, signal, silentMs, name }: Watch & { child: ChildProcess },
): Promise<Result> {
  let stop: (reason: AppError) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  const cancel = () => stop(new AppError('CANCELLED'));
  const timer = setTimeout(() => stop(new AppError('READER_TIMEOUT', { name })), silentMs);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    const result = await Promise.race([awaited, stopped]);
    if (isFailure(result)) throw asError(result);
    return result;
  } catch (thrown) {
    child.kill('SIGKILL');
    throw thrown;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

type Failure = Extract<AudioMessage, { type: 'failed' }>;

function isFailure(result: unknown): result is Failure {
  return typeof result === 'object' && result !== null && 'type' in result && result.type === 'failed';
}

function asError({ code, data, detail }: Failure): AppError {
  return new AppError(isErrorCode(code) ? code : 'READER_CRASHED', data, { cause: detail });
}
