import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { askMessages } from '../../src-renderer/messages/ask.ts';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { jobsMessages } from '../../src-renderer/messages/jobs.ts';
import { modelsMessages as words } from '../../src-renderer/messages/models.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import type { OllamaScenario } from '../fakes/ollama/scenario.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const gibibyte = 1024 ** 3;
const machine: MachineResources = {
  memoryBytes: 8 * gibibyte,
  processorFlags: ['avx2'],
  freeDiskBytes: 40 * gibibyte,
};
const writer = { name: 'qwen3:4b-instruct', sizeBytes: 2_500_000_000 };
const searcher = { name: 'embeddinggemma:300m', sizeBytes: 622_000_000, capabilities: ['embedding' as const] };
const registry = [writer, searcher];
const nobodyListens = 'http://127.0.0.1:9';
const patience = { timeout: 60_000 };

/** What is open, the last one first. */
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function startOllama(scenario: OllamaScenario) {
  const ollama = await startFakeOllama({ registry, models: [], ...scenario });
  closers.push(() => ollama.close());
  return ollama;
}

/** The screen of models on a PC with `resources`, whose Ollama listens at `ollamaUrl`. */
async function openModels(ollamaUrl: string, resources = machine): Promise<BrowserHost> {
  const browser = await openInBrowser({ examineForModels: async () => resources });
  closers.push(() => browser.close());
  const { client } = browser.host;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 123', firstRunDone: true, ollamaUrl });
  await browser.page.reload();
  await goTo(browser.page, '/modelos');
  await browser.page.getByRole('heading', { name: words.where.title }).waitFor();
  return browser;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rowOf = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });
const installed = (page: Page, name: string) => button(page, words.installed.actions(name));

test('a PC without Ollama is told in three steps how to get it, and goes on once it is there', {
  timeout: 120_000,
}, async () => {
  const { page, host, pageErrors } = await openModels(nobodyListens);
  await page.getByRole('heading', { name: words.missing.title }).waitFor();
  for (const { title } of words.missing.steps) expect(await page.getByText(title).count()).toBe(1);
  await page.getByText(words.recommended.cost(3_122_000_000, 42)).waitFor();
  expect(await button(page, words.recommended.pull(2)).count()).toBe(0);
  expect(await seriousFindings(page, 'no Ollama')).toEqual([]);
  const ollama = await startOllama({});
  await host.client.library.updateSettings({ ollamaUrl: ollama.url });
  await button(page, words.check).click();
  await button(page, words.recommended.pull(2)).waitFor(patience);
  expect(pageErrors).toEqual([]);
});

test('the recommended pack is downloaded; cut at 37 % it says so and goes on from there', {
  timeout: 180_000,
}, async () => {
  const pull: NonNullable<OllamaScenario['pull']> = { cutAt: 0.37, delayMs: 60 };
  const ollama = await startOllama({ pull });
  const { page, host } = await openModels(ollama.url);
  await button(page, words.recommended.pull(2)).click();
  await page
    .getByText(/Se cortó\. Lo bajado quedó guardado/)
    .first()
    .waitFor(patience);
  const [job] = (await host.client.jobs.list()).filter(({ subject }) => subject === writer.name);
  expect(job?.progress?.done).toBeGreaterThan(0.36 * writer.sizeBytes);
  await installed(page, writer.name).waitFor(patience);
  await installed(page, searcher.name).waitFor(patience);
  await page.getByText(words.recommended.ready).waitFor(patience);
  expect(await page.getByLabel(words.use.fill).inputValue()).toBe(writer.name);
});

test('a download without internet stops with its reason, and is tried again from its row', {
  timeout: 120_000,
}, async () => {
  const pull: NonNullable<OllamaScenario['pull']> = { isOffline: true };
  const ollama = await startOllama({ pull });
  const { page } = await openModels(ollama.url);
  await button(page, words.recommended.pull(2)).click();
  const row = rowOf(page, `Bajar el modelo ${writer.name}`);
  await row
    .getByText(errorMessage('MODEL_DOWNLOAD_FAILED', { name: writer.name }))
    .first()
    .waitFor(patience);
  pull.isOffline = false;
  await row.getByRole('button', { name: jobsMessages.retry }).click();
  await installed(page, writer.name).waitFor(patience);
});

test('a disk that is too small is said before anything is downloaded', { timeout: 120_000 }, async () => {
  const ollama = await startOllama({});
  const resources = { ...machine };
  const { page, host } = await openModels(ollama.url, resources);
  // The room goes while the screen is open: the scanner's papers have filled it.
  resources.freeDiskBytes = 2 * gibibyte;
  await button(page, words.recommended.pull(2)).click();
  const name = `${writer.name} + ${searcher.name}`;
  await page
    .getByText(errorMessage('MODEL_DISK_TOO_SMALL', { name, missing: '1,8 GB' }))
    .first()
    .waitFor(patience);
  expect(await host.client.jobs.list()).toEqual([]);
});

test('a model too big for the memory says what it needs, and comes only when it is insisted on', {
  timeout: 120_000,
}, async () => {
  const big = { name: 'qwen3:8b', sizeBytes: 5_200_000_000, memoryBytes: 7 * gibibyte };
  const ollama = await startOllama({ registry: [big], availableMemoryBytes: 5 * gibibyte });
  const { page, host } = await openModels(ollama.url);
  await button(page, words.more.show).click();
  await rowOf(page, big.name).getByText(words.more.needs(16, 8)).waitFor();
  await button(page, words.more.pull(big.name)).click();
  await page.getByText(words.more.insistText(16, 8)).waitFor();
  expect(await seriousFindings(page, 'too big', '.fui-DialogSurface')).toEqual([]);
  await button(page, commonMessages.cancel).click();
  expect(await host.client.jobs.list()).toEqual([]);
  await button(page, words.more.pull(big.name)).click();
  await button(page, words.more.insist).click();
  await installed(page, big.name).click(patience);
  await page.getByRole('menuitem', { name: words.installed.load }).click();
  await page
    .getByText(errorMessage('MODEL_TOO_BIG', { name: big.name }))
    .first()
    .waitFor(patience);
});

test('a model removed while it answers leaves the quotes, and the screen says that it is gone', {
  timeout: 120_000,
}, async () => {
  const chat: OllamaScenario['chat'] = ({ model }) => {
    void fetch(`${ollama.url}/api/delete`, { method: 'DELETE', body: JSON.stringify({ model }) });
    return { pieces: ['{"oraciones": [', '{'], delayMs: 50, cutAfter: 1 };
  };
  const ollama = await startOllama({ models: [writer.name], chat });
  const { page, host } = await openModels(ollama.url);
  const { client } = host;
  const folder = mkdtempSync(join(tmpdir(), 'nota-'));
  closers.push(async () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'nota.txt'), 'La reunión de padres de primero es el martes 17 de marzo a las 18 horas.');
  await client.sources.ingestPaths({ paths: [folder] });
  await waitForJobs(host);
  await client.library.updateSettings({ languageModel: writer.name });
  await goTo(page, '/preguntar');
  const box = page.getByRole('textbox', { name: askMessages.box });
  await box.fill('¿Cuándo es la reunión de padres?');
  await box.press('Enter');
  const conversation = page.getByRole('region', { name: askMessages.conversation });
  await conversation.getByText(errorMessage('MODEL_FAILED')).waitFor(patience);
  await conversation
    .getByText(/martes 17 de marzo/)
    .first()
    .waitFor();
  await conversation.getByRole('link', { name: askMessages.seeModels }).click();
  await page.getByText(words.use.goneText(writer.name)).waitFor(patience);
});

test('an installed model is tried, copied and removed from its menu', { timeout: 120_000 }, async () => {
  const ollama = await startOllama({
    models: [writer],
    chat: () => ({ pieces: Array.from({ length: 18 }, () => 'palabra ') }),
  });
  const { page, host } = await openModels(ollama.url);
  await page.getByLabel(words.use.fill).selectOption(writer.name);
  await page.getByText(words.use.saved).first().waitFor();
  await installed(page, writer.name).click();
  expect(await seriousFindings(page, 'menu of a model', '.fui-MenuPopover')).toEqual([]);
  await page.getByRole('menuitem', { name: words.installed.measure }).click();
  await page.getByText(/escribe unas 6 palabras por segundo/).waitFor(patience);
  await installed(page, writer.name).click();
  await page.getByRole('menuitem', { name: words.installed.copy }).click();
  await page.getByLabel(words.files.folder).first().waitFor();
  expect(await seriousFindings(page, 'copy a model', '.fui-DialogSurface')).toEqual([]);
  await page.keyboard.press('Escape');
  await installed(page, writer.name).click();
  await page.getByRole('menuitem', { name: words.installed.remove }).click();
  await page.getByText(words.installed.removeChosen).waitFor();
  await button(page, words.installed.removeAction).click();
  await page.getByText(words.installed.none).waitFor(patience);
  expect((await host.client.library.status()).settings.languageModel).toBeNull();
});

test('another PC is used only once somebody answers there', { timeout: 120_000 }, async () => {
  const ollama = await startOllama({ models: [writer] });
  const { page, host } = await openModels(nobodyListens);
  const address = page.getByLabel(words.where.address, { exact: true });
  await address.fill('127.0.0.1:9');
  await button(page, words.where.save).click();
  await page.getByText(words.where.nobody(nobodyListens)).waitFor(patience);
  await address.fill(new URL(ollama.url).host);
  await button(page, words.where.save).click();
  await installed(page, writer.name).waitFor(patience);
  expect((await host.client.library.status()).settings.ollamaUrl).toBe(ollama.url);
});
