import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startServer } from '../../../tests/fakes/start-server.ts';
import { startFakeTranscriptionServer, type TranscriptionScenario } from '../../../tests/fakes/transcription-server.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { tinyShape, writeSpeakingModel } from '../../../tests/fixtures/whisper-model.ts';
import { describeTranscriber, windowOf } from '../../../tests/port-suites/transcriber-suite.ts';
import { createServerTranscriber } from './server-transcriber.ts';

const { signal } = new AbortController();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(scenario: TranscriptionScenario = {}, { key = null as string | null, everyMs = 20_000 } = {}) {
  const fake = await startFakeTranscriptionServer(scenario);
  const url = `${fake.url}/v1/audio/transcriptions`;
  const transcriber = createServerTranscriber({ url, model: 'whisper-1', key }, { pauseMs: 1, everyMs });
  closers.push(fake.close, transcriber.close);
  return { fake, transcriber, hear: (seconds = 2) => transcriber.transcribe(windowOf(seconds), { signal }) };
}

for (const words of ['beside', 'pieces', 'none'] as const) {
  describeTranscriber(`a server that tells words ${words}`, async () => (await open({ words })).transcriber);
}

describe('a server of transcriptions', () => {
  test('gets each window as a WAV file with its language, its words and its model, and is asked for times', async () => {
    const { fake, transcriber } = await open();
    const window = { ...windowOf(2), language: 'es-AR', vocabulary: 'Martina Gómez' };
    await transcriber.transcribe(window, { signal });
    expect(fake.asked).toEqual([
      {
        seconds: 2,
        fields: {
          model: 'whisper-1',
          language: 'es',
          prompt: 'Martina Gómez',
          response_format: 'verbose_json',
          temperature: 0,
          timestamp_granularities: ['word', 'segment'],
        },
      },
    ]);
  });

  test('says how sure it is of each word, or of the segment that it is in', async () => {
    const pieces = await (await open({ words: 'pieces' })).hear();
    expect(pieces[0]!.words.map(({ text, confidence }) => [text, confidence])).toEqual([
      ['Se', 0.9],
      ['aprueba', 0.4],
      ['el', 0.9],
      ['acta', 0.4],
    ]);
    const beside = await (await open()).hear();
    expect(beside[0]!.words[1]!.confidence).toBeCloseTo(Math.exp(-0.25), 5);
    expect(beside[0]!.words[1]).toMatchObject({ startMs: 500, endMs: 1_000 });
  });

  test('hears nothing where nothing is said, and no names that are only the list’s', async () => {
    expect(await (await open({ says: '' })).hear()).toEqual([]);
    const { fake, transcriber } = await open({ says: 'Martina Gómez' });
    await transcriber.transcribe({ ...windowOf(2), vocabulary: 'Martina Gómez' }, { signal });
    expect(fake.asked.map(({ fields }) => fields.prompt)).toEqual(['Martina Gómez', undefined]);
  });

  test('is shown the key where there is one, and refused says so', async () => {
    expect(await (await open({ key: 'secreta' }, { key: 'secreta' })).hear()).toHaveLength(1);
    const refused = open({ key: 'secreta' }, { key: 'otra' }).then(({ hear }) => hear());
    await expect(refused).rejects.toMatchObject({ code: 'TRANSCRIPTION_SERVER_REFUSED' });
    await expect((await open({ key: 'secreta' })).hear()).rejects.toMatchObject({
      code: 'TRANSCRIPTION_SERVER_REFUSED',
    });
  });

  test.each([
    [{ status: 401 }, 'TRANSCRIPTION_SERVER_REFUSED', 1],
    [{ status: 404 }, 'TRANSCRIPTION_SERVER_ADDRESS', 1],
    [{ status: 301 }, 'TRANSCRIPTION_SERVER_ADDRESS', 1],
    [{ status: 413 }, 'TRANSCRIPTION_SERVER_TOO_LARGE', 1],
    [{ status: 400 }, 'TRANSCRIPTION_SERVER_FAILED', 1],
    [{ status: 429 }, 'TRANSCRIPTION_SERVER_BUSY', 8],
    [{ status: 500 }, 'TRANSCRIPTION_SERVER_FAILED', 3],
    [{ status: 503 }, 'TRANSCRIPTION_SERVER_BUSY', 8],
    ['half-json', 'TRANSCRIPTION_SERVER_NONSENSE', 1],
    ['empty', 'TRANSCRIPTION_SERVER_NONSENSE', 1],
    ['page', 'TRANSCRIPTION_SERVER_NONSENSE', 1],
    ['cut', 'TRANSCRIPTION_SERVER_SILENT', 1],
  ] as const)('that answers %j ends in %s', async (mishap, code, requests) => {
    const { fake, hear } = await open({ mishap: () => mishap });
    await expect(hear()).rejects.toMatchObject({ code, data: { server: new URL(fake.url).host } });
    expect(fake.requests()).toBe(requests);
  });

  test('that is busy is waited for as long as it asks, and answers then', async () => {
    const busy = [
      { status: 429, retryAfter: '0' },
      { status: 429, retryAfter: new Date().toUTCString() },
      { status: 500 },
    ];
    const { fake, hear } = await open({ mishap: (request) => busy[request - 1] });
    expect(await hear()).toHaveLength(1);
    expect(fake.requests()).toBe(4);
  });

  test('that asks to be waited for is not waited for once the work is cancelled', async () => {
    const { fake, transcriber } = await open({ mishap: () => ({ status: 429, retryAfter: '3600' }) });
    const cancelling = new AbortController();
    const heard = transcriber.transcribe(windowOf(2), { signal: cancelling.signal });
    await expect.poll(() => fake.requests()).toBe(1);
    const reason = new Error('the person cancelled');
    cancelling.abort(reason);
    await expect(heard).rejects.toBe(reason);
  });

  test('is let go at once when the work is cancelled in the middle of a window, and hears the next one', async () => {
    const { fake, transcriber, hear } = await open({ mishap: (request) => (request === 1 ? 'silence' : undefined) });
    const cancelling = new AbortController();
    const heard = transcriber.transcribe(windowOf(2), { signal: cancelling.signal });
    await expect.poll(() => fake.requests()).toBe(1);
    const reason = new Error('the person cancelled');
    cancelling.abort(reason);
    await expect(heard).rejects.toBe(reason);
    await expect.poll(() => fake.abortedRequests()).toBe(1);
    expect(await hear()).toHaveLength(1);
  });

  test('that takes long and is there is waited for; one that nobody listens at is told', async () => {
    const { fake, transcriber } = await open({ mishap: () => 'silence' }, { everyMs: 10 });
    let isOver = false;
    const heard = transcriber.transcribe(windowOf(2), { signal }).finally(() => {
      isOver = true;
    });
    heard.catch(() => undefined);
    await expect.poll(() => fake.requests()).toBe(1);
    // More looks than would end it if nobody were there.
    await expect.poll(() => fake.connections()).toBeGreaterThan(6);
    expect(isOver).toBe(false);
    fake.stopListening();
    await expect(heard).rejects.toMatchObject({ code: 'TRANSCRIPTION_SERVER_SILENT' });
    await expect(transcriber.transcribe(windowOf(2), { signal })).rejects.toMatchObject({
      code: 'TRANSCRIPTION_SERVER_SILENT',
    });
  });
});

const serverProgram = process.env.AMANUENSE_WHISPER_SERVER;

describe.skipIf(serverProgram === undefined)(
  'whisper.cpp’s own server (skipped unless AMANUENSE_WHISPER_SERVER names its program)',
  () => {
    const folder = temporaryFolder('whisper-server');
    let server: ChildProcess;
    let url: string;

    beforeAll(async () => {
      const modelFile = join(folder, 'ggml-de-prueba.bin');
      const said = ['<0.00>', ' Buenos', ' días,', ' ¿está', ' Martina', '?', '<2.40>'].map((text) => ({ text }));
      await writeSpeakingModel(modelFile, tinyShape, said);
      const port = await freePort();
      url = `http://127.0.0.1:${port}/inference`;
      const options = ['-m', modelFile, '--host', '127.0.0.1', '--port', `${port}`, '--no-language-probabilities'];
      server = spawn(serverProgram!, options, { stdio: 'ignore', cwd: folder });
      const isThere = async () => (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null))?.ok;
      await vi.waitUntil(isThere, { timeout: 60_000 });
    }, 90_000);
    afterAll(() => void server.kill());

    const connect = async () => createServerTranscriber({ url, model: 'whisper-1', key: null });
    describeTranscriber('whisper.cpp’s server', connect);

    test('hears whole words out of the model’s pieces, with how sure it is of each', async () => {
      const transcriber = await connect();
      const [segment] = await transcriber.transcribe(windowOf(5), { signal });
      await transcriber.close();
      expect(segment!.words.map(({ text }) => text)).toEqual(['Buenos', 'días,', '¿está', 'Martina?']);
      expect(segment!.words[0]!.confidence).toBeGreaterThan(0.9);
    });
  },
);

async function freePort(): Promise<number> {
  const { url, close } = await startServer(async () => undefined);
  await close();
  return Number(new URL(url).port);
}
