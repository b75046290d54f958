import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Download } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentListMessages, orderMessages } from '../../src-renderer/messages/documents.ts';
import { screenTitles } from '../../src-renderer/messages/frame.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { type BrowserHost, goTo, openWithSchool } from './browser-host.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 15_000 };
const constancia = 'Constancia de alumno regular';

let browser: BrowserHost;
beforeAll(async () => {
  browser = await openWithSchool();
  await browser.host.client.library.updateSettings({ schoolCity: 'Azul' });
}, 120_000);
afterAll(() => browser.close());

const button = (name: string | RegExp) => browser.page.getByRole('button', { name, exact: true });
const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()));
const textOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!).replace(/<[^>]+>/g, '');

test('constancias for the roster: a ready template, what lacks is named, one file comes down', {
  timeout: 60_000,
}, async () => {
  const { page } = browser;
  await goTo(page, '/documentos');
  await page.getByText(documentListMessages.empty).waitFor();
  await button(documentListMessages.beginWith(constancia)).click();
  await page.getByRole('heading', { level: 1, name: constancia }).waitFor();
  const missing = page.getByRole('region', { name: orderMessages.missing });
  await missing.getByText('Ante quién se presenta').waitFor(patience);
  const write = page.getByRole('button', { name: /^Hacer / });
  expect(await write.isDisabled()).toBe(true);
  await page.getByLabel(orderMessages.textOf('Ante quién se presenta')).fill('ANSES');
  await page
    .getByRole('complementary', { name: orderMessages.preview })
    .getByText(/ante ANSES/)
    .waitFor(patience);
  if (await missing.isVisible()) await page.getByLabel(orderMessages.leaveBlanks).check();
  await expect.poll(() => write.isEnabled(), patience).toBe(true);
  const downloading = page.waitForEvent('download');
  await write.click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${constancia} - Padrón.docx`);
  const { people } = await browser.host.client.library.status();
  const text = textOf(await bytesOf(download));
  expect(text.match(/CONSTANCIA DE ALUMNO REGULAR/g)).toHaveLength(people);
  expect(text).toContain('ANSES');
  expect(text).not.toMatch(/undefined|\{/);
});

test('one file each, for those that were ticked, and they can be saved again from the list', {
  timeout: 60_000,
}, async () => {
  const { page } = browser;
  await goTo(page, '/documentos');
  await page.getByRole('link', { name: constancia }).click();
  await page.getByLabel(orderMessages.some, { exact: true }).check();
  const boxes = page.getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByLabel(orderMessages.each).check();
  const blanks = page.getByLabel(orderMessages.leaveBlanks);
  const write = button(orderMessages.write(2));
  await write.waitFor(patience);
  if (await blanks.isVisible()) await blanks.check();
  await expect.poll(() => write.isEnabled(), patience).toBe(true);
  const downloading = page.waitForEvent('download');
  await write.click();
  const files = unzipSync(await bytesOf(await downloading));
  expect(Object.keys(files)).toHaveLength(2);
  for (const bytes of Object.values(files)) expect(textOf(bytes)).toContain('CONSTANCIA');
  await page.getByRole('button', { name: orderMessages.back }).click();
  await page.getByRole('region', { name: documentListMessages.written }).waitFor();
  const again = page.waitForEvent('download');
  await button(documentListMessages.saveOf(`${constancia} - Padrón.zip`)).click();
  expect(Object.keys(unzipSync(await bytesOf(await again)))).toHaveLength(2);
});

test('a file that is no template says what is wrong with it', async () => {
  const { page } = browser;
  await goTo(page, '/documentos');
  const input = page.getByLabel(documentListMessages.add).last();
  await input.setInputFiles({ name: 'modelo.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('hola') });
  const said = page.getByText(errorMessage('TEMPLATE_NOT_DOCX', { name: 'modelo.docx' }));
  await said.first().waitFor(patience);
});

test('the screen has no serious finding, by day or by night', { timeout: 60_000 }, async () => {
  const { page } = browser;
  await goTo(page, '/documentos');
  await page.getByRole('heading', { level: 1, name: screenTitles.documents }).waitFor();
  const findings = await seriousFindings(page, 'documents');
  await page.getByRole('link', { name: constancia }).click();
  await page.getByText(orderMessages.fields).waitFor();
  findings.push(...(await seriousFindings(page, 'document order')));
  expect(findings).toEqual([]);
});
