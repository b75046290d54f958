import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startFakeTranscriptionServer, type TranscriptionScenario } from '../fakes/transcription-server.ts';
import { writeLongRecording } from '../fixtures/long-recording.ts';
import { openLibrary } from './open-library.ts';

const voice = new Uint8Array(readFileSync(new URL('../fixtures/audio/voice.opus', import.meta.url)));
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(scenario: TranscriptionScenario = {}) {
  const fake = await startFakeTranscriptionServer(scenario);
  closers.push(fake.close);
  return fake;
}

test('a server that answers is used from then on, and no other engine is asked for', async () => {
  const fake = await start({ key: 'secreta', words: 'pieces' });
  const { client, ...library } = await openLibrary();
  expect((await client.library.status()).settings.transcriptionServerUrl).toBeNull();
  const { url } = await client.transcription.setServer({ address: fake.url, model: 'chico', key: 'secreta' });
  expect(url).toBe(`${fake.url}/v1/audio/transcriptions`);
  expect((await client.speechModels.status()).canHear).toBe(true);
  await library.ingest(library.write('reunion.opus', voice));
  const { id } = await library.paper('reunion.opus');
  await library.ended(await client.recordings.transcribe({ sourceId: id }));
  const transcript = await client.recordings.transcript({ sourceId: id });
  expect(transcript).toMatchObject({ engine: `servidor ${new URL(fake.url).host}`, model: 'chico' });
  expect(transcript.segments[0]!.text).toBe('Se aprueba el acta');
  expect(fake.asked.at(-1)!.fields).toMatchObject({ model: 'chico', language: 'es' });
  expect(JSON.stringify(await client.library.status())).not.toContain('secreta');
  await client.transcription.forgetServer();
  expect((await client.library.status()).settings.transcriptionServerUrl).toBeNull();
  expect((await client.speechModels.status()).canHear).toBe(false);
});

test('one that refuses, or is no address, is not kept', async () => {
  const fake = await start({ key: 'secreta' });
  const { client } = await openLibrary();
  const refused = client.transcription.setServer({ address: fake.url, model: 'chico', key: 'otra' });
  await expect(refused).rejects.toMatchObject({ data: { code: 'TRANSCRIPTION_SERVER_REFUSED' } });
  const nothing = client.transcription.setServer({ address: 'no es una dirección', model: 'chico', key: null });
  await expect(nothing).rejects.toMatchObject({ data: { code: 'INVALID_INPUT' } });
  expect((await client.library.status()).settings.transcriptionServerUrl).toBeNull();
});

test('a key stays with its address, and is not shown to another one', async () => {
  const [one, other] = [await start({ key: 'secreta' }), await start({ key: 'secreta' })];
  const { client } = await openLibrary();
  await client.transcription.setServer({ address: one.url, model: 'chico', key: 'secreta' });
  await client.transcription.setServer({ address: one.url, model: 'grande', key: null });
  const elsewhere = client.transcription.setServer({ address: other.url, model: 'chico', key: null });
  await expect(elsewhere).rejects.toMatchObject({ data: { code: 'TRANSCRIPTION_SERVER_REFUSED' } });
  expect((await client.library.status()).settings).toMatchObject({
    transcriptionServerUrl: `${one.url}/v1/audio/transcriptions`,
    transcriptionServerModel: 'grande',
  });
});

test('a server that fails in the middle costs the window that it was sent, and no other is sent again', async () => {
  // The first request is the trial, and each window after it is one.
  const fake = await start({ mishap: (request) => (request === 4 ? { status: 413 } : undefined) });
  const { client, ...library } = await openLibrary();
  await client.transcription.setServer({ address: fake.url, model: 'chico', key: null });
  const path = library.write('larga.wav', '');
  await writeLongRecording(path, 4);
  await library.ingest(path);
  const { id } = await library.paper('larga.wav');
  const { jobId } = await client.recordings.transcribe({ sourceId: id });
  await expect(library.ended({ jobId })).rejects.toThrow('TRANSCRIPTION_SERVER_TOO_LARGE');
  expect(fake.asked).toHaveLength(3);
  await library.ended(await client.jobs.retry({ jobId }));
  const { segments } = await client.recordings.transcript({ sourceId: id });
  expect(segments.length).toBeGreaterThan(4);
  expect(fake.asked).toHaveLength(1 + segments.length);
  expect(Math.max(...fake.asked.map(({ seconds }) => seconds))).toBeLessThanOrEqual(30);
});
