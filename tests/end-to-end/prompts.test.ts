import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { columnPanelMessages } from '../../src-renderer/messages/planillas.ts';
import {
  importPromptsMessages,
  promptChoiceMessages,
  promptHistoryMessages,
  promptListMessages,
  promptMessages,
  trialMessages,
} from '../../src-renderer/messages/prompts.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type BrowserHost, goTo, openWithSchool } from './browser-host.ts';

const patience = { timeout: 15_000 };
const model = 'prueba:1b';
/** As the browser names it. */
const addColumnKey = 'Alt+Shift+C';
const inventedLine = 'Se suspenden las clases del 31 de julio de 1999.';

let browser: BrowserHost;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;

beforeAll(async () => {
  ollama = await startFakeOllama({
    models: [{ name: model }],
    chat: ({ messages }) => {
      const quoted = firstLine(messages[1]?.content ?? '');
      const partes = [
        { texto: quoted, cita: quoted },
        { texto: inventedLine, cita: 'un renglón que el papel no tiene' },
      ];
      return { pieces: JSON.stringify({ partes }).match(/.{1,9}/gs) ?? [] };
    },
  });
  browser = await openWithSchool();
  await browser.host.client.library.updateSettings({ ollamaUrl: ollama.url, languageModel: null });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await ollama.close();
});
beforeEach(async () => {
  await goTo(browser.page, '/indicaciones');
  await loadList();
});

/** Loads the page again: it knows nothing of what was written behind its back. */
async function loadList(): Promise<void> {
  await browser.page.reload();
  await browser.page.getByRole('heading', { name: promptListMessages.ready }).waitFor();
}

/** The first line of the paper that was sent with some words in it. */
function firstLine(prompt: string): string {
  const material = /<pagina[^>]*>\n([\s\S]*?)\n<\/pagina>/.exec(prompt)?.[1] ?? '';
  return (
    material
      .split('\n')
      .find((line) => line.trim().split(/\s+/).length > 2)
      ?.trim() ?? ''
  );
}

const button = (name: string) => browser.page.getByRole('button', { name, exact: true });
const stored = async () => (await browser.host.client.prompts.list({})).map(({ content }) => content);
const summary = 'Qué pide este papel y para cuándo';

test('a ready prompt is tried on a paper before it is saved, and each proof opens the page', async () => {
  const { page, host } = browser;
  await button(promptListMessages.viewOf(summary)).click();
  await button(trialMessages.run).click();
  await page.getByText(errorMessage('MODEL_NOT_CHOSEN')).waitFor();
  await host.client.library.updateSettings({ languageModel: model });
  await button(trialMessages.run).click();
  await page.locator('[data-trial="done"]').waitFor();
  await page.getByText(inventedLine).waitFor();
  await page.getByText(trialMessages.unproven).waitFor();
  expect(await stored()).toEqual([]);
  await button(trialMessages.proof(1)).click();
  await page.getByRole('complementary').locator('[data-paint], mark').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await stored()).map(({ name }) => name), patience).toEqual([summary]);
  // What was tried stays in sight once it is saved.
  await button(promptMessages.history).waitFor();
  await page.getByText(inventedLine).waitFor();
}, 90_000);

test('a slip in a variable is told and mended; each save is a version that can be gone back to', async () => {
  const { page, host } = browser;
  const first = 'Resumí el papel.';
  const { promptId } = await host.client.prompts.create({ name: 'Corta', use: 'document', text: first, variables: [] });
  await loadList();
  await page.getByRole('link', { name: 'Corta', exact: true }).click();
  const text = page.getByLabel(promptMessages.text);
  await text.fill('Resumí el papel para {{persna}}.');
  await page.getByText(promptMessages.slip('persna')).waitFor();
  expect(await button(promptMessages.save).isDisabled()).toBe(true);
  await button(promptMessages.isMeant('persona')).click();
  await button(promptMessages.save).click();
  const saved = async () => (await host.client.prompts.versions({ promptId })).map(({ content }) => content.text);
  await expect.poll(saved, patience).toEqual(['Resumí el papel para {{persona}}.', first]);
  await button(promptMessages.history).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('ins').first().waitFor();
  await dialog.getByRole('button', { name: promptHistoryMessages.goBack }).click();
  await expect.poll(() => text.inputValue(), patience).toBe(first);
  expect(await saved()).toHaveLength(3);
}, 60_000);

test('a prompt goes to the trash and comes back', async () => {
  const { page, host } = browser;
  await host.client.prompts.create({ name: 'Pasajera', use: 'ask', text: 'Respondé corto.', variables: [] });
  await loadList();
  await button(promptListMessages.menuOf('Pasajera')).click();
  await page.getByRole('menuitem', { name: promptListMessages.throwAway }).click();
  const names = async () => (await stored()).map(({ name }) => name);
  await expect.poll(names, patience).not.toContain('Pasajera');
  await button(promptListMessages.trash).click();
  await button(promptListMessages.menuOf('Pasajera')).click();
  await page.getByRole('menuitem', { name: promptListMessages.restore }).click();
  await expect.poll(names, patience).toContain('Pasajera');
}, 60_000);

test('a column takes its instruction from a prompt, whose variables are asked for', async () => {
  const { page, host } = browser;
  const text = 'El último día para {{tramite}}.';
  const variables = [{ name: 'tramite', label: 'Trámite', initial: '' }];
  await host.client.prompts.create({ name: 'Plazo', use: 'column', text, variables });
  const planilla = (await host.client.planillas.list({}))[0];
  await goTo(page, `/planillas/${planilla?.id}`);
  await page.getByRole('grid').waitFor();
  await page.reload();
  await page.getByRole('grid').waitFor();
  await page.keyboard.press(addColumnKey);
  await button(promptChoiceMessages.use).click();
  await page.getByRole('menuitem', { name: 'Plazo', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: promptChoiceMessages.fillTitle('Plazo') });
  await dialog.getByLabel('Trámite').fill('inscribirse');
  await dialog.getByRole('button', { name: promptChoiceMessages.apply, exact: true }).click();
  const instruction = page.getByRole('complementary').getByLabel(columnPanelMessages.instruction);
  await expect.poll(() => instruction.inputValue(), patience).toBe('El último día para inscribirse.');
}, 60_000);

test('prompts go out as a file, and a file with names in use asks what to do', async () => {
  const { page } = browser;
  const before = await stored();
  const downloading = page.waitForEvent('download');
  await button(promptListMessages.export).click();
  const path = await (await downloading).path();
  expect(JSON.parse(readFileSync(path, 'utf8')).prompts).toEqual(before);
  await button(promptListMessages.import).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'otra.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"version": 1}'),
  });
  await dialog.getByText(errorMessage('PROMPTS_FILE_INVALID', { name: 'otra.json' })).waitFor();
  await dialog.locator('input[type=file]').setInputFiles(path);
  await dialog.getByText(importPromptsMessages.ask(before.length)).waitFor();
  await dialog.getByRole('radio', { name: importPromptsMessages.choices['keep-both'] }).check();
  await dialog.getByRole('button', { name: importPromptsMessages.run, exact: true }).click();
  await expect.poll(async () => (await stored()).length, patience).toBe(2 * before.length);
  expect(browser.pageErrors).toEqual([]);
  expect(browser.outsideRequests).toEqual([]);
}, 60_000);
