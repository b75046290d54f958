import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { jobsMessages } from '../../src-renderer/messages/jobs.ts';
import { modelsMessages as common } from '../../src-renderer/messages/models.ts';
import { recordingMessages } from '../../src-renderer/messages/recordings.ts';
import { speechModelsMessages as words } from '../../src-renderer/messages/speech-models.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import type { CatalogueSpeechModel } from '../../src-shared/domain/speech-model-catalogue.ts';
import { type FileScenario, startFileServer } from '../fakes/file-server.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { englishOnly, tinyShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const gibibyte = 1024 ** 3;
const machine: MachineResources = {
  memoryBytes: 8 * gibibyte,
  processorFlags: ['avx2'],
  freeDiskBytes: 40 * gibibyte,
};
const patience = { timeout: 60_000 };
const folder = temporaryFolder('speech-models-screen');
const [small, large] = ['ggml-base-q8_0.bin', 'ggml-large-v3-turbo-q8_0.bin'] as const;
let content: Uint8Array;

beforeAll(async () => {
  const path = join(folder, 'de-prueba.bin');
  await writeSpeakingModel(path, tinyShape, [{ text: ' Hola' }]);
  content = readFileSync(path);
});

/** What is open, the last one first. */
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function offered(address: string, more: Partial<CatalogueSpeechModel> = {}): CatalogueSpeechModel {
  return {
    name: small,
    role: 'transcription',
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    address: `${address}/${more.name ?? small}`,
    licence: 'MIT',
    memoryGigabytes: 4,
    about: 'Entiende lo principal. Anda en cualquier PC.',
    workOfBase: 1,
    isRecommendable: true,
    ...more,
  };
}

type Opened = BrowserHost & { models: string };

/** The part of Modelos about recordings, where the files are published by a server that does what `scenario` says. */
async function openModels(scenario: FileScenario = {}, room = { freeBytes: 40 * gibibyte }): Promise<Opened> {
  const server = await startFileServer(content, scenario);
  closers.push(() => server.close());
  const grown = { name: large, workOfBase: 20, memoryGigabytes: 16, isRecommendable: false, sha256: '0'.repeat(64) };
  const catalogue = [offered(server.url), offered(server.url, grown)];
  const browser = await openInBrowser({
    examineForModels: async () => machine,
    speechModels: { catalogue, freeBytes: async () => room.freeBytes },
  });
  closers.push(() => browser.close());
  const { client } = browser.host;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 123', firstRunDone: true });
  const { libraryFolder } = await client.library.status();
  if (libraryFolder === null) throw new Error('the library has no folder');
  await browser.page.reload();
  await goTo(browser.page, '/modelos/grabaciones');
  await browser.page.getByRole('heading', { name: common.files.title }).waitFor();
  return { ...browser, models: join(libraryFolder, 'modelos') };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rowOf = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });
const installed = (page: Page, name: string) => button(page, common.installed.actions(name));

test('the recommended model is downloaded; cut at 37 % it says so, goes on from there and is used', {
  timeout: 180_000,
}, async () => {
  const { page, host, pageErrors } = await openModels({ cutAt: 0.37 });
  await page.getByText(words.installed.none).waitFor();
  await page.getByText(words.minutes(4)).first().waitFor();
  expect(await seriousFindings(page, 'no model')).toEqual([]);
  await button(page, common.recommended.pull(1)).click();
  await page
    .getByText(/Se cortó\. Lo bajado quedó guardado/)
    .first()
    .waitFor(patience);
  await installed(page, small).waitFor(patience);
  await page.getByText(words.recommended.ready).waitFor(patience);
  await rowOf(page, small).getByText(words.installed.inUse).waitFor();
  expect(await page.getByLabel(words.use.transcription).inputValue()).toBe(small);
  expect((await host.client.library.status()).settings.transcriptionModel).toBe(small);
  expect(await seriousFindings(page, 'one model')).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('a damaged download is deleted and told; tried again from its row it comes whole', {
  timeout: 120_000,
}, async () => {
  const scenario: FileScenario = { isOther: true };
  const { page } = await openModels(scenario);
  await button(page, common.recommended.pull(1)).click();
  const row = rowOf(page, `Bajar el modelo ${small}`);
  await row
    .getByText(errorMessage('MODEL_DOWNLOAD_WRONG', { name: small }))
    .first()
    .waitFor(patience);
  delete scenario.isOther;
  await row.getByRole('button', { name: jobsMessages.retry }).click();
  await installed(page, small).waitFor(patience);
});

test('a disk that is too small is said before anything is downloaded', { timeout: 120_000 }, async () => {
  const room = { freeBytes: 40 * gibibyte };
  const { page, host } = await openModels({}, room);
  // The room goes while the screen is open: the scanner's papers have filled it.
  room.freeBytes = gibibyte / 2;
  await button(page, common.recommended.pull(1)).click();
  await page
    .getByText(errorMessage('MODEL_DISK_TOO_SMALL', { name: small, missing: '0,4 GB' }))
    .first()
    .waitFor(patience);
  expect(await host.client.jobs.list()).toEqual([]);
});

test('a download that was cancelled waits half way, and goes on or is deleted', { timeout: 120_000 }, async () => {
  const scenario: FileScenario = { stallsAt: 0.5 };
  const { page, host } = await openModels(scenario);
  const partial = async () => (await host.client.speechModels.status()).offers[0]?.partialBytes;
  const start = async () => {
    await button(page, common.recommended.pull(1)).click();
    await expect.poll(partial, patience).toBeGreaterThan(0);
    const row = rowOf(page, `Bajar el modelo ${small}`);
    await row.getByRole('button', { name: jobsMessages.cancel }).click();
  };
  await start();
  await button(page, words.more.forget(small)).click(patience);
  await button(page, words.more.goOn(small)).waitFor({ state: 'detached', ...patience });
  await start();
  delete scenario.stallsAt;
  await button(page, words.more.goOn(small)).click(patience);
  await installed(page, small).waitFor(patience);
});

test('a model comes from a file, another is chosen for the second pass, and it is removed', {
  timeout: 180_000,
}, async () => {
  const { page, host, models } = await openModels();
  const own = join(folder, 'ggml-de-la-escuela.bin');
  await writeSpeakingModel(own, tinyShape, [{ text: ' Chau' }]);
  const bring = async (path: string) => {
    await page.getByLabel(words.files.path).fill(path);
    await button(page, common.files.bring).click();
  };
  const broken = join(folder, 'ggml-cortado.bin');
  writeFileSync(broken, content.subarray(0, 1_000));
  await bring(broken);
  await page
    .getByText(errorMessage('MODEL_FILE_DAMAGED', { name: 'ggml-cortado.bin' }))
    .first()
    .waitFor(patience);
  const english = join(folder, 'ggml-base.en.bin');
  writeFileSync(english, englishOnly(content));
  await bring(english);
  await rowOf(page, 'ggml-base.en.bin').getByText(words.installed.englishOnly).waitFor(patience);
  expect(await page.getByLabel(words.use.transcription).count()).toBe(0);
  await bring(own);
  await installed(page, 'ggml-de-la-escuela.bin').waitFor(patience);
  await button(page, common.recommended.pull(1)).click();
  await installed(page, small).waitFor(patience);
  await page.getByLabel(words.use.secondPass).selectOption(small);
  await expect
    .poll(async () => (await host.client.library.status()).settings.secondPassModel, { timeout: 60_000 })
    .toBe(small);
  await installed(page, small).click();
  expect(await seriousFindings(page, 'menu of a file', '.fui-MenuPopover')).toEqual([]);
  await page.getByRole('menuitem', { name: common.installed.remove }).click();
  await button(page, common.installed.removeAction).click();
  await installed(page, small).waitFor({ state: 'detached', ...patience });
  expect(existsSync(join(models, small))).toBe(false);
  expect((await host.client.library.status()).settings.secondPassModel).toBeNull();
});

test('a model too big for the memory says what it needs, and a damaged file in the folder is told', {
  timeout: 120_000,
}, async () => {
  const { page, models } = await openModels();
  mkdirSync(models, { recursive: true });
  writeFileSync(join(models, 'ggml-roto.bin'), content.subarray(0, 1_000));
  await page.reload();
  await rowOf(page, 'ggml-roto.bin').getByText(words.installed.damaged).waitFor(patience);
  await button(page, common.more.show).click();
  await rowOf(page, large).getByText(common.more.needs(16, 8)).waitFor();
  await button(page, common.more.pull(large)).click();
  await page.getByText(common.more.insistText(16, 8)).waitFor();
});

test('a recording without a model to hear it says what to do and leads there', { timeout: 120_000 }, async () => {
  const { page, host } = await openModels();
  const note = new URL('../fixtures/audio/voice.opus', import.meta.url);
  const path = join(folder, 'nota-de-voz.opus');
  writeFileSync(path, readFileSync(note));
  await host.client.sources.ingestPaths({ paths: [path] });
  await waitForJobs(host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await host.client.sources.list({ filter: {}, order, offset: 0, limit: 10 });
  await goTo(page, `/papeles/${items[0]!.id}`);
  await page.getByText(recordingMessages.needsModel).waitFor(patience);
  expect(await button(page, recordingMessages.transcribe).count()).toBe(0);
  await button(page, recordingMessages.seeModels).click();
  await page.getByRole('heading', { name: common.recommended.title }).waitFor(patience);
  expect(await page.getByRole('tab', { name: words.tabs.recordings }).getAttribute('aria-selected')).toBe('true');
});
