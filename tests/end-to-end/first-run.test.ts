import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Download, Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { homeMessages } from '../../src-renderer/messages/home.ts';
import { keysMessages } from '../../src-renderer/messages/keys.ts';
import { planillaMessages } from '../../src-renderer/messages/planillas.ts';
import { uploadMessages } from '../../src-renderer/messages/upload.ts';
import { columnValueTypes } from '../../src-shared/domain/values/index.ts';
import { type BrowserHost, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';

let browser: BrowserHost;
beforeEach(async () => {
  browser = await openInBrowser();
});
afterEach(async () => {
  await browser.close();
});

/** Where the program keeps the sample school on this PC is no place that a paper of hers comes from. */
async function expectNoProgramPath(client: BrowserHost['host']['client']): Promise<void> {
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 500 });
  expect(items.length).toBeGreaterThan(5);
  for (const { originPath } of items) expect(originPath).toMatch(/^Escuela de ejemplo › [^/\\]+$/);
}

/** Opens the written file with another library than the one that wrote it, and holds it against the library. */
async function expectFileToHoldPlanilla(download: Download, title: string): Promise<void> {
  const { client } = browser.host;
  const planilla = (await client.planillas.list({ trashed: false })).find((candidate) => candidate.title === title);
  if (!planilla) throw new Error(`There is no planilla «${title}»`);
  const { rows } = await client.planillas.rows({ planillaId: planilla.id });
  expect(rows.length).toBeGreaterThan(5);
  const book = read(readFileSync(await download.path()), { cellDates: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('The file has no sheet');
  const lines = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' });
  const header = lines[0] ?? [];
  for (const column of planilla.columns.filter(
    ({ type }) => type === 'person' || type === 'grade' || type === 'text',
  )) {
    const place = header.indexOf(column.name);
    expect(place, column.name).toBeGreaterThanOrEqual(0);
    const written = lines.slice(1, rows.length + 1).map((line) => line[place] ?? '');
    const held = rows.map((row) => row.cells.find((cell) => cell.columnId === column.id)?.value ?? '');
    expect(written, column.name).toEqual(
      held.map((value) => (value === '' ? '' : columnValueTypes[column.type].format(value))),
    );
  }
  expect(book.SheetNames).toContain('Fuentes');
}

test('from the first run to a planilla on the disk, with the mouse', { timeout: 240_000 }, async () => {
  const { page, host } = browser;
  await page.getByLabel(homeMessages.schoolLabel).fill('Escuela Primaria N.º 123 «Domingo Faustino Sarmiento»');
  await page.getByRole('button', { name: homeMessages.next }).click();
  await page.getByText(homeMessages.whereQuestion).waitFor();
  await page.getByRole('button', { name: homeMessages.next }).click();
  await page.getByRole('button', { name: uploadMessages.sample }).click();
  await page.getByRole('heading', { name: 'Papeles' }).waitFor();
  await expect.poll(async () => (await host.client.jobs.list()).length).toBeGreaterThan(0);
  await waitForJobs(host);
  await expectNoProgramPath(host.client);
  await page.getByRole('link', { name: /Planillas/ }).click();
  await page.getByRole('link', { name: 'Matrícula' }).click();
  await page.getByRole('grid').waitFor();
  await page.getByRole('button', { name: planillaMessages.export, exact: true }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: planillaMessages.exportXlsx }).click();
  await expectFileToHoldPlanilla(await downloading, 'Matrícula');
  expect(browser.outsideRequests).toEqual([]);
  expect(browser.pageErrors).toEqual([]);
});

test('from the first run to a planilla on the disk, with the keyboard alone', { timeout: 240_000 }, async () => {
  const { page, host } = browser;
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label') || '',
    );
  /** Presses Tab until what has the focus says `text`. */
  const tabTo = async (text: string | RegExp) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const said = await focused();
      if (typeof text === 'string' ? said.includes(text) : text.test(said)) return;
    }
    throw new Error(`Tab never reaches «${text}»`);
  };
  await page.getByText(homeMessages.schoolQuestion).waitFor();
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.tagName === 'INPUT')) break;
  }
  await page.keyboard.type('Escuela N.º 5');
  await page.keyboard.press('Enter');
  await page.getByText(homeMessages.whereQuestion).waitFor();
  await tabTo(homeMessages.next);
  await page.keyboard.press('Enter');
  await page.getByText(homeMessages.startQuestion).waitFor();
  await tabTo(uploadMessages.sample);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await host.client.jobs.list()).length).toBeGreaterThan(0);
  await waitForJobs(host);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Matrícula');
  const planilla = page.getByRole('option', { name: 'Matrícula', exact: true });
  await planilla.waitFor();
  for (let presses = 0; presses < 20 && (await planilla.getAttribute('aria-selected')) !== 'true'; presses++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('F1');
  const keys = page.getByRole('dialog', { name: keysMessages.title });
  await keys.getByText(keysMessages.does.export).waitFor();
  expect(await keys.evaluate(sidewaysOf)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await walkRegions(page);
  await page.keyboard.press('Control+e');
  await page.getByRole('menuitem', { name: planillaMessages.exportXlsx }).waitFor();
  await expect.poll(focused).toContain(planillaMessages.exportXlsx);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await expectFileToHoldPlanilla(await downloading, 'Matrícula');
  expect(browser.pageErrors).toEqual([]);
});

/** The parts that scroll or hide what goes on beside what is seen of them. */
function sidewaysOf(dialog: Element): string[] {
  return [...dialog.querySelectorAll('*')]
    .filter((part) => getComputedStyle(part).overflowX !== 'visible' && part.scrollWidth > part.clientWidth)
    .map(({ className }) => className);
}

/** F6 goes into the grid, where the arrows walk from cell to cell, and out of it again. */
async function walkRegions(page: Page): Promise<void> {
  const place = () => page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null);
  for (let presses = 0; presses < 6 && !(await place()); presses++) await page.keyboard.press('F6');
  expect(await place()).toBe(true);
  const column = () => page.evaluate(() => document.activeElement?.getAttribute('aria-colindex'));
  const before = await column();
  await page.keyboard.press('ArrowRight');
  expect(await column()).not.toBe(before);
  await page.keyboard.press('F6');
  expect(await place()).toBe(false);
  await page.keyboard.press('Shift+F6');
  expect(await place()).toBe(true);
}
