import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { recordingStateNames } from '../../src-renderer/messages/papers.ts';
import { recordingMessages as words } from '../../src-renderer/messages/recordings.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import type { TranscriptSegment } from '../../src-shared/domain/transcript.ts';
import { unheardWords } from '../../src-shared/domain/unheard.ts';
import type { Transcriber } from '../../src-shared/ports/transcriber.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { wavFile } from '../fixtures/wav-file.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 30_000 };
const recording = join(import.meta.dirname, '..', 'fixtures', 'audio', 'voice.opus');

/** Words of half a second each; one was hard to hear. */
function said(text: string, startMs: number, speaker: string): TranscriptSegment {
  const spoken = text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 500,
    endMs: startMs + index * 500 + 450,
    confidence: word === 'cooperadora' ? 0.2 : 0.9,
  }));
  return { startMs, endMs: spoken.at(-1)?.endMs ?? startMs, speaker, text, confidence: 0.9, words: spoken };
}

/** Whether what hears understands nobody. */
let isDeaf = false;
/** Stands in for a model: no words can be had without weights. */
const transcriber: Transcriber = {
  name: 'oído de prueba',
  transcribe: async () =>
    isDeaf ? [] : [said('empezamos la reunión', 0, '1'), said('habla la cooperadora', 1800, 'Marta Ruiz')],
  close: async () => undefined,
};

let browser: BrowserHost;
let sourceId: SourceId;
beforeAll(async () => {
  browser = await openInBrowser({ findTranscriber: async () => ({ transcriber, model: 'ggml-de-prueba.bin' }) });
  const { client } = browser.host;
  await client.library.updateSettings({ firstRunDone: true, theme: 'system' });
  await client.sources.ingestPaths({ paths: [recording] });
  await waitForJobs(browser.host);
  const { items } = await client.sources.list({
    filter: {},
    order: { by: 'name', descending: false },
    offset: 0,
    limit: 1,
  });
  sourceId = items[0]!.id;
  await browser.page.reload();
  await browser.page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
}, 120_000);
afterAll(() => browser.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heardAt = (page: Page) => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
const isPaused = (page: Page) => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.paused);

test('a recording is heard before it has words, and is put into words with one button', async () => {
  const { page } = browser;
  await goTo(page, `/papeles/${sourceId}`);
  await button(page, words.play).click();
  await expect.poll(() => heardAt(page), patience).toBeGreaterThan(0.2);
  await button(page, words.pause).click();
  await expect.poll(() => isPaused(page), patience).toBe(true);
  await button(page, words.transcribe).click();
  await page.getByRole('textbox', { name: /^Marta Ruiz,/ }).waitFor(patience);
  expect(await page.getByText(words.notTranscribed).count()).toBe(0);
  expect(await seriousFindings(page, 'a recording')).toEqual([]);
}, 90_000);

test('a word that is clicked is heard, F4 stops and F2 goes three seconds back', async () => {
  const { page } = browser;
  await goTo(page, `/papeles/${sourceId}`);
  // The text field stands over the words' marks, and takes the click where they are.
  await page.getByText('cooperadora', { exact: true }).click({ force: true });
  await expect.poll(() => heardAt(page), patience).toBeGreaterThan(2.8);
  await page.keyboard.press('F4');
  await expect.poll(() => isPaused(page), patience).toBe(true);
  const stopped = await heardAt(page);
  await page.keyboard.press('F2');
  await expect.poll(() => heardAt(page), patience).toBeLessThanOrEqual(Math.max(0, stopped - 2.9));
}, 90_000);

test('what was said is found, and its proof opens the recording at its second', async () => {
  const { page } = browser;
  const { client } = browser.host;
  const [hit] = await client.sources.search({ query: 'cooperadora', filter: {}, limit: 1 });
  expect(hit?.locator).toMatchObject({ type: 'time', startMs: 1800 });
  await goTo(page, `/papeles/${sourceId}?momento=1800`);
  await expect.poll(() => heardAt(page), patience).toBeCloseTo(1.8, 1);
  expect(await isPaused(page)).toBe(true);
}, 90_000);

test('a recording in which nobody speaks says so, in its page and in the list, and can still be heard', async () => {
  const { page, host } = browser;
  const path = join(temporaryFolder('silence'), 'Silencio.wav');
  writeFileSync(path, wavFile(new Int16Array(16_000 * 4)));
  await host.client.sources.ingestPaths({ paths: [path] });
  await waitForJobs(host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await host.client.sources.list({ filter: { text: 'Silencio' }, order, offset: 0, limit: 1 });
  await goTo(page, `/papeles/${items[0]!.id}`);
  await button(page, words.transcribe).click(patience);
  await page.getByText(words.nobodySpeaks).waitFor(patience);
  await page.getByText(recordingStateNames.nobodySpeaks).waitFor(patience);
  await button(page, words.hearWhole).waitFor(patience);
  await button(page, words.play).waitFor(patience);
  expect(await seriousFindings(page, 'a recording in which nobody speaks')).toEqual([]);
  await goTo(page, '/papeles');
  await page
    .getByRole('row', { name: /Silencio/ })
    .getByText(recordingStateNames.nobodySpeaks)
    .waitFor(patience);
  // Heard from end to end, silences too, and still nobody: only another model may help.
  isDeaf = true;
  await goTo(page, `/papeles/${items[0]!.id}`);
  await button(page, words.hearWhole).click(patience);
  await page.getByText(words.nobodyUnderstoodHint).waitFor(patience);
  isDeaf = false;
  await button(page, words.transcribeAgain).click(patience);
  await page.getByText(words.again.nothing('ggml-de-prueba.bin')).waitFor(patience);
  expect(await button(page, words.transcribe).isDisabled()).toBe(true);
  expect(await seriousFindings(page, 'nothing that hearing again would change')).toEqual([]);
}, 90_000);

test('a damaged recording says from when to when it cannot be heard, above its words and among them', async () => {
  const { page, host } = browser;
  const bytes = readFileSync(recording);
  bytes.fill(0, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.7));
  const path = join(temporaryFolder('damaged'), 'Rota.opus');
  writeFileSync(path, bytes);
  await host.client.sources.ingestPaths({ paths: [path] });
  await waitForJobs(host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await host.client.sources.list({ filter: { text: 'Rota' }, order, offset: 0, limit: 1 });
  await goTo(page, `/papeles/${items[0]!.id}`);
  await page
    .getByRole('note')
    .getByText(/dañado/)
    .waitFor(patience);
  await button(page, words.transcribe).click(patience);
  const [stretch] = (await host.client.recordings.waveform({ sourceId: items[0]!.id })).unheard!;
  await page.getByRole('region', { name: words.words }).getByText(unheardWords(stretch!)).waitFor(patience);
  expect(await seriousFindings(page, 'a damaged recording')).toEqual([]);
}, 90_000);
