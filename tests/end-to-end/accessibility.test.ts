import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askMessages } from '../../src-renderer/messages/ask.ts';
import { documentListMessages } from '../../src-renderer/messages/documents.ts';
import { screenTitles } from '../../src-renderer/messages/frame.ts';
import { homeMessages } from '../../src-renderer/messages/home.ts';
import { jobsMessages } from '../../src-renderer/messages/jobs.ts';
import { modelsMessages } from '../../src-renderer/messages/models.ts';
import { papersMessages } from '../../src-renderer/messages/papers.ts';
import { matchMessages, peopleMessages } from '../../src-renderer/messages/people.ts';
import { planillaListMessages } from '../../src-renderer/messages/planillas.ts';
import { promptListMessages, promptMessages } from '../../src-renderer/messages/prompts.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import type { ConversationId } from '../../src-shared/domain/identifiers.ts';
import { type BrowserHost, goTo, openInBrowser, openWithSchool } from './browser-host.ts';
import { overlays } from './overlays.ts';
import { seriousFindings } from './serious-findings.ts';

let empty: BrowserHost;
beforeAll(async () => {
  empty = await openInBrowser();
}, 60_000);
afterAll(() => empty.close());

test('an empty library has no serious finding, by day or by night', { timeout: 120_000 }, async () => {
  const { page, host } = empty;
  await page.getByLabel(homeMessages.schoolLabel).waitFor();
  const findings = await seriousFindings(page, 'first run');
  await host.client.library.updateSettings({ firstRunDone: true });
  await page.reload();
  const screens: [string, Locator][] = [
    ['/', page.getByRole('heading', { level: 1, name: screenTitles.home })],
    ['/papeles', page.getByText(papersMessages.emptyTitle)],
    ['/personas', page.getByText(peopleMessages.empty)],
    ['/planillas', page.getByText(planillaListMessages.empty)],
    ['/preguntar', page.getByText(askMessages.noPapers)],
    ['/indicaciones', page.getByText(promptListMessages.empty)],
    ['/documentos', page.getByText(documentListMessages.empty)],
    ['/tareas', page.getByText(jobsMessages.emptyTitle)],
  ];
  for (const [address, content] of screens) {
    await goTo(page, address);
    await content.waitFor();
    findings.push(...(await seriousFindings(page, `empty ${address}`)));
  }
  expect(findings).toEqual([]);
});

let school: BrowserHost;
beforeAll(async () => {
  school = await openWithSchool();
}, 240_000);
afterAll(() => school.close());

const order = { by: 'name', descending: false } as const;
const planillaId = async ({ host }: BrowserHost) =>
  (await host.client.planillas.list({})).find(({ title }) => title === 'Matrícula')?.id ?? '';
const listed = (page: Page) => page.getByRole('grid').getByRole('row').nth(1);

/** A conversation with an answer that quotes, one that counts and one that the papers do not give. */
async function conversationAddress({ host }: BrowserHost): Promise<string> {
  let kept: ConversationId | 'new' = 'new';
  for (const question of [
    '¿Cuál es el domicilio?',
    '¿Cuántos alumnos hay en 1.º A?',
    '¿Qué gimnasio usa la escuela?',
  ]) {
    for await (const event of await host.client.ask.ask({ question, in: kept })) {
      if (event.type === 'answer' && event.kept) kept = event.kept.conversationId;
    }
  }
  return `/preguntar?conversacion=${kept}`;
}

/** Every screen, with something of its own that is there once it has come. */
async function screensOf(browser: BrowserHost): Promise<[string, Locator][]> {
  const { page, host } = browser;
  const { items } = await host.client.sources.list({ filter: {}, order, offset: 0, limit: 500 });
  const pdf = items.find(({ name }) => name.endsWith('.pdf'));
  const person = (await host.client.people.list({}))[0];
  const picture = page.getByRole('img', { name: /Página/ }).first();
  return [
    ['/', page.getByRole('heading', { name: homeMessages.waiting })],
    ['/papeles', listed(page)],
    ['/papeles?buscar=domicilio', page.getByLabel(papersMessages.hitsList).getByRole('button').first()],
    [`/papeles/${pdf?.id}`, picture],
    ['/personas', listed(page)],
    [`/personas/${person?.id}`, page.getByRole('heading', { level: 1, name: person?.familyName })],
    ['/personas?coincidencias=true', page.getByRole('heading', { name: matchMessages.title })],
    ['/planillas', page.getByRole('link', { name: 'Matrícula', exact: true })],
    ['/preguntar', page.getByRole('list', { name: askMessages.examples }).getByRole('button').first()],
    [await conversationAddress(browser), page.getByRole('button', { name: askMessages.copy }).last()],
    ['/indicaciones', page.getByRole('heading', { name: promptListMessages.ready })],
    ['/indicaciones/nueva?lista=respuesta-a-nota', page.getByRole('heading', { name: promptMessages.preview })],
    ['/tareas', page.getByRole('heading', { name: jobsMessages.ended })],
    ['/modelos', page.getByRole('heading', { name: modelsMessages.where.title })],
    ['/ajustes', page.getByRole('heading', { name: settingsMessages.school.title })],
    [`/planillas/${await planillaId(browser)}`, listed(page)],
  ];
}

test('no screen of a working library has a serious finding, by day or by night', { timeout: 240_000 }, async () => {
  const { page } = school;
  const findings: string[] = [];
  for (const [address, content] of await screensOf(school)) {
    await goTo(page, address);
    await content.waitFor();
    findings.push(...(await seriousFindings(page, address)));
  }
  await page.locator('.grid-state-found').first().click();
  await page
    .getByRole('img', { name: /Página/ })
    .first()
    .waitFor();
  findings.push(...(await seriousFindings(page, 'planilla with its proof')));
  await goTo(page, await conversationAddress(school));
  await page.getByRole('button', { name: askMessages.retrieved }).last().click();
  await page
    .getByRole('button', { name: /^Prueba 1:/ })
    .first()
    .click();
  await page.getByRole('complementary').locator('blockquote').waitFor();
  findings.push(...(await seriousFindings(page, 'answer with its proof')));
  expect(findings).toEqual([]);
});

/** Dialogs, menus and popovers, as Fluent draws them in a layer of its own. */
const overlay = '.fui-DialogSurface, .fui-MenuPopover, .fui-PopoverSurface';

test('nothing that opens over a screen has a serious finding, by day or by night', { timeout: 300_000 }, async () => {
  const { page } = school;
  const findings: string[] = [];
  for (const { address, over, ready } of overlays(page, await planillaId(school))) {
    for (const { name, open } of over) {
      // Each starts from the screen as one comes to it.
      await goTo(page, '/tareas');
      await page.getByRole('heading', { name: jobsMessages.ended }).waitFor();
      await goTo(page, address);
      await ready.waitFor();
      await open();
      await page.locator(overlay).first().waitFor();
      findings.push(...(await seriousFindings(page, name, overlay)));
      await page.keyboard.press('Escape');
      await page.locator(overlay).first().waitFor({ state: 'detached' });
    }
  }
  expect(findings).toEqual([]);
});
