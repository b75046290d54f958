import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askMessages } from '../../src-renderer/messages/ask.ts';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { homeMessages } from '../../src-renderer/messages/home.ts';
import { paperKindNames } from '../../src-renderer/messages/paper-kinds.ts';
import { papersMessages } from '../../src-renderer/messages/papers.ts';
import { promptChoiceMessages } from '../../src-renderer/messages/prompts.ts';
import { uploadMessages } from '../../src-renderer/messages/upload.ts';
import { viewerMessages } from '../../src-renderer/messages/viewer.ts';
import { notInDocuments } from '../../src-shared/domain/answer.ts';
import { scanWords } from '../../src-shared/domain/answer-words.ts';
import type { Turn } from '../../src-shared/domain/conversation.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { tidySpaces } from '../../src-shared/domain/fold-text.ts';
import type { ConversationId } from '../../src-shared/domain/identifiers.ts';
import type { ChatScript } from '../fakes/chat-script.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { readFile } from '../fixtures/reading-documents.ts';
import { type BrowserHost, goTo, openWithSchool } from './browser-host.ts';

const patience = { timeout: 20_000 };

let browser: BrowserHost;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
let script: (prompt: string) => ChatScript = () => ({ pieces: [] });
/** What the model was last told to be. */
let lastSystem = '';
/** A pupil with an enrolment form, as a question names them. */
let pupil: string;

beforeAll(async () => {
  ollama = await startFakeOllama({
    chat: ({ messages }) => {
      lastSystem = messages.find(({ role }) => role === 'system')?.content ?? '';
      return script(messages.at(-1)?.content ?? '');
    },
  });
  browser = await openWithSchool();
  const people = await browser.host.client.people.list({ role: 'pupil' });
  const found = people.find(({ papers, missing }) => papers > 0 && !missing.includes('enrolment-form'));
  pupil = `${found?.familyName}, ${found?.givenName}`;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await ollama.close();
});
beforeEach(async () => {
  await browser.host.client.library.updateSettings({ languageModel: '', ollamaUrl: ollama.url });
  await goTo(browser.page, '/tareas');
  await goTo(browser.page, '/preguntar');
  await box().waitFor();
});

const box = () => browser.page.getByRole('textbox', { name: askMessages.box });
const conversation = () => browser.page.getByRole('region', { name: askMessages.conversation });
const stop = () => browser.page.getByRole('button', { name: askMessages.stop });
const proofButton = (number: number) =>
  conversation()
    .getByRole('button', { name: new RegExp(`^Prueba ${number}:`) })
    .last();
const listed = (title: string) =>
  browser.page
    .getByRole('navigation', { name: askMessages.conversations })
    .getByRole('button', { name: new RegExp(`^${title.replace(/[?.]/g, '\\$&')}`) });

/** Types a question and sends it with Enter. */
async function send(question: string): Promise<void> {
  await box().fill(question);
  await browser.page.keyboard.press('Enter');
}

/** Asks and waits until the answer is kept and on the screen; gives the conversation as the host keeps it. */
async function ask(question: string): Promise<{ id: ConversationId; turns: Turn[] }> {
  const before = (await lastUsed())?.turns.at(-1)?.id;
  await send(question);
  await expect.poll(async () => (await lastUsed())?.turns.at(-1)?.id, patience).not.toBe(before);
  const kept = await lastUsed();
  if (!kept) throw new Error('The conversation was not kept');
  await browser.page.waitForURL(new RegExp(kept.id));
  await conversation().getByRole('heading', { name: question, exact: true }).last().waitFor();
  await stop().waitFor({ state: 'detached' });
  return kept;
}

/** The conversation that was used last, as the host keeps it. */
async function lastUsed(): Promise<{ id: ConversationId; turns: Turn[] } | null> {
  const { client } = browser.host;
  const [newest] = (await client.ask.conversations({ limit: 1 })).items;
  if (!newest) return null;
  return { id: newest.id, turns: (await client.ask.conversation({ conversationId: newest.id })).turns };
}

const panel = () => browser.page.getByRole('complementary');
const quoted = async () => tidySpaces((await panel().locator('blockquote').textContent()) ?? '');

describe('an answer', () => {
  test('shows its proofs as numbers: each opens the page with its words painted, and arrows walk them', async () => {
    const { page } = browser;
    const { turns } = await ask(`¿Cuál es el documento de ${pupil}?`);
    const [first, second] = turns[0]?.answer.citations ?? [];
    if (!first || !second) throw new Error('Two proofs were expected');
    await proofButton(1).click();
    await panel().locator('[data-paint], mark').first().waitFor();
    expect(await quoted()).toBe(tidySpaces(first.quote));
    expect(await proofButton(1).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Alt+ArrowRight');
    await panel()
      .getByText(viewerMessages.position(2, turns[0]?.answer.citations.length ?? 0))
      .waitFor();
    await expect.poll(quoted, patience).toBe(tidySpaces(second.quote));
    expect(await proofButton(2).getAttribute('aria-current')).toBe('true');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    // What scrolls is the conversation, never the window around it.
    expect(await page.evaluate(() => document.documentElement.scrollTop + document.body.scrollTop)).toBe(0);
    expect(await page.locator('main').evaluate((main) => main.getBoundingClientRect().top)).toBe(0);
  }, 60_000);

  test('that counts pupils says how many it went through', async () => {
    const { turns } = await ask('¿Cuántos alumnos hay en 1.º A?');
    const scan = turns[0]?.answer.scan;
    if (!scan) throw new Error('A count was expected');
    await conversation().getByText(scanWords(scan)).waitFor();
    await conversation()
      .getByText(turns[0]?.answer.text ?? '', { exact: true })
      .waitFor();
  }, 60_000);

  test('keeps to the kind of paper that was chosen, and to none once it is taken away', async () => {
    const { page } = browser;
    const scope = page.getByRole('group', { name: askMessages.scope });
    await scope.getByRole('button', { name: askMessages.scopeKind, exact: true }).click();
    await page.getByRole('menuitemradio', { name: paperKindNames['class-list'] }).click();
    const { id, turns } = await ask(`¿Cuál es el documento de ${pupil}?`);
    const { client } = browser.host;
    const kept = (await client.ask.conversation({ conversationId: id })).conversation;
    expect(kept.scope.paperKinds).toEqual(['class-list']);
    const kinds = turns[0]?.answer.citations.map(async ({ sourceId }) => {
      return (await client.sources.get({ sourceId })).source.paperKind;
    });
    expect(new Set(await Promise.all(kinds ?? []))).toEqual(new Set(['class-list']));
    await page.reload();
    await scope.getByRole('button', { name: paperKindNames['class-list'] }).click();
    await page.getByRole('menuitemradio', { name: commonMessages.all }).click();
    await scope.getByText(askMessages.everywhere).waitFor();
  }, 60_000);

  test('is the fixed sentence where the papers do not say it, with what comes nearest and a way to add papers', async () => {
    const { turns } = await ask('¿Qué gimnasio usa la escuela primaria?');
    const answer = turns[0]?.answer;
    expect(answer?.found).toBe(false);
    expect(answer?.retrieved.length).toBeGreaterThan(0);
    await conversation().getByText(notInDocuments, { exact: true }).waitFor();
    await conversation().getByRole('button', { name: uploadMessages.add }).waitFor();
    await conversation().getByRole('list', { name: askMessages.nearest }).getByRole('button').first().click();
    await expect.poll(quoted, patience).toBe(tidySpaces(answer?.retrieved[0]?.text ?? ''));
    await browser.page.keyboard.press('Escape');
  }, 60_000);

  test('is judged, and the judgement taken back', async () => {
    const { id } = await ask('¿Cuántos alumnos hay en 1.º A?');
    const thumb = (pressed: boolean) =>
      conversation().getByRole('button', { name: askMessages.good, exact: true, pressed });
    const verdict = async () =>
      (await browser.host.client.ask.conversation({ conversationId: id })).turns[0]?.verdict ?? null;
    await thumb(false).click();
    await thumb(true).waitFor();
    expect(await verdict()).toBe('good');
    await thumb(true).click();
    await thumb(false).waitFor();
    expect(await verdict()).toBeNull();
  }, 60_000);

  test('is copied with the paper, the place and the words of each proof', async () => {
    const { page } = browser;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const { turns } = await ask(`¿Cuál es el documento de ${pupil}?`);
    await conversation().getByRole('button', { name: askMessages.copy }).click();
    await page.getByText(askMessages.copied).first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const { number, name, quote } of turns[0]?.answer.citations ?? []) {
      expect(copied).toMatch(new RegExp(`^\\[${number}\\] ${name.replace(/[.()]/g, '\\$&')}, `, 'm'));
      expect(copied).toContain(`«${tidySpaces(quote)}»`);
    }
  }, 60_000);

  test('says what was looked at, for who wants to know', async () => {
    const { turns } = await ask(`¿Cuál es el documento de ${pupil}?`);
    await conversation().getByRole('button', { name: askMessages.retrieved }).click();
    const passages = conversation().getByRole('list', { name: askMessages.retrieved }).getByRole('button');
    expect(await passages.count()).toBe(turns[0]?.answer.retrieved.length);
  }, 60_000);
});

describe('a conversation', () => {
  test('is found again after a reload, by its words, and goes on', async () => {
    const { page } = browser;
    const question = '¿Cuántos alumnos hay en 2.º A?';
    const { id } = await ask(question);
    await page.reload();
    await conversation().getByRole('heading', { name: question }).waitFor();
    await page.getByRole('button', { name: askMessages.fresh }).click();
    await page.getByRole('list', { name: askMessages.examples }).waitFor();
    await page.getByRole('searchbox', { name: askMessages.search }).fill('alumnos 2.º');
    await listed('¿Cuántos alumnos hay en 1.º A?').first().waitFor({ state: 'detached' });
    await listed(question).first().click();
    await conversation().getByRole('heading', { name: question }).waitFor();
    const again = await ask('¿Y los de 3.º A?');
    expect(again.id).toBe(id);
    expect(again.turns).toHaveLength(2);
    await page.getByRole('searchbox', { name: askMessages.search }).fill('');
  }, 60_000);

  test('is renamed and removed with the keyboard, and comes back with «Deshacer»', async () => {
    const { page } = browser;
    await ask('¿Cuántos alumnos hay en 4.º A?');
    await listed('¿Cuántos alumnos hay en 4.º A?').focus();
    await page.keyboard.press('F2');
    await page.getByRole('dialog').getByLabel(askMessages.renameLabel).fill('Para la supervisora');
    await page.keyboard.press('Enter');
    await listed('Para la supervisora').focus();
    await page.keyboard.press('Delete');
    await listed('Para la supervisora').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: commonMessages.undo }).last().click();
    await listed('Para la supervisora').waitFor();
  }, 60_000);

  test('is saved as a Word document with its proofs', async () => {
    const { page } = browser;
    const { turns } = await ask(`¿Cuál es el documento de ${pupil}?`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: askMessages.export }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const { text } = await readFile('conversación.docx', readFileSync(await download.path()));
    const written = tidySpaces(text.pages.map((one) => one.text).join(' '));
    for (const { quote } of turns[0]?.answer.citations ?? []) expect(written).toContain(tidySpaces(quote));
  }, 60_000);
});

describe('asking', () => {
  test('takes a long question but not one that is too long, and Up brings the last one back', async () => {
    const { page } = browser;
    await box().fill('x'.repeat(2003));
    await page.getByText(askMessages.left(-3)).waitFor();
    await page.keyboard.press('Enter');
    expect(await box().inputValue()).toHaveLength(2003);
    const question = '¿Cuántos alumnos hay en 5.º A?';
    await ask(question);
    await page.getByRole('link', { name: 'Tareas' }).focus();
    await page.keyboard.press('Alt+p');
    await page.keyboard.press('ArrowUp');
    expect(await box().inputValue()).toBe(question);
    await page.keyboard.press('Shift+Enter');
    expect(await box().inputValue()).toContain('\n');
  }, 60_000);

  test('where no paper is says so, with a way to add some', async () => {
    const { page } = browser;
    await page.getByRole('button', { name: papersMessages.filterDate, exact: true }).click();
    await page.getByLabel(papersMessages.to, { exact: true }).fill('1990-01-02');
    await page.keyboard.press('Escape');
    await send('¿Cuándo?');
    const alert = conversation().getByRole('alert');
    await alert.getByText(errorMessage('NO_PAPERS')).waitFor();
    await alert.getByRole('button', { name: uploadMessages.add }).waitFor();
    expect(await box().evaluate((field) => field === document.activeElement)).toBe(true);
  }, 60_000);

  test('begins from Inicio and from Ctrl+K', async () => {
    const { page } = browser;
    await goTo(page, '/');
    await page.getByRole('heading', { name: homeMessages.waiting }).waitFor();
    await box().fill('¿Cuántos alumnos hay en 6.º A?');
    await page.keyboard.press('Enter');
    await listed('¿Cuántos alumnos hay en 6.º A?').first().waitFor();
    const question = '¿Cuántos alumnos hay en 7.º A?';
    await page.getByRole('button', { name: frameMessages.palette }).click();
    await page.keyboard.type(question);
    await page.getByRole('option', { name: askMessages.palette(question) }).click();
    await conversation().getByRole('heading', { name: question }).waitFor();
    await listed(question).first().waitFor();
  }, 60_000);
});

describe('with a model', () => {
  /** What a model writes: sentences that nothing proves and then two of the first passage's own words. */
  const writes = (prompt: string, unprovenCount = 0): string[] => {
    const passage = /<pasaje[^>]*>\s*([\s\S]*?)<\/pasaje>/.exec(prompt)?.[1] ?? '';
    const cita =
      passage
        .split('\n')
        .find((line) => line.trim().length > 8)
        ?.trim() ?? '';
    const sentence = { pasaje: 1, cita, oracion: cita };
    const unproven = Array.from({ length: unprovenCount }, (_, place) => ({
      pasaje: 99,
      cita: '',
      oracion: `${place}`,
    }));
    const text = JSON.stringify({ consta: true, oraciones: [...unproven, sentence, sentence] });
    return text.match(unprovenCount > 0 ? /.{1,40}/gs : /.{1,9}/gs) ?? [];
  };
  /** A question that no table answers with a cell. */
  const aboutPupil = () => `¿Qué dice la ficha de ${pupil}?`;
  const isWriting = () => conversation().getByText(askMessages.writing('prueba:1b'));
  beforeEach(() => browser.host.client.library.updateSettings({ languageModel: 'prueba:1b' }));

  test('each sentence is there as soon as it is proven, and Esc stops what is left', async () => {
    const { page, host } = browser;
    script = (prompt) => {
      const pieces = writes(prompt);
      return { pieces, stallAfter: Math.ceil(pieces.length * 0.75) };
    };
    const before = (await host.client.ask.conversations({})).total;
    const aborted = ollama.abortedRequests();
    await send(aboutPupil());
    await isWriting().waitFor();
    await proofButton(1).waitFor();
    await box().focus();
    await page.keyboard.press('Escape');
    await conversation().getByText(askMessages.stopped).waitFor();
    await expect.poll(() => ollama.abortedRequests(), patience).toBe(aborted + 1);
    expect((await host.client.ask.conversations({})).total).toBe(before);
    script = (prompt) => ({ pieces: writes(prompt) });
    await page.getByRole('button', { name: askMessages.again }).click();
    await conversation().getByText('Escrito con prueba:1b').waitFor();
  }, 60_000);

  test('answers the way that one of the school’s prompts asks for, until it is taken off', async () => {
    const { page, host } = browser;
    const text = 'Respondé como para una nota a las familias.';
    await host.client.prompts.create({ name: 'Para familias', use: 'ask', text, variables: [] });
    script = (prompt) => ({ pieces: writes(prompt) });
    await page.reload();
    await box().waitFor();
    await page.getByRole('button', { name: promptChoiceMessages.use }).click();
    await page.getByRole('menuitem', { name: 'Para familias' }).click();
    const chip = page.getByRole('button', { name: askMessages.manner('Para familias') });
    await chip.waitFor();
    await ask(aboutPupil());
    expect(lastSystem).toContain(text);
    await chip.click();
    await ask(`¿Qué más dice la ficha de ${pupil}?`);
    expect(lastSystem).not.toContain(text);
  }, 60_000);

  test('the stop button is there while it works, also before the model says anything', async () => {
    script = () => ({ pieces: ['{'], stallAfter: 0 });
    await send(aboutPupil());
    await isWriting().waitFor();
    await stop().click();
    await conversation().getByText(askMessages.stopped).waitFor();
    await stop().waitFor({ state: 'detached' });
  }, 60_000);

  test('an answer that comes while she is elsewhere is told, and kept', async () => {
    const { page } = browser;
    let isElsewhere = false;
    // Sentences that nothing proves, one at a time, until she has gone.
    script = (prompt) => ({
      pieces: writes(prompt, 600),
      get delayMs() {
        return isElsewhere ? 0 : 100;
      },
    });
    await send(aboutPupil());
    await isWriting().waitFor();
    await goTo(page, '/papeles');
    await page.getByPlaceholder(papersMessages.searchPlaceholder).waitFor();
    isElsewhere = true;
    await page.getByRole('button', { name: askMessages.seeAnswer }).click();
    await conversation().getByText('Escrito con prueba:1b').waitFor();
    expect(browser.outsideRequests).toEqual([]);
    expect(browser.pageErrors).toEqual([]);
  }, 60_000);

  test('a model that breaks off leaves the quotes, and it is said what to do', async () => {
    script = () => ({ pieces: [], status: 500, error: 'llama runner process has terminated' });
    const { turns } = await ask(aboutPupil());
    expect(turns[0]?.answer.problem).toMatch(/^MODEL_/);
    await conversation().getByRole('link', { name: askMessages.seeModels }).waitFor();
    await conversation().getByText('Citas textuales, sin modelo').waitFor();
  }, 60_000);
});
