import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { jobsMessages as words } from '../../src-renderer/messages/jobs.ts';
import { planillaMessages } from '../../src-renderer/messages/planillas.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import type { JobNight } from '../../src-shared/domain/job.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 30_000 };
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();
const nightOf = (day: number, fromHour = 20): JobNight => ({
  from: new Date(at(day, fromHour)).toISOString(),
  to: new Date(at(day + 1, 6)).toISOString(),
  wasMissed: false,
});
const title = 'Llenar «Alergias»';

let now = at(2, 12);
let browser: BrowserHost;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
let planillaPath: string;
const folder = mkdtempSync(join(tmpdir(), 'night-'));
beforeAll(async () => {
  // A model that never answers: the fill lasts for as long as it is let.
  ollama = await startFakeOllama({ chat: () => ({ pieces: ['{', '}'], stallAfter: 1 }) });
  browser = await openInBrowser({ clock: { now: () => now }, lookAtNightEveryMs: 100 });
  const { client } = browser.host;
  await client.library.updateSettings({ firstRunDone: true, ollamaUrl: ollama.url, languageModel: 'prueba:1b' });
  for (const name of ['acosta.txt', 'benitez.txt']) writeFileSync(join(folder, name), `El papel ${name} dice poco.`);
  await client.sources.ingestPaths({ paths: [folder] });
  await waitForJobs(browser.host);
  const columns = [columnDefinitionSchema.parse({ name: 'Alergias', type: 'text' })];
  const planilla = { title: 'Alergias', rowKind: 'document' as const, scope: planillaScopeSchema.parse({}), columns };
  planillaPath = `/planillas/${(await client.planillas.create(planilla)).planillaId}`;
  await browser.page.reload();
  await browser.page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await ollama.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page) => page.getByRole('listitem').filter({ hasText: title });

test('a long fill is put off to the night from its planilla, and the planilla and the status line say when it goes on', async () => {
  const { page } = browser;
  await goTo(page, planillaPath);
  // An empty planilla offers it twice: here and in the middle.
  const fill = button(page, planillaMessages.fill).first();
  await fill.click();
  await button(page, words.putOff).click();
  await page.getByText(words.tonight(nightOf(2))).waitFor(patience);
  expect(await fill.isDisabled()).toBe(true);
  expect(await page.getByRole('contentinfo').textContent()).toContain(
    frameMessages.tonight({ title, from: nightOf(2).from }),
  );
  expect(await seriousFindings(page, 'planilla put off')).toEqual([]);
}, 60_000);

test('in Tareas it goes on now, is paused and is put off again, with the keyboard alone', async () => {
  const { page } = browser;
  await goTo(page, '/tareas');
  await row(page)
    .getByText(words.tonight(nightOf(2)))
    .waitFor(patience);
  await row(page).getByText(words.putOffState).waitFor();
  const press = async (name: string) => {
    await row(page).getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await press(words.goOn);
  await row(page).getByText(words.states.running).waitFor(patience);
  await press(words.pause);
  await row(page).getByText(words.pausedText).waitFor(patience);
  expect(await page.getByRole('contentinfo').textContent()).toContain(frameMessages.paused(title));
  expect(await seriousFindings(page, 'paused')).toEqual([]);
  await press(words.putOff);
  await row(page).getByText(words.putOffState).waitFor(patience);
}, 60_000);

test('other hours are chosen in Ajustes; at night it goes on by itself, and what is left waits for the next one', async () => {
  const { page } = browser;
  await goTo(page, '/ajustes');
  await page.getByLabel(settingsMessages.night.from).selectOption('21');
  await goTo(page, '/tareas');
  await row(page)
    .getByText(words.tonight(nightOf(2, 21)))
    .waitFor(patience);
  now = at(2, 21);
  await row(page)
    .getByText(words.untilMorning(nightOf(2, 21)))
    .waitFor(patience);
  now = at(3, 6);
  await row(page)
    .getByText(words.tonight(nightOf(3, 21)))
    .waitFor(patience);
  await row(page).getByRole('button', { name: words.cancel, exact: true }).click();
  await row(page).getByText(words.states.cancelled).waitFor(patience);
  expect(browser.pageErrors).toEqual([]);
}, 60_000);
