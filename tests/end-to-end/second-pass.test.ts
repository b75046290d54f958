import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findWhisper } from '../../src-main/adapters/whisper/find-whisper.ts';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { transcriptMessages } from '../../src-renderer/messages/transcript.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import { tinyShape, writeSpeakingModel } from '../fixtures/whisper-model.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const words = transcriptMessages.secondPass;
const patience = { timeout: 60_000 };
const recording = join(import.meta.dirname, '..', 'fixtures', 'audio', 'voice.opus');
const whisperFolder = join(programFolder, '.cache', 'whisper');
const isBuilt = (await findWhisper(whisperFolder, 'whisper.cpp')) !== null;
/** Quiet enough for a word that it doubts to be one that it is hardly sure of. */
const quiet = 12;

let browser: BrowserHost;
let sourceId: SourceId;
beforeAll(async () => {
  browser = await openInBrowser({ speechModels: { catalogue: [] }, whisperFolder });
  const { client } = browser.host;
  await client.library.updateSettings({ firstRunDone: true, transcriptionModel: 'ggml-chico.bin' });
  const models = join((await client.library.status()).libraryFolder!, 'modelos');
  mkdirSync(models, { recursive: true });
  const mark = { text: '<0.00>' };
  const doubted = { text: ' aprueba', doubtedFor: ' aprobaba' };
  const small = [mark, { text: ' Se' }, doubted, { text: ' el' }, { text: ' hacta', doubtedFor: ' acta' }];
  await writeSpeakingModel(join(models, 'ggml-chico.bin'), tinyShape, [...small, { text: '<3.00>' }], quiet);
  const large = [mark, { text: ' Se' }, { text: ' aprueba' }, { text: ' el' }, { text: ' acta' }, { text: '<3.00>' }];
  await writeSpeakingModel(join(models, 'ggml-grande.bin'), tinyShape, large);
  await client.sources.ingestPaths({ paths: [recording] });
  await waitForJobs(browser.host);
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 50 });
  sourceId = items.find(({ kind }) => kind === 'recording')!.id;
}, 120_000);
afterAll(() => browser.close());

describe.skipIf(!isBuilt)('a second pass (skipped where `npm run build:whisper` has not built the engine)', () => {
  test('says where to get a model, hears again what was doubtful, shows what changed, and is taken back', async () => {
    const { page } = browser;
    const { client } = browser.host;
    await client.recordings.transcribe({ sourceId });
    await waitForJobs(browser.host);
    const said = async () => (await client.recordings.corrected({ sourceId })).segments.map(({ text }) => text);
    expect((await said())[0]).toBe('Se aprueba el hacta');
    await goTo(page, `/papeles/${sourceId}`);
    const action = page.getByRole('button', { name: words.action });
    await action.click(patience);
    await page.getByRole('dialog').getByText(words.needsModel).waitFor(patience);
    expect(await seriousFindings(page, 'a second pass without a model')).toEqual([]);
    await page.getByRole('button', { name: commonMessages.close }).click();

    await client.library.updateSettings({ secondPassModel: 'ggml-grande.bin' });
    await page.reload();
    await action.click(patience);
    await waitForJobs(browser.host);
    await expect.poll(async () => (await said())[0], patience).toBe('Se aprueba el acta');
    const changed = page.getByRole('button', { name: words.changed(1) });
    await changed.click(patience);
    await page.getByRole('dialog').getByText('ggml-grande.bin').waitFor(patience);
    expect(await page.getByRole('dialog').locator('del').allTextContents()).toEqual(['hacta ']);
    expect(await page.getByRole('dialog').locator('ins').allTextContents()).toEqual(['acta ']);
    expect(await seriousFindings(page, 'what a second pass changed')).toEqual([]);
    expect(await action.count()).toBe(0);

    await page.getByRole('button', { name: words.takeBackAll }).click();
    await expect.poll(async () => (await said())[0], patience).toBe('Se aprueba el hacta');
    await page.getByRole('textbox', { name: /00:00:00/ }).waitFor(patience);
    await expect.poll(() => page.getByRole('textbox', { name: /00:00:00/ }).inputValue(), patience).toContain('hacta');
    await action.waitFor(patience);
  }, 180_000);
});
