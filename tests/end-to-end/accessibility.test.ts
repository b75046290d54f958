import { afterAll, beforeAll, expect, test } from 'vitest';
import { homeMessages } from '../../src-renderer/messages/home.ts';
import { keysMessages } from '../../src-renderer/messages/keys.ts';
import { type BrowserHost, goTo, openInBrowser, openWithSchool } from './browser-host.ts';
import { seriousFindings } from './serious-findings.ts';

const themes = ['light', 'dark'] as const;

async function setTheme({ host, page }: BrowserHost, theme: (typeof themes)[number]): Promise<void> {
  await host.client.library.updateSettings({ theme });
  await page.reload();
  await page.locator(`html[data-theme=${theme}]`).waitFor();
}

let empty: BrowserHost;
beforeAll(async () => {
  empty = await openInBrowser();
}, 60_000);
afterAll(() => empty.close());

test.each(themes)('an empty library has no serious finding in %s', { timeout: 60_000 }, async (theme) => {
  const { page, host } = empty;
  await goTo(page, '/');
  await host.client.library.updateSettings({ firstRunDone: false });
  await setTheme(empty, theme);
  await page.getByLabel(homeMessages.schoolLabel).waitFor();
  const findings = await seriousFindings(page, 'first run');
  await host.client.library.updateSettings({ firstRunDone: true });
  await page.reload();
  for (const address of ['/', '/papeles', '/personas', '/planillas', '/tareas']) {
    await goTo(page, address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(400);
    findings.push(...(await seriousFindings(page, `empty ${address}`)));
  }
  expect(findings).toEqual([]);
});

let school: BrowserHost;
beforeAll(async () => {
  school = await openWithSchool();
}, 120_000);
afterAll(() => school.close());

test.each(themes)('no screen of a working library has a serious finding in %s', { timeout: 120_000 }, async (theme) => {
  const { page, host } = school;
  await setTheme(school, theme);
  const { items } = await host.client.sources.list({
    filter: {},
    order: { by: 'name', descending: false },
    offset: 0,
    limit: 500,
  });
  const pdf = items.find(({ name }) => name.endsWith('.pdf'));
  const person = (await host.client.people.list({}))[0];
  const planilla = (await host.client.planillas.list({})).find(({ title }) => title === 'Matrícula');
  const findings: string[] = [];
  const look = async (address: string) => {
    await goTo(page, address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(500);
    findings.push(...(await seriousFindings(page, address)));
  };
  for (const address of ['/', '/papeles', '/papeles?buscar=domicilio', `/papeles/${pdf?.id}`, '/personas'])
    await look(address);
  for (const address of [`/personas/${person?.id}`, '/personas?coincidencias=true', '/planillas']) await look(address);
  for (const address of ['/tareas', '/ajustes']) await look(address);
  await look(`/planillas/${planilla?.id}`);
  await page.locator('.grid-state-found').first().click();
  await page
    .getByRole('img', { name: /Página/ })
    .first()
    .waitFor();
  findings.push(...(await seriousFindings(page, 'planilla with its proof')));
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: keysMessages.title }).waitFor();
  await page.waitForTimeout(300);
  findings.push(...(await seriousFindings(page, 'keys')));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(findings).toEqual([]);
});
