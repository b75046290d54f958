import { setTimeout as pause } from 'node:timers/promises';
import type { ErrorCode } from '../../../src-shared/domain/error-catalogue.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { machineOf, type TranscriptionServer } from '../../../src-shared/domain/transcription-server.ts';
import type { TranscribeWindow } from '../../../src-shared/ports/transcriber.ts';
import { patientFetch } from '../patient-fetch.ts';
import { waveFile } from './wave-file.ts';
import { whileListening } from './while-listening.ts';

export type AskingOptions = {
  signal: AbortSignal;
  /** How often it is looked whether the server is there; 20 s unless told. */
  everyMs?: number;
  /** What a pause between tries takes at least, where the server does not say; 2 s unless told. */
  pauseMs?: number;
};

/** How many times the same is asked of a server that is busy, or that breaks. */
const mostTries = { busy: 8, broken: 3 } as const;
/** The longest that a server may ask to be waited for. */
const longestWaitMs = 5 * 60_000;

/** Sends a window to a server and gives what it answers, as JSON. Throws the errors of `TRANSCRIPTION_SERVER_…`. */
export async function askServer(
  server: TranscriptionServer,
  window: TranscribeWindow,
  options: AskingOptions,
): Promise<unknown> {
  const { signal, everyMs, pauseMs = 2_000 } = options;
  const data = { server: machineOf(server.url) };
  const tries = { busy: 0, broken: 0 };
  for (;;) {
    const { status, text, waitMs } = await whileListening(server.url, (alive) => send(server, window, alive), {
      signal,
      everyMs,
    }).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new AppError('TRANSCRIPTION_SERVER_SILENT', data, { cause });
    });
    if (status === 200) return parse(text, data);
    const code = codeOf(status);
    const kind = code === 'TRANSCRIPTION_SERVER_BUSY' ? 'busy' : 'broken';
    tries[kind] += 1;
    if (!isPassing(status) || tries[kind] >= mostTries[kind]) throw new AppError(code, { ...data, status });
    await pause(Math.min(waitMs ?? pauseMs * tries[kind], longestWaitMs), undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
  }
}

async function send({ url, model, key }: TranscriptionServer, window: TranscribeWindow, signal: AbortSignal) {
  const form = new FormData();
  form.set('file', new File([waveFile(window.samples)], 'ventana.wav', { type: 'audio/wav' }));
  form.set('model', model);
  form.set('language', window.language.split('-')[0] ?? window.language);
  if (window.vocabulary !== undefined) form.set('prompt', window.vocabulary);
  form.set('response_format', 'verbose_json');
  form.set('temperature', '0');
  form.append('timestamp_granularities[]', 'word');
  form.append('timestamp_granularities[]', 'segment');
  const headers = key === null ? undefined : { authorization: `Bearer ${key}` };
  const response = await patientFetch(url, { method: 'POST', body: form, headers, signal });
  const text = await response.text();
  return { status: response.status, text, waitMs: waitOf(response.headers.get('retry-after')) };
}

function parse(text: string, data: { server: string }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('TRANSCRIPTION_SERVER_NONSENSE', data, { cause });
  }
}

/** What another try may find otherwise: a server that is busy, that is loading its model or that broke. */
function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'TRANSCRIPTION_SERVER_REFUSED';
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) return 'TRANSCRIPTION_SERVER_ADDRESS';
  if (status === 413) return 'TRANSCRIPTION_SERVER_TOO_LARGE';
  if (status === 429 || status === 503) return 'TRANSCRIPTION_SERVER_BUSY';
  return 'TRANSCRIPTION_SERVER_FAILED';
}

/** What a server asks to be waited for: seconds, or a moment. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1_000) : undefined;
}
