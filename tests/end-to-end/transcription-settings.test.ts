import process from 'node:process';
import { afterEach, describe, expect, test } from 'vitest';
import { jobsMessages } from '../../src-renderer/messages/jobs.ts';
import { modelsMessages } from '../../src-renderer/messages/models.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { speechModelsMessages } from '../../src-renderer/messages/speech-models.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { createBuildTools } from '../fakes/build-tools.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { seriousFindings } from './serious-findings.ts';

const words = settingsMessages.transcription;
const patience = { timeout: 60_000 };
const tools = createBuildTools(temporaryFolder('transcription-settings'));

let browser: BrowserHost | undefined;
afterEach(() => browser?.close());

/** Ajustes, at what hears recordings. */
async function openSettings(options: Parameters<typeof openInBrowser>[0] = {}): Promise<BrowserHost> {
  browser = await openInBrowser(options);
  await browser.host.client.library.updateSettings({ schoolName: 'Escuela N.º 123', firstRunDone: true });
  await browser.page.reload();
  await goTo(browser.page, '/ajustes');
  await browser.page.getByRole('heading', { name: words.title }).waitFor(patience);
  return browser;
}

const settingsOf = async ({ host }: BrowserHost) => (await host.client.library.status()).settings;

describe.skipIf(process.platform === 'win32' || process.arch !== 'x64')('Transcripción, in Ajustes', () => {
  test('tells what is missing where the engine cannot be built, and what else there is', {
    timeout: 120_000,
  }, async () => {
    tools.withNothing();
    const { page, pageErrors } = await openSettings();
    await page.getByText(words.missing('CMake')).waitFor(patience);
    expect(await seriousFindings(page, 'no compiler')).toEqual([]);
    tools.withoutCompiler();
    await page.reload();
    await page.getByText(words.missing('un compilador de C++')).waitFor(patience);
    expect(pageErrors).toEqual([]);
  });

  test('says with which model it hears where the program was started with one, there and in Modelos', {
    timeout: 120_000,
  }, async () => {
    tools.withNothing();
    const { page, pageErrors } = await openSettings({ whisperModelFile: '/pruebas/ggml-otro.bin' });
    await page.getByText(speechModelsMessages.use.imposed('ggml-otro.bin')).waitFor(patience);
    await page.getByText(words.models).click();
    const use = page.getByRole('region', { name: modelsMessages.use.title });
    await use.getByText(speechModelsMessages.use.imposed('ggml-otro.bin')).waitFor(patience);
    expect(await seriousFindings(page, 'imposed model')).toEqual([]);
    expect(pageErrors).toEqual([]);
  });

  test('builds the engine, which is cancelled, fails, and is built at last; a lower level and fewer cores are chosen', {
    timeout: 180_000,
  }, async () => {
    tools.withCmake("while :; do echo '[ 40%] Building'; sleep 0.2; done");
    const opened = await openSettings();
    const { page } = opened;
    const build = page.getByRole('button', { name: words.build('whisper.cpp') });
    await build.click(patience);
    const row = page.getByRole('region', { name: words.title }).getByRole('listitem');
    await row.getByText('40').first().waitFor(patience);
    expect(await seriousFindings(page, 'being built')).toEqual([]);
    await row.getByRole('button', { name: jobsMessages.cancel }).click();
    tools.withCmake('exit 1', 'echo "No CMAKE_CXX_COMPILER could be found." >&2; exit 1');
    await build.click(patience);
    const needsCompiler = errorMessage('TRANSCRIPTION_NEEDS_COMPILER', { what: 'un compilador de C++' });
    await row.getByText(needsCompiler).waitFor(patience);
    // The notice that goes by says the same as the row.
    await page.getByText(needsCompiler).nth(1).waitFor(patience);
    tools.withCmake(tools.builds);
    await row.getByRole('button', { name: jobsMessages.retry }).click();
    // Its AVX2 library computed wrong.
    await page.getByText(words.failed(words.levels.haswell)).waitFor(patience);
    await page.getByText(words.levels.ivybridge, { exact: false }).first().waitFor();
    expect(await seriousFindings(page, 'built')).toEqual([]);
    await page.getByLabel(words.level).selectOption('sse42');
    await expect.poll(async () => (await settingsOf(opened)).transcriptionLevel, patience).toBe('sse42');
    await page.getByText(new RegExp(`usa este nivel del procesador: ${words.levels.sse42}`)).waitFor(patience);
    await page.getByLabel(words.threads).selectOption('1');
    await expect.poll(async () => (await settingsOf(opened)).transcriptionThreads, patience).toBe(1);
    await page.getByLabel(words.engines['smart-whisper']).click();
    await expect.poll(async () => (await settingsOf(opened)).transcriptionEngine, patience).toBe('smart-whisper');
    await page.getByText(words.notBuilt('smart-whisper')).waitFor(patience);
  });
});
