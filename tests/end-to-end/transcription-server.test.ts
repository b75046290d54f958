import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordingMessages } from '../../src-renderer/messages/recordings.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import { startFakeTranscriptionServer } from '../fakes/transcription-server.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const words = settingsMessages.transcriptionServer;
const patience = { timeout: 60_000 };
const recording = join(import.meta.dirname, '..', 'fixtures', 'audio', 'voice.opus');
const elsewhere = { machine: '192.168.0.20:8000', url: 'http://192.168.0.20:8000/v1/audio/transcriptions' };

let browser: BrowserHost;
let fake: Awaited<ReturnType<typeof startFakeTranscriptionServer>>;
let sourceId: SourceId;
beforeAll(async () => {
  fake = await startFakeTranscriptionServer({ key: 'secreta' });
  browser = await openInBrowser({ speechModels: { catalogue: [] } });
  const { client } = browser.host;
  await client.library.updateSettings({ firstRunDone: true });
  await client.sources.ingestPaths({ paths: [recording] });
  await waitForJobs(browser.host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 50 });
  sourceId = items.find(({ kind }) => kind === 'recording')!.id;
  await browser.page.reload();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await fake.close();
});

test('another machine is tried, told, used and left again', async () => {
  const { page, host } = browser;
  const machine = new URL(fake.url).host;
  await goTo(page, '/ajustes');
  const section = page.getByRole('region', { name: words.title });
  await section.getByText(words.here).waitFor(patience);
  await section.getByLabel(words.address).fill(machine);
  await section.getByLabel(words.key).fill('otra');
  await section.getByRole('button', { name: words.use }).click();
  // The notice is read aloud too.
  const refused = errorMessage('TRANSCRIPTION_SERVER_REFUSED', { server: machine });
  await page.getByText(refused).first().waitFor(patience);
  await section.getByText(words.here).waitFor();
  await section.getByLabel(words.key).fill('secreta');
  await section.getByRole('button', { name: words.use }).click();
  await section.getByText(words.same(machine)).waitFor(patience);
  await expect.poll(() => section.getByLabel(words.key).inputValue()).toBe('');

  await goTo(page, `/papeles/${sourceId}`);
  await page.getByRole('button', { name: recordingMessages.transcribe, exact: true }).click(patience);
  await waitForJobs(host);
  const said = async () => (await host.client.recordings.transcript({ sourceId })).segments[0]?.text;
  await expect.poll(said, patience).toBe('Se aprueba el acta');

  await goTo(page, '/ajustes');
  await section.getByRole('button', { name: words.forget }).click(patience);
  await section.getByText(words.here).waitFor(patience);
}, 120_000);

test('where the sound goes is told before it is sent, wherever it is sent from', async () => {
  const { page, host } = browser;
  await host.client.library.updateSettings({ transcriptionServerUrl: elsewhere.url });
  const note = join(import.meta.dirname, '..', 'fixtures', 'audio', 'voice.mp3');
  await host.client.sources.ingestPaths({ paths: [note] });
  await waitForJobs(host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await host.client.sources.list({ filter: {}, order, offset: 0, limit: 50 });
  await page.reload();
  await goTo(page, `/papeles/${items.find(({ name }) => name === 'voice.mp3')!.id}`);
  await page.getByText(recordingMessages.leaves(elsewhere.machine)).waitFor(patience);
  expect(await seriousFindings(page, 'a recording that would leave')).toEqual([]);
  await goTo(page, '/ajustes');
  await page.getByText(words.there(elsewhere.machine)).waitFor(patience);
  const leaves = page.getByRole('region', { name: settingsMessages.leaves.title });
  await leaves.getByText(settingsMessages.leaves.recordings(elsewhere.machine)).waitFor(patience);
  expect(await leaves.getByText(settingsMessages.leaves.answer, { exact: true }).count()).toBe(0);
  expect(await seriousFindings(page, 'recordings that leave')).toEqual([]);
}, 120_000);
