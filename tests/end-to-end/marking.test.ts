import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paragraphTexts } from '../../src-main/adapters/docx-template/paragraph-texts.ts';
import { documentListMessages, orderMessages } from '../../src-renderer/messages/documents.ts';
import { markingMessages as words } from '../../src-renderer/messages/marking.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { schoolActa, schoolLetter } from '../fixtures/school-letter.ts';
import { type BrowserHost, goTo, openWithSchool } from './browser-host.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 15_000 };

let browser: BrowserHost;
beforeAll(async () => {
  browser = await openWithSchool();
}, 120_000);
afterAll(() => browser.close());

const button = (name: string) => browser.page.getByRole('button', { name, exact: true });
const sheet = () => browser.page.getByRole('region', { name: words.page, exact: true });

async function bring(bytes: Uint8Array, name: string): Promise<void> {
  await goTo(browser.page, '/documentos');
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const input = browser.page.getByLabel(documentListMessages.add).last();
  await input.setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
}

async function templateText(name: string): Promise<string[]> {
  const { client } = browser.host;
  const template = (await client.documents.templates({})).find(({ content }) => content.name === name);
  const file = await client.documents.templateFile({ templateId: template!.id });
  return paragraphTexts(strFromU8(unzipSync(new Uint8Array(await file.arrayBuffer()))['word/document.xml']!));
}

test('a constancia of last year becomes a template with the mouse: each datum is clicked and named, and it is saved', {
  timeout: 60_000,
}, async () => {
  const { page } = browser;
  await bring(await schoolLetter(), 'Constancia 2025.docx');
  await page.getByText(words.begin).waitFor(patience);
  // A drag from the middle of the name to the middle of the surname takes both, whatever the runs.
  const name = sheet().locator('[data-paragraph="1"] [data-start]');
  const from = (await name.nth(1).boundingBox())!;
  const to = (await name.nth(3).boundingBox())!;
  await page.mouse.move(from.x + 6, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 4, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.getByText('«Juan Pérez»', { exact: true }).waitFor(patience);
  await page.getByLabel(words.everywhere(2, 'Juan Pérez')).waitFor();
  await button('Nombre y apellido').click();
  await page.getByText(words.places(3)).waitFor(patience);

  await sheet()
    .getByText('51.234.567')
    .click({ position: { x: 40, y: 6 } });
  await button('DNI').click();
  await button(words.goTo('DNI'))
    .waitFor(patience)
    .catch(() => undefined);
  await expect.poll(() => sheet().locator('[data-mark-end]').allTextContents(), patience).toContain('DNI');

  await button(words.preview).click();
  await page.getByText(words.previewHint).waitFor(patience);
  await expect
    .poll(() => page.getByRole('region', { name: words.preview }).textContent(), patience)
    .not.toMatch(/Juan/);
  await button(words.backToMarks).click();
  await button(words.save).click();
  await page.getByLabel(words.saveLabel).fill('Constancia nuestra');
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Constancia nuestra' }).waitFor(patience);
  await page.getByText(orderMessages.fields).waitFor(patience);
  expect(await templateText('Constancia nuestra')).toEqual([
    'CONSTANCIA',
    'Se deja constancia de que {Nombre y apellido}, DNI {DNI}, cursa 3.º B en el turno Mañana.',
    'Firma de quien retira a {Nombre y apellido}:',
  ]);
});

test('an acta is marked by keyboard alone: a row and an item repeat, a mark is taken away, and undo brings it back', {
  timeout: 60_000,
}, async () => {
  const { page } = browser;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const said = (text: string) =>
    page
      .getByRole('status')
      .filter({ hasText: words.selected(text) })
      .waitFor(patience);
  await bring(await schoolActa(), 'Acta 2025.docx');
  await sheet().focus();
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await said('Ana');
  await press('Shift+ArrowRight');
  await said('Ana Ruiz');
  await page.getByLabel(words.dropLike.rows(1)).waitFor(patience);
  await page.getByLabel(words.repeats).focus();
  await button(words.repeat).focus();
  await press('Enter');
  await expect.poll(() => sheet().locator('[data-mark-end]').count(), patience).toBe(2);

  await sheet().focus();
  await press('Escape', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight');
  await said('Ana');
  await press('Shift+ArrowRight', 'Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), patience).toBe('nombre');
  await press('Enter');
  const marks = () => sheet().locator('[data-mark-end]').allTextContents();
  await expect.poll(marks, patience).toContain('nombre');
  await press('Delete');
  await expect.poll(marks, patience).not.toContain('nombre');
  await press('Control+z');
  await expect.poll(marks, patience).toContain('nombre');

  await goTo(page, '/documentos');
  await page.getByRole('region', { name: words.underWay }).getByRole('link', { name: 'Acta 2025' }).click();
  await expect.poll(marks, patience).toEqual([words.opens('presentes', 'presentes'), 'nombre', words.closes]);
  await button(words.menu).click();
  await page.getByRole('menuitem', { name: words.leave }).click();
  await page.getByRole('heading', { name: documentListMessages.ready }).waitFor(patience);
  await page.getByRole('region', { name: words.underWay }).waitFor({ state: 'detached', ...patience });
});

test('a template with a part that never closes opens at the mistake, which is painted, told and mended there', {
  timeout: 60_000,
}, async () => {
  const { page } = browser;
  const { Document, Packer, Paragraph } = await import('docx');
  const broken = new Document({ sections: [{ children: [new Paragraph('Temas {#temas} de {titulo}')] }] });
  await bring(new Uint8Array(await Packer.toArrayBuffer(broken)), 'roto.docx');
  const where = 'en el texto, donde dice «Temas {#temas} de {titulo}»';
  const problem = errorMessage('TEMPLATE_LOOP_UNCLOSED', { name: 'roto.docx', field: 'temas', where });
  await page.getByText(problem, { exact: false }).waitFor(patience);
  expect(await button(words.save).isDisabled()).toBe(true);
  await sheet().getByText(words.opens('temas', 'temas')).click();
  await button(words.once).click();
  await page.getByText(problem, { exact: false }).waitFor({ ...patience, state: 'hidden' });
  await expect.poll(() => button(words.save).isEnabled(), patience).toBe(true);
});

test('the marking screen has no serious finding, by day or by night', { timeout: 60_000 }, async () => {
  const { page } = browser;
  await bring(await schoolLetter(), 'Otra.docx');
  await sheet()
    .getByText('51.234.567')
    .click({ position: { x: 40, y: 6 } });
  await page.getByText(words.goes).waitFor(patience);
  expect(await seriousFindings(page, 'marking')).toEqual([]);
});
