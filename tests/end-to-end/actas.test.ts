import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import PizZip from 'pizzip';
import type { Download, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newActaMessages, actaMessages as words } from '../../src-renderer/messages/actas.ts';
import { documentListMessages, orderMessages } from '../../src-renderer/messages/documents.ts';
import { screenTitles } from '../../src-renderer/messages/frame.ts';
import { recordingMessages } from '../../src-renderer/messages/recordings.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import { hearing, meeting } from '../library/said-in-meeting.ts';
import { textOfSheets } from '../text-of-sheets.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 30_000 };
const recording = join(import.meta.dirname, '..', 'fixtures', 'audio', 'voice.opus');
const constancia = 'Constancia de alumno regular';

let browser: BrowserHost;
let page: Page;
let sourceId: SourceId;
beforeAll(async () => {
  browser = await openInBrowser({
    findTranscriber: async () => ({ transcriber: hearing(() => meeting), model: 'ggml-de-prueba.bin' }),
  });
  page = browser.page;
  const { client } = browser.host;
  await client.library.updateSettings({
    schoolName: 'Escuela N.º 123',
    schoolCity: 'Azul',
    userName: 'Ana',
    firstRunDone: true,
  });
  await client.sources.addSampleSchool();
  await client.sources.ingestPaths({ paths: [recording] });
  await waitForJobs(browser.host);
  const list = { filter: { kind: 'recording' as const }, order: { by: 'name' as const, descending: false } };
  sourceId = (await client.sources.list({ ...list, offset: 0, limit: 1 })).items[0]!.id;
  await client.recordings.transcribe({ sourceId });
  await waitForJobs(browser.host);
  await page.reload();
}, 180_000);
afterAll(() => browser.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const section = (name: string) => page.getByRole('region', { name, exact: true });
const heardAt = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()));
/** Read with a library that did not write it. */
const paragraphsOf = (bytes: Uint8Array) =>
  (new PizZip(bytes).file('word/document.xml')?.asText() ?? '')
    .split('</w:p>')
    .map((paragraph) => paragraph.replace(/<[^>]+>/g, ''))
    .filter((text) => text.trim() !== '');

async function downloadBy(press: () => Promise<void>): Promise<Download> {
  const downloading = page.waitForEvent('download');
  await press();
  return downloading;
}

test('from a recording, an acta by rules: each sentence has its second and is heard with a click', {
  timeout: 90_000,
}, async () => {
  await goTo(page, `/papeles/${sourceId}`);
  await button(newActaMessages.make).click();
  await button(newActaMessages.begin).click();
  await page.getByRole('heading', { level: 1, name: 'Acta de reunión N.º 1' }).waitFor(patience);
  const decisions = section(words.sections.decisions);
  await decisions.getByRole('textbox', { name: words.line.decisions }).nth(1).click();
  await expect
    .poll(() => section(recordingMessages.words).locator('[data-cited="true"]').textContent(), patience)
    .toContain('Se decide que el acto sea el 18 de diciembre.');
  await button(words.hear('00:00:00')).first().click();
  await expect.poll(heardAt, patience).toBeGreaterThan(0.1);
  expect(await seriousFindings(page, 'an acta')).toEqual([]);
});

test('what is typed is saved as it is typed, a line is added and cites what sounds, and all of it can be undone', {
  timeout: 90_000,
}, async () => {
  const decisions = section(words.sections.decisions);
  await button(words.add.decisions).click();
  const typed = decisions.getByRole('textbox', { name: words.line.decisions }).last();
  await expect.poll(() => decisions.getByRole('listitem').count(), patience).toBe(3);
  await typed.fill('Se compran tizas de colores.');
  await decisions.getByText(words.marks.typed).waitFor(patience);
  await page.reload();
  await expect.poll(() => typed.inputValue(), patience).toBe('Se compran tizas de colores.');
  await typed.click();
  await page.keyboard.press('F9');
  await decisions
    .getByRole('listitem')
    .last()
    .getByRole('button', { name: words.hear('00:00:00') })
    .waitFor(patience);
  await decisions
    .getByRole('listitem')
    .last()
    .getByRole('button', { name: /^Acciones de/ })
    .click();
  await page.getByRole('menuitem', { name: words.remove, exact: true }).click();
  await expect.poll(() => decisions.getByRole('listitem').count(), patience).toBe(2);
  await page.getByRole('button', { name: 'Deshacer' }).first().click();
  await expect.poll(() => decisions.getByRole('listitem').count(), patience).toBe(3);
});

test('what has no proof is gone to with a key and accepted, and only then is the acta approved', {
  timeout: 90_000,
}, async () => {
  const { client, useCases } = browser.host;
  const [acta] = (await client.documents.written({})).filter((item) => item.kind === 'acta');
  const { lines } = await client.actas.get({ actaId: acta!.id });
  const closing = lines.find((line) => line.section === 'closing')!;
  const drafted = [{ ...closing, text: 'Se levanta la reunión en la vereda.', mark: 'unproven' as const, proof: null }];
  await useCases.actas.edit.replaceDraft(
    { actaId: acta!.id, sections: ['closing'], drafted },
    { actor: { name: 'Ana' } },
  );
  await page.reload();
  const waiting = section(words.sections.closing).getByText(words.marks.unproven, { exact: true });
  await waiting.waitFor(patience);
  expect(await button(words.approve).getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('F8');
  await expect.poll(() => page.locator('[data-line][aria-current="true"]').count(), patience).toBe(1);
  await page.keyboard.press('Control+Enter');
  await page.getByText(words.allProven).waitFor(patience);
  await page.getByLabel(words.number).fill('14');
  await button(words.approve).click();
  await button(words.reopen).waitFor(patience);
  await page.getByRole('heading', { level: 1, name: 'Acta de reunión N.º 14' }).waitFor(patience);
  expect(await section(words.sections.closing).getByRole('textbox').first().isEditable()).toBe(false);
});

test('the approved acta comes down as a Word document, whole', { timeout: 90_000 }, async () => {
  const download = await downloadBy(() => button(words.download).click());
  expect(download.suggestedFilename()).toMatch(/^Acta de reunión N\.º 14 - \d{4}-\d\d-\d\d\.docx$/);
  const text = paragraphsOf(await bytesOf(download));
  expect(text).toContain('ACTA N.º 14');
  expect(text).toContain('–\tMarta Gómez, directora');
  expect(text).toContain('Se decide que el acto sea el 18 de diciembre.');
  expect(text).toContain('Se compran tizas de colores.');
  expect(text).toContain('Se levanta la reunión en la vereda.');
  expect(text.join()).not.toMatch(/[{}]|undefined/);
  await button(words.back).click();
  const written = page.getByRole('region', { name: documentListMessages.written });
  await written.getByText(words.state.approved).waitFor(patience);
  expect(await seriousFindings(page, 'documents with an acta')).toEqual([]);
});

test('the approved acta comes down as a PDF too, with its number on every sheet', { timeout: 90_000 }, async () => {
  await page.getByRole('link', { name: /^Acta de reunión N\.º 14/ }).click();
  const download = await downloadBy(() => button(words.downloadPdf).click());
  expect(download.suggestedFilename()).toMatch(/^Acta de reunión N\.º 14 - \d{4}-\d\d-\d\d\.pdf$/);
  const sheets = await textOfSheets(await bytesOf(download));
  expect(sheets[0]).toContain('ACTA N.º 14');
  expect(sheets.join(' ')).toContain('Se decide que el acto sea el 18 de diciembre.');
  for (const [index, sheet] of sheets.entries()) expect(sheet).toContain(`Hoja ${index + 1} de ${sheets.length}`);
  await button(words.back).click();
});

test('ten constancias for ten of the roster', { timeout: 90_000 }, async () => {
  await goTo(page, '/documentos');
  await page.getByRole('heading', { level: 1, name: screenTitles.documents }).waitFor();
  await button(documentListMessages.beginWith(constancia)).click();
  await page.getByRole('heading', { level: 1, name: constancia }).waitFor(patience);
  await page.getByLabel(orderMessages.textOf('Ante quién se presenta')).fill('ANSES');
  await page.getByLabel(orderMessages.some, { exact: true }).check();
  const boxes = page.getByRole('checkbox');
  for (let place = 0; place < 10; place += 1) await boxes.nth(place).check();
  await page.getByLabel(orderMessages.each).check();
  const write = button(orderMessages.write(10));
  await write.waitFor(patience);
  const blanks = page.getByLabel(orderMessages.leaveBlanks);
  if (await blanks.isVisible()) await blanks.check();
  await expect.poll(() => write.isEnabled(), patience).toBe(true);
  const files = unzipSync(await bytesOf(await downloadBy(() => write.click())));
  expect(Object.keys(files)).toHaveLength(10);
  for (const bytes of Object.values(files)) {
    expect(paragraphsOf(bytes)).toContain('CONSTANCIA DE ALUMNO REGULAR');
    expect(strFromU8(unzipSync(bytes)['[Content_Types].xml']!)).toContain('wordprocessingml');
  }
});
