import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { compareMessages as words } from '../../src-renderer/messages/compare.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { modelsMessages } from '../../src-renderer/messages/models.ts';
import { paletteMessages } from '../../src-renderer/messages/palette.ts';
import { promptListMessages, promptMessages, trialMessages } from '../../src-renderer/messages/prompts.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { ChatScript } from '../fakes/chat-script.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type BrowserHost, goTo, openWithSchool } from './browser-host.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 15_000 };
const small = 'chico:1b';
const big = 'grande-con-un-nombre-larguisimo-que-no-entra-en-ningun-lado:7b-instruct-q4_K_M';
const greeting = 'Estimadas familias:';
const otherGreeting = 'Hola, familias:';

/** How each model answers, beside what it writes. */
let manners: Record<string, Partial<ChatScript>> = {};
let browser: BrowserHost;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;

beforeAll(async () => {
  ollama = await startFakeOllama({
    models: [small, big],
    chat: ({ model, messages }) => {
      const quoted = firstLine(messages[1]?.content ?? '');
      const partes = [
        { texto: model === small ? greeting : otherGreeting, cita: '' },
        { texto: quoted, cita: quoted },
      ];
      return { pieces: JSON.stringify({ partes }).match(/.{1,9}/gs) ?? [], ...manners[model] };
    },
  });
  browser = await openWithSchool();
  const text = 'Decí en dos renglones qué dice el papel.';
  await browser.host.client.prompts.create({ name: 'En dos renglones', use: 'document', text, variables: [] });
}, 300_000);
afterAll(async () => {
  await browser.close();
  await ollama.close();
});
beforeEach(async () => {
  manners = {};
  const { client } = browser.host;
  await client.library.updateSettings({ ollamaUrl: ollama.url, languageModel: small, answerModel: null });
});

/** The first line of the paper that was sent with some words in it. */
function firstLine(prompt: string): string {
  const material = /<pagina[^>]*>\n([\s\S]*?)\n<\/pagina>/.exec(prompt)?.[1] ?? '';
  const lines = material.split('\n').map((line) => line.trim());
  return lines.find((line) => line.split(/\s+/).length > 2) ?? '';
}

const button = (name: string) => browser.page.getByRole('button', { name, exact: true });
const settings = async () => (await browser.host.client.library.status()).settings;
const stored = async () => (await browser.host.client.prompts.list({})).map(({ content }) => content);
const side = (place: 0 | 1) => browser.page.getByRole('group', { name: words.sides[place] });
const standing = (place: 0 | 1) => browser.page.getByRole('columnheader').nth(place);
const isAt = (place: 0 | 1, state: string) =>
  expect.poll(() => standing(place).getAttribute('data-trial'), patience).toBe(state);

async function openCompare(): Promise<void> {
  await goTo(browser.page, '/indicaciones');
  await browser.page.reload();
  await button(words.open).click();
  await side(1).waitFor();
}

test('two models are tried on the same paper one after the other, and the one that is kept is used', async () => {
  const { page } = browser;
  const before = ollama.requests.length;
  manners[small] = { stallAfter: 6 };
  await openCompare();
  expect(await side(0).getByLabel(words.model).inputValue()).toBe(small);
  expect(await side(1).getByLabel(words.model).inputValue()).toBe(big);
  await button(words.run).click();
  await isAt(0, 'running');
  await page.getByText(greeting).waitFor();
  await page.getByText(words.waiting).waitFor();
  expect(await seriousFindings(page, 'comparing')).toEqual([]);
  const asked = () => ollama.requests.slice(before).map(({ model }) => model);
  expect(asked()).toEqual([small]);
  // Stopping the first one leaves what it wrote, and the second begins.
  await button(words.stopSide(words.sides[0])).click();
  await isAt(1, 'done');
  await standing(0).getByText(words.stopped).waitFor();
  expect(asked()).toEqual([small, big]);
  manners = {};
  await button(words.again(words.sides[0])).click();
  await isAt(0, 'done');
  await page.locator('mark', { hasText: 'Hola,' }).waitFor();
  await page.locator('mark', { hasText: 'Estimadas' }).waitFor();
  expect(await seriousFindings(page, 'compared')).toEqual([]);
  await button(words.proof(1, words.sides[1])).click();
  await page.getByRole('complementary').locator('[data-paint], mark').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(words.keeping.nothing).waitFor();
  await page.getByText(words.keeping.answer(big)).waitFor();
  await button(words.keepOf(words.sides[1])).click();
  await expect.poll(async () => (await settings()).answerModel, patience).toBe(big);
  // Now it is the other one that would change something.
  await page.getByText(words.keeping.answer(small)).waitFor();
}, 300_000);

test('what is being written is compared with what was saved, and kept as its next version', async () => {
  const { page, host } = browser;
  const { promptId } = await host.client.prompts.create({
    name: 'Para comparar',
    use: 'document',
    text: 'Resumí el papel.',
    variables: [],
  });
  await goTo(page, `/indicaciones/${promptId}`);
  await page.reload();
  await page.getByLabel(promptMessages.text).fill('Resumí el papel en dos renglones.');
  await button(words.open).click();
  await page.getByText(words.draft('Para comparar')).first().waitFor({ state: 'attached' });
  // By the keyboard alone.
  await page.keyboard.press('Control+Enter');
  await isAt(1, 'done');
  await page.getByText(words.keeping.version('Para comparar')).waitFor();
  await button(words.keepOf(words.sides[1])).focus();
  await page.keyboard.press('Enter');
  const versions = async () => (await host.client.prompts.versions({ promptId })).map(({ content }) => content.text);
  await expect.poll(versions, patience).toEqual(['Resumí el papel en dos renglones.', 'Resumí el papel.']);
  await page.getByText(words.same).waitFor();
  // The version of before stands beside it.
  await side(0).getByLabel(words.version).selectOption({ index: 1 });
  await button(words.run).click();
  await isAt(0, 'done');
  await isAt(1, 'done');
  await button(words.keepOf(words.sides[0])).click();
  await expect.poll(async () => (await versions()).length, patience).toBe(3);
  await button(words.back).click();
  await expect.poll(() => page.getByLabel(promptMessages.text).inputValue(), patience).toBe('Resumí el papel.');
}, 90_000);

test('a ready prompt that is new and kept is the school’s from then on', async () => {
  const { page, host } = browser;
  const [ready] = (await host.client.prompts.ready()).filter(({ use }) => use === 'ask');
  await openCompare();
  await page.getByLabel(words.use).selectOption('ask');
  expect(await button(words.run).isDisabled()).toBe(true);
  await page.getByLabel(trialMessages.question).fill('¿Cuál es el domicilio?');
  await button(words.run).click();
  await isAt(1, 'done');
  await button(words.keepOf(words.sides[0])).click();
  await expect.poll(async () => (await stored()).map(({ name }) => name), patience).toContain(ready?.name);
  // Whoever changes the question afterwards is told that the answers are of another one.
  await page.getByLabel(trialMessages.question).fill('¿Cuál es el teléfono?');
  await page.getByText(words.changed).first().waitFor();
  expect(await button(words.keepOf(words.sides[1])).count()).toBe(0);
}, 90_000);

test('a side that fails says why and the other one goes on', async () => {
  const { page } = browser;
  manners[small] = { status: 500, error: 'the runner has stopped' };
  await openCompare();
  await button(words.run).click();
  await isAt(1, 'done');
  await isAt(0, 'failed');
  await standing(0)
    .getByText(errorMessage('MODEL_BROKE_OFF', { name: small }))
    .waitFor();
  expect(await button(words.keepOf(words.sides[0])).count()).toBe(0);
  // One that writes nothing is done, and nobody's choice.
  manners = { [small]: { pieces: ['{"partes":[]}'] } };
  await button(words.again(words.sides[0])).click();
  await isAt(0, 'done');
  await page.getByText(trialMessages.nothing).waitFor();
  expect(await button(words.keepOf(words.sides[0])).count()).toBe(0);
  expect(await button(words.keepOf(words.sides[1])).count()).toBe(1);
  manners = { [big]: { stallAfter: 1 } };
  await button(words.run).click();
  await isAt(0, 'done');
  await isAt(1, 'running');
  const aborted = ollama.abortedRequests();
  // Leaving the screen stops what is being written.
  await button(words.back).click();
  await page.getByRole('heading', { name: promptListMessages.ready }).waitFor();
  await expect.poll(() => ollama.abortedRequests(), patience).toBeGreaterThan(aborted);
  expect(browser.pageErrors).toEqual([]);
  expect(browser.outsideRequests).toEqual([]);
}, 90_000);

test('the command palette leads to it', async () => {
  const { page } = browser;
  await goTo(page, '/papeles');
  await page.getByRole('button', { name: frameMessages.palette }).click();
  await page.keyboard.type('comparar');
  await page.getByRole('option', { name: paletteMessages.compare }).click();
  await side(1).waitFor();
}, 90_000);

test('without a model it says what to do; with one alone two prompts are compared', async () => {
  const { page, host } = browser;
  const alone = await startFakeOllama({ models: [small] });
  try {
    await host.client.library.updateSettings({ ollamaUrl: 'http://127.0.0.1:9' });
    await goTo(page, '/indicaciones');
    await page.reload();
    await button(words.open).click();
    await page.getByText(words.noModel).waitFor();
    expect(await seriousFindings(page, 'nothing to compare with')).toEqual([]);
    await button(words.seeModels).click();
    await page.getByRole('heading', { name: modelsMessages.where.title }).waitFor();
    await host.client.library.updateSettings({ ollamaUrl: alone.url });
    await openCompare();
    await page.getByText(words.oneModel).waitFor();
    const chosen = (place: 0 | 1) => side(place).getByLabel(words.prompt).inputValue();
    expect(await chosen(0)).not.toBe(await chosen(1));
    await side(1)
      .getByLabel(words.prompt)
      .selectOption(await chosen(0));
    await page.getByText(words.same).waitFor();
    expect(await button(words.run).isDisabled()).toBe(true);
    const ready = (await host.client.prompts.ready()).find(({ key }) => key === 'respuesta-a-nota');
    await side(1).getByLabel(words.prompt).selectOption(`ready ${ready?.key}`);
    await page.getByText(/^Falta completar: /).waitFor();
    expect(await button(words.run).isDisabled()).toBe(true);
  } finally {
    await alone.close();
  }
}, 90_000);
