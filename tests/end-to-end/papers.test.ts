import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { paperStateNames, papersMessages } from '../../src-renderer/messages/papers.ts';
import { uploadMessages } from '../../src-renderer/messages/upload.ts';
import { viewerMessages } from '../../src-renderer/messages/viewer.ts';
import { sentenceBesideName } from '../../src-shared/domain/sentence-beside-name.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';

const papersFolder = join(programFolder, 'resources', 'sample-school', 'papers');
const readable = 'Acta nac Schmidt Tomás.pdf';
const locked = 'Inscripcion_Romero Ramos.pdf';
const lockedPassword = 'escuela28';
const damaged = 'Nota cortada.pdf';

let browser: BrowserHost;
beforeAll(async () => {
  browser = await openInBrowser();
  await browser.host.client.library.updateSettings({ firstRunDone: true });
  await browser.page.reload();
}, 60_000);
afterAll(() => browser.close());

const row = (name: string) => browser.page.getByRole('row', { name });

async function upload(files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  const { page, host } = browser;
  const before = (await host.client.jobs.list()).length;
  await page.locator(`input[type=file][aria-label="${uploadMessages.files}"]`).first().setInputFiles(files);
  await expect.poll(async () => (await host.client.jobs.list()).length).toBeGreaterThan(before);
  await waitForJobs(host);
}

test('chosen files are taken in and read, and one that cannot be read says why in its row', async () => {
  const { page } = browser;
  await goTo(page, '/papeles');
  await page.getByText(papersMessages.emptyTitle).waitFor();
  await upload([join(papersFolder, 'Legajos', readable), join(papersFolder, 'Inscripciones', locked)]);
  await upload({ name: damaged, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nno es un PDF') });
  await row(readable).getByText(paperStateNames.good).waitFor();
  const failed = (await browser.host.client.sources.list(whole)).items.find(({ name }) => name === damaged);
  expect(failed).toMatchObject({ status: 'failed' });
  await row(damaged).getByText(paperStateNames.failed).waitFor();
  await row(damaged)
    .getByText(sentenceBesideName(failed?.errorCode ?? 'INTERNAL', damaged))
    .waitFor();
}, 60_000);

const whole = {
  filter: {},
  order: { by: 'name', descending: false },
  offset: 0,
  limit: 50,
} as const;

test('a paper with a password asks for it, says when it is wrong and is read with the right one', async () => {
  const { page, host } = browser;
  const unlock = async (password: string) => {
    await row(locked).getByRole('button', { name: papersMessages.password }).click();
    const dialog = page.getByRole('dialog', { name: papersMessages.passwordTitle });
    await dialog.getByRole('textbox').or(dialog.locator('input')).first().fill(password);
    await dialog.getByRole('button', { name: papersMessages.unlock }).click();
    await dialog.waitFor({ state: 'detached' });
    await waitForJobs(host);
  };
  await row(locked).getByText(paperStateNames['needs-password']).waitFor();
  await unlock('otra');
  await row(locked).getByText('Esa contraseña no abre').waitFor();
  await unlock(lockedPassword);
  await row(locked).getByText(paperStateNames.good).waitFor();
}, 60_000);

test('a search shows the page with its words painted where they are', async () => {
  const { page } = browser;
  await goTo(page, '/papeles?buscar=Schmidt');
  await page.getByRole('list', { name: papersMessages.hitsList }).getByRole('button').first().click();
  const picture = page.getByRole('complementary').getByRole('img', { name: viewerMessages.pageNumber(1) });
  await picture.waitFor();
  const paint = page.locator('[data-paint]').first();
  await paint.waitFor();
  const [outer, inner] = [await picture.boundingBox(), await paint.boundingBox()];
  if (!outer || !inner) throw new Error('The picture or its paint has no place on the screen');
  expect(inner.width).toBeGreaterThan(10);
  expect(inner.height).toBeGreaterThan(4);
  expect(inner.height).toBeLessThan(outer.height / 10);
  expect(inner.x).toBeGreaterThanOrEqual(outer.x);
  expect(inner.y).toBeGreaterThanOrEqual(outer.y);
  expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
  expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height);
  expect(await wordUnder(paint)).toContain('Schmidt');
}, 60_000);

/** The words of the page's own text that lie under a painted box. */
function wordUnder(paint: Locator): Promise<string> {
  return paint.evaluate((box) => {
    const middle = box.getBoundingClientRect();
    const words = [...document.querySelectorAll('[data-text-layer] span')];
    return words
      .filter((word) => {
        const place = word.getBoundingClientRect();
        const x = place.left + place.width / 2;
        const y = place.top + place.height / 2;
        return x > middle.left && x < middle.right && y > middle.top && y < middle.bottom;
      })
      .map((word) => word.textContent ?? '')
      .join('');
  });
}

/** The folder that a paper is in, by its name; null for none. */
async function folderOf(name: string): Promise<string | null> {
  const { client } = browser.host;
  const paper = (await client.sources.list(whole)).items.find((item) => item.name === name);
  return (await client.sources.folders()).find((folder) => folder.id === paper?.folderId)?.name ?? null;
}

test('papers are dragged to a folder, moved by keyboard to a new one, and each move is undone', async () => {
  const { page, host } = browser;
  await host.client.sources.createFolder({ name: 'Legajos', parentId: null });
  await goTo(page, '/papeles');
  await page.reload();
  const undo = page.getByRole('button', { name: commonMessages.undo });
  const folder = page.getByRole('navigation', { name: papersMessages.folders }).getByText('Legajos', { exact: true });
  await row(readable).click();
  await page.keyboard.down('Control');
  await row(damaged).click();
  await page.keyboard.up('Control');
  // Taken by one of the two that are chosen, both go.
  await row(readable).getByText(readable).dragTo(folder);
  await page.getByText(papersMessages.moved(2, 'Legajos'), { exact: true }).waitFor();
  expect([await folderOf(readable), await folderOf(damaged)]).toEqual(['Legajos', 'Legajos']);
  await undo.last().click();
  await expect.poll(() => folderOf(readable)).toBeNull();
  expect(await folderOf(damaged)).toBeNull();
  // A notice that went with the focus would hand it to the next one, out of whatever was opened meanwhile.
  await page.getByText(papersMessages.moved(2, 'Legajos'), { exact: true }).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null)).toBe(true);
  await row(readable).click();
  await page.keyboard.press('Control+m');
  const { moveDialog } = papersMessages;
  const field = page.getByRole('combobox', { name: moveDialog.placeholder(1) });
  await field.fill('legajo');
  await page.getByRole('option', { name: 'Legajos', exact: true }).waitFor();
  await field.fill('Actas 2026');
  await page.getByRole('option', { name: moveDialog.makeNew('Actas 2026') }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(papersMessages.moved(1, 'Actas 2026'), { exact: true }).waitFor();
  expect(await folderOf(readable)).toBe('Actas 2026');
  await page.keyboard.press('Control+z');
  await expect.poll(() => folderOf(readable)).toBeNull();
}, 60_000);

test('what goes to the trash comes back with «Deshacer»', async () => {
  const { page } = browser;
  await goTo(page, '/papeles');
  await row(readable).click();
  await page.keyboard.press('Delete');
  await row(readable).waitFor({ state: 'detached' });
  await page.getByText(papersMessages.trashed(1), { exact: true }).waitFor();
  await page.getByRole('button', { name: commonMessages.undo }).last().click();
  await row(readable).waitFor();
  expect(browser.outsideRequests).toEqual([]);
  expect(browser.pageErrors).toEqual([]);
}, 60_000);
