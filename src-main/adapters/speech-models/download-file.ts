import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { translateFileError } from '../files/translate-file-error.ts';
import { ForeignRedirect, requestFile } from './request-file.ts';

export type Download = {
  /** Told to people. */
  name: string;
  address: string;
  hosts: readonly string[];
  sizeBytes: number;
  /** Where it is kept while it comes; what is there already is the beginning of it. */
  path: string;
};

export type DownloadOptions = {
  signal: AbortSignal;
  report: (doneBytes: number) => void;
  /** How long nothing at all may come; a minute unless told. */
  stallMs?: number;
};

/** Answers that another try will not change. */
const gone = [401, 403, 404, 410, 451];

/**
 * Downloads what is missing of a file. Throws `MODEL_NO_INTERNET` where nothing has ever come, `MODEL_DOWNLOAD_FAILED`
 * where it was cut, `MODEL_ADDRESS_GONE`, `MODEL_DOWNLOAD_BLOCKED` (something else came in its place),
 * `MODEL_DOWNLOAD_WRONG` (more came than there is of it) or `DISK_FULL`.
 */
export async function downloadFile(download: Download, options: DownloadOptions): Promise<void> {
  const file = await open(download.path, 'a+').catch((cause: unknown) => {
    throw translateFileError(cause, download.path);
  });
  try {
    await fetchRest(file, download, options);
    await file.sync();
  } catch (thrown) {
    options.signal.throwIfAborted();
    throw translateFileError(thrown, download.path);
  } finally {
    await file.close();
  }
}

async function fetchRest(file: FileHandle, download: Download, options: DownloadOptions): Promise<void> {
  const { sizeBytes } = download;
  let { size: done } = await file.stat();
  if (done > sizeBytes) done = await startAgain(file);
  options.report(done);
  if (done === sizeBytes) return;
  const { answer, from } = await ask(file, download, { ...options, from: done });
  done = from;
  try {
    for await (const chunk of answer) {
      const bytes = chunk as Buffer;
      if (done + bytes.length > sizeBytes) throw new AppError('MODEL_DOWNLOAD_WRONG', { name: download.name });
      await file.appendFile(bytes);
      done += bytes.length;
      options.report(done);
    }
  } catch (thrown) {
    throw isDiskFailure(thrown) || thrown instanceof AppError ? thrown : cut(download, done, thrown);
  } finally {
    answer.destroy();
  }
  if (done < sizeBytes) throw cut(download, done, new Error('the server closed the connection'));
}

type Asked = DownloadOptions & { from: number };

/** The answer, and the first byte that it brings; a server that sends the whole file again is taken at its word. */
async function ask(
  file: FileHandle,
  download: Download,
  { from, signal, stallMs = 60_000, report }: Asked,
): Promise<{ answer: IncomingMessage; from: number }> {
  const { address, hosts, sizeBytes } = download;
  const answer = await requestFile({ address, hosts, from, signal, stallMs }).catch((cause: unknown) => {
    throw cause instanceof ForeignRedirect ? blocked(download, cause) : cut(download, from, cause);
  });
  try {
    const status = answer.statusCode ?? 0;
    // A page in place of the file: the school's network asks for a password, or forbids it.
    if (status < 300 && answer.headers['content-type']?.startsWith('text/')) throw blocked(download);
    if (status === 416 && from > 0) {
      await startAgain(file);
      answer.destroy();
      return await ask(file, download, { from: 0, signal, stallMs, report });
    }
    if (status === 206 && rangeOf(answer, sizeBytes) === from) return { answer, from };
    if (status === 200 && lengthOf(answer, sizeBytes) === sizeBytes) {
      report(await startAgain(file));
      return { answer, from: 0 };
    }
    if (gone.includes(status)) throw new AppError('MODEL_ADDRESS_GONE', { ...toldOf(download), status });
    if (status === 200 || status === 206) throw blocked(download);
    throw new AppError('MODEL_DOWNLOAD_FAILED', { name: download.name }, { cause: new Error(`it answered ${status}`) });
  } catch (thrown) {
    answer.destroy();
    throw thrown;
  }
}

async function startAgain(file: FileHandle): Promise<0> {
  await file.truncate(0);
  return 0;
}

/** The first byte of what comes, of a file as long as ours; null for anything else. */
function rangeOf({ headers }: IncomingMessage, sizeBytes: number): number | null {
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  return Number(total) === sizeBytes ? Number(first) : null;
}

/** A server need not say how long an answer is; one that says must say it right. */
function lengthOf({ headers }: IncomingMessage, sizeBytes: number): number {
  const length = headers['content-length'];
  return length === undefined ? sizeBytes : Number(length);
}

function cut(download: Download, done: number, cause: unknown): AppError {
  return new AppError(done > 0 ? 'MODEL_DOWNLOAD_FAILED' : 'MODEL_NO_INTERNET', toldOf(download), { cause });
}

function toldOf({ name, address }: Download) {
  return { name, host: new URL(address).hostname };
}

function blocked({ name }: Download, cause?: unknown): AppError {
  return new AppError('MODEL_DOWNLOAD_BLOCKED', { name }, { cause });
}

const diskFailures = ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'];

/** Whatever else ends a download is the connection's doing. */
function isDiskFailure(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && diskFailures.includes(String(thrown.code));
}
