import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OpenAI } from 'openai';
import { readBody, sendJson, untilClosed } from './ollama/wire.ts';
import { recordExchange } from './record-exchanges.ts';
import { startServer } from './start-server.ts';

type Verbose = OpenAI.Audio.TranscriptionVerbose;

/** What a request was answered with: a status and its words, or one of the ways in which a server goes wrong. */
export type Mishap = { status: number; retryAfter?: string } | 'half-json' | 'empty' | 'page' | 'cut' | 'silence';

export type TranscriptionScenario = {
  /** In which servers tell words: beside the segments, as OpenAI does, or in them by the model's pieces, as whisper.cpp. */
  words?: 'beside' | 'pieces' | 'none';
  /** What is said in every window. */
  says?: string;
  key?: string;
  /** What happens to each request, by its number from 1; undefined for an answer. */
  mishap?: (request: number) => Mishap | undefined;
};

/** One window as a server got it. */
export type AskedWindow = { fields: Record<string, unknown>; seconds: number };

const sampleRate = 16_000;

/** A server of transcriptions behind OpenAI's protocol, with no weights: it says the same of any sound. */
export async function startFakeTranscriptionServer(scenario: TranscriptionScenario = {}) {
  const asked: AskedWindow[] = [];
  let requests = 0;
  let aborted = 0;
  const server = await startServer(async (request, response) => {
    response.once('close', () => {
      if (!response.writableFinished) aborted++;
    });
    const form = await readForm(request);
    const path = (request.url ?? '/').replace(/^\/v1/, '');
    const fields = fieldsOf(form);
    if (path !== '/audio/transcriptions' || request.method !== 'POST') return refuse(response, 404, 'Not Found');
    if (scenario.key !== undefined && request.headers.authorization !== `Bearer ${scenario.key}`)
      return refuse(response, 401, 'Incorrect API key provided');
    const mishap = scenario.mishap?.(++requests);
    if (mishap !== undefined) return goWrong(response, mishap);
    // What goes wrong on purpose is nothing that a description has.
    recordExchange(response, {
      vendor: 'openai',
      method: request.method ?? 'POST',
      path,
      request: JSON.stringify({ ...fields, file: 'ventana.wav' }),
    });
    const seconds = secondsOf(new DataView(await (form.get('file') as File).arrayBuffer()));
    asked.push({ fields, seconds });
    sendJson(response, answer(scenario, fields, seconds));
  });
  return { ...server, asked, requests: () => requests, abortedRequests: () => aborted };
}

async function readForm(request: IncomingMessage): Promise<FormData> {
  const body = await readBody(request);
  return new Response(new Uint8Array(body), { headers: { 'content-type': request.headers['content-type'] ?? '' } })
    .formData()
    .catch(() => new FormData());
}

/** The fields as the description names them: lists without their brackets, numbers as numbers. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    if (name === 'file') continue;
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = values;
    else fields[name] = name === 'temperature' ? Number(values[0]) : values[0];
  }
  return fields;
}

/** How long a WAV file is; one that is not what it says is refused by closing the connection. */
function secondsOf(file: DataView): number {
  const isWave = file.getUint32(0) === 0x52494646 && file.getUint32(4, true) === file.byteLength - 8;
  const isPlain = file.getUint16(22, true) === 1 && file.getUint32(24, true) === sampleRate;
  if (!isWave || !isPlain || file.getUint32(40, true) !== file.byteLength - 44) throw new Error('no WAV file');
  return file.getUint32(40, true) / 2 / sampleRate;
}

function answer(
  { says = 'Se aprueba el acta', words = 'beside' }: TranscriptionScenario,
  fields: object,
  seconds: number,
) {
  const spoken = says.split(' ');
  const step = seconds / Math.max(1, spoken.length);
  const timed = spoken.map((word, place) => ({ word, start: place * step, end: (place + 1) * step }));
  const segment = {
    id: 0,
    seek: 0,
    start: 0,
    end: seconds,
    text: ` ${says}`,
    tokens: [50_364],
    temperature: 0,
    avg_logprob: -0.25,
    compression_ratio: 1.1,
    no_speech_prob: 0.01,
    // whisper.cpp's own: a word by the pieces that the model says.
    ...(words === 'pieces' && { words: timed.flatMap((word) => piecesOf(word)) }),
  };
  const body = {
    language: 'spanish',
    duration: seconds,
    text: says,
    ...(says !== '' && { segments: [segment] }),
    ...(words === 'beside' && 'timestamp_granularities' in fields && { words: timed }),
  };
  return body satisfies Omit<Verbose, 'usage'>;
}

function piecesOf({ word, start, end }: { word: string; start: number; end: number }) {
  const middle = (start + end) / 2;
  if (word.length < 4) return [{ word: ` ${word}`, start, end, t_dtw: -1, probability: 0.9 }];
  return [
    { word: ` ${word.slice(0, 2)}`, start, end: middle, t_dtw: -1, probability: 0.5 },
    { word: word.slice(2), start: middle, end, t_dtw: -1, probability: 0.3 },
  ];
}

function goWrong(response: ServerResponse, mishap: Mishap): void | Promise<void> {
  if (typeof mishap === 'object') {
    if (mishap.retryAfter !== undefined) response.setHeader('retry-after', mishap.retryAfter);
    return refuse(response, mishap.status, `status ${mishap.status}`);
  }
  if (mishap === 'silence') return untilClosed(response);
  if (mishap === 'cut') return void response.write('{"text": "se', () => response.destroy());
  const bodies = { 'half-json': '{"text": "se apr', empty: '', page: '<!doctype html><title>Bienvenido</title>' };
  response.setHeader('content-type', 'text/plain').end(bodies[mishap]);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  sendJson(response, { error: { code: null, message, param: null, type: 'invalid_request_error' } }, status);
}
