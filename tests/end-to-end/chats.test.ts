import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatMessages as words } from '../../src-renderer/messages/chats.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { recordingMessages } from '../../src-renderer/messages/recordings.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import { zipOf } from '../fixtures/reading-documents.ts';
import { standInTranscriber } from '../library/stand-in-transcriber.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 30_000 };
const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'fixtures', 'audio', name)));

const chat = `4/3/24, 21:10 - Los mensajes están cifrados de extremo a extremo.
5/3/24, 9:05 - Ana Belén Ortigoza de Villalba (mamá de Luz): Buen día, les mando un audio
5/3/24, 9:06 - Ana Belén Ortigoza de Villalba (mamá de Luz): PTT-20240305-WA0001.opus (archivo adjunto)
5/3/24, 9:07 - Luis Paz: nota.txt (archivo adjunto)
el certificado
5/3/24, 9:08 - Luis Paz: PTT-20240305-WA0003.mp3 (archivo adjunto)
5/3/24, 9:09 - Luis Paz: PTT-20240305-WA0004.opus (archivo adjunto)
5/3/24, 9:10 - Secretaría: <Multimedia omitido>
`;

const folder = mkdtempSync(join(tmpdir(), 'chat-'));
const path = join(folder, 'Chat de WhatsApp con 3.º B.zip');
let browser: BrowserHost;
let chatId: SourceId;
let noteId: SourceId;
beforeAll(async () => {
  const transcriber = standInTranscriber(() => undefined);
  browser = await openInBrowser({ findTranscriber: async () => ({ transcriber, model: 'ggml-de-prueba.bin' }) });
  const { client } = browser.host;
  await client.library.updateSettings({ firstRunDone: true, theme: 'system' });
  const files = {
    'PTT-20240305-WA0001.opus': fixture('voice.opus'),
    'nota.txt': 'Certificado de Luz',
    'PTT-20240305-WA0003.mp3': fixture('voice.mp3'),
  };
  writeFileSync(path, zipOf({ 'Chat de WhatsApp con 3.º B.txt': chat, ...files }));
  await client.sources.ingestPaths({ paths: [path] });
  await waitForJobs(browser.host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 10 });
  const idOf = (start: string) => items.find(({ name }) => name.startsWith(start))!.id;
  [chatId, noteId] = [idOf('Chat de'), idOf('PTT-20240305-WA0001')];
  await browser.page.reload();
  await browser.page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heardAt = (page: Page) => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
const ana = 'Ana Belén Ortigoza de Villalba (mamá de Luz)';

test('a chat shows its voice notes where they were sent, and says what did not come', async () => {
  const { page } = browser;
  await goTo(page, `/papeles/${chatId}`);
  await button(page, words.hear(ana, '09:06')).waitFor(patience);
  expect(await page.getByText(words.noWords).count()).toBe(2);
  await page.getByText(words.missing('PTT-20240305-WA0004.opus')).waitFor();
  await page.getByText(words.omitted).waitFor();
  await page.getByText('el certificado', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'nota.txt (archivo adjunto)' }).waitFor();
  expect(await seriousFindings(page, 'a chat')).toEqual([]);
}, 90_000);

test('a voice note is heard in its place', async () => {
  const { page } = browser;
  await goTo(page, `/papeles/${chatId}`);
  await button(page, words.hear(ana, '09:06')).click();
  await expect.poll(() => heardAt(page), patience).toBeGreaterThan(0.2);
  // Another one takes its place.
  await button(page, words.hear('Luis Paz', '09:08')).click();
  await expect.poll(() => page.locator('audio').count(), patience).toBe(1);
  await expect.poll(() => heardAt(page), patience).toBeGreaterThan(0.2);
}, 90_000);

test('one button puts all its notes into words, which then stand in their place and play their second', async () => {
  const { page } = browser;
  await goTo(page, `/papeles/${chatId}`);
  await button(page, words.transcribe(2)).click();
  await expect.poll(() => page.getByText(/^ventana de la nota con/).count(), patience).toBeGreaterThan(1);
  await page.getByText(words.allInWords).waitFor(patience);
  expect(await page.getByText(words.noWords).count()).toBe(0);
  await page
    .getByRole('button', { name: /^Escuchar desde/ })
    .first()
    .click();
  await expect.poll(() => heardAt(page), patience).toBeGreaterThan(0.1);
  expect(await seriousFindings(page, 'a chat with its words')).toEqual([]);
}, 90_000);

test('a voice note says who sent it, when and in which chat, and leads back to the message', async () => {
  const { page } = browser;
  await goTo(page, `/papeles/${noteId}`);
  await page.getByText(words.from(ana, '05/03/2024 09:06')).waitFor(patience);
  await page.getByRole('link', { name: 'Chat de WhatsApp con 3.º B.zip' }).click();
  await page.locator('mark').first().waitFor(patience);
  await button(page, words.hear(ana, '09:06')).waitFor(patience);
  await button(page, recordingMessages.play).waitFor({ state: 'detached' });
  expect(browser.pageErrors).toEqual([]);
}, 90_000);
