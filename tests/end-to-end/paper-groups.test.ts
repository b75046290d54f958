import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperGroupMessages } from '../../src-renderer/messages/paper-groups.ts';
import { papersMessages } from '../../src-renderer/messages/papers.ts';
import { folderChanges, sourceChanges } from '../../src-shared/domain/changes.ts';
import { actor, sampleFolder, sampleSource } from '../port-suites/library-fixtures.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { seriousFindings } from './serious-findings.ts';

const files = sampleFolder({ name: 'Legajos' });
const course = sampleFolder({ name: '3.º B', parentId: files.id });
/** More papers than a page of the list holds, so that the last group is far from what was asked for first. */
const inCourse = Array.from({ length: 450 }, (_, index) => named(`Ficha ${String(index).padStart(3, '0')}`, course.id));
const loose = [named('Acta suelta', null), named('Nota suelta', null)];

function named(name: string, folderId: typeof course.id | null) {
  return sampleSource({ name, folderId });
}

let browser: BrowserHost;
beforeAll(async () => {
  browser = await openInBrowser();
  const { client, useCases } = browser.host;
  await client.library.updateSettings({ firstRunDone: true });
  const changes = [files, course].flatMap(folderChanges);
  await useCases.changeLog.commit([...changes, ...[...inCourse, ...loose].flatMap(sourceChanges)], { actor });
  await browser.page.reload();
}, 60_000);
afterAll(() => browser.close());

test('papers are grouped by folder; groups fold by keyboard, are chosen whole, and stay so on this PC', async () => {
  const { page } = browser;
  const list = page.getByRole('treegrid', { name: papersMessages.list });
  const heading = (name: string) => list.getByRole('row', { name });
  const paper = (name: string) => list.getByRole('row', { name });
  await goTo(page, '/papeles?orden=name');
  await page.getByRole('button', { name: paperGroupMessages.group, exact: true }).click();
  await page.getByRole('menuitemradio', { name: paperGroupMessages.by.folder }).click();
  await heading(`3.º B en Legajos ${papersMessages.count(450)}`).waitFor();
  expect(await list.getAttribute('aria-rowcount')).toBe(String(1 + 2 + 452));
  // Far more than a window holds: only what is in view is drawn.
  expect(await list.getByRole('row').count()).toBeLessThan(60);

  await heading('3.º B').click();
  await page.getByRole('toolbar', { name: papersMessages.selected(450) }).waitFor();
  expect(await heading('3.º B').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('ArrowLeft');
  await list.locator('[aria-expanded=false]').filter({ hasText: '3.º B' }).waitFor();
  await paper('Nota suelta').waitFor();
  await page.keyboard.press('End');
  await page.getByRole('toolbar', { name: papersMessages.selected(1) }).waitFor();
  expect(await paper('Nota suelta').getAttribute('aria-selected')).toBe('true');
  expect(await seriousFindings(page, 'papeles en grupos')).toEqual([]);

  await page.reload();
  await list.locator('[aria-expanded=false]').filter({ hasText: '3.º B' }).waitFor();
  await paper('Acta suelta').waitFor();
  expect(browser.pageErrors).toEqual([]);
}, 60_000);
