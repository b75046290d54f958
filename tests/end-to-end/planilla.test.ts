import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJs from 'exceljs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import {
  cellBarMessages,
  columnMenuMessages,
  designMessages,
  formMessages,
  planillaListMessages,
  planillaMessages,
} from '../../src-renderer/messages/planillas.ts';
import type { PlanillaId } from '../../src-shared/domain/identifiers.ts';
import type { Planilla } from '../../src-shared/domain/planilla.ts';
import { type BrowserHost, goTo, openWithSchool } from './browser-host.ts';

const formFirstRow = 5;
const patience = { timeout: 15_000 };

let browser: BrowserHost;
let planilla: Planilla;
beforeAll(async () => {
  browser = await openWithSchool();
  const listed = (await browser.host.client.planillas.list({})).find(({ title }) => title === 'Matrícula');
  if (!listed) throw new Error('The sample school has no Matrícula');
  planilla = await browser.host.client.planillas.get({ planillaId: listed.id });
}, 120_000);
afterAll(() => browser.close());
beforeEach(async () => {
  await goTo(browser.page, '/planillas');
  await goTo(browser.page, `/planillas/${planilla.id}`);
  await browser.page.getByRole('grid').waitFor();
});

/** Rows and columns as the screen shows them: the header is row 1, the names are column 1. */
const cell = (page: Page, row: number, column: string) =>
  page
    .getByRole('row')
    .and(page.locator(`[aria-rowindex="${row + 2}"]`))
    .locator(`[aria-colindex="${columnPlace(column)}"]`);

function columnPlace(name: string): number {
  const shown = planilla.columns.filter(({ hidden }) => !hidden).sort((a, b) => a.position - b.position);
  return shown.findIndex((column) => column.name === name) + 2;
}

const cellsOf = async (columnName: string) => {
  const column = planilla.columns.find(({ name }) => name === columnName);
  const { rows } = await browser.host.client.planillas.rows({ planillaId: planilla.id as PlanillaId });
  return rows.map((row) => row.cells.find(({ columnId }) => columnId === column?.id));
};

test('a click on a cell shows the page where it is said, with the words painted', async () => {
  const { page } = browser;
  const rows = await cellsOf('DNI');
  const proven = rows.findIndex((one) => one?.state === 'found' && one.evidence[0]?.locator.type === 'page');
  await cell(page, proven, 'DNI').click();
  const panel = page.getByRole('complementary');
  await panel.locator('blockquote').waitFor();
  const digits = (text: string | null) => (text ?? '').replace(/\D/g, '');
  expect(digits(await panel.locator('blockquote').textContent())).toContain(rows[proven]?.value);
  await panel.locator('[data-paint], mark').first().waitFor();
}, 60_000);

test('with the proof open the tools keep to one row, and what has no room is in their menu', async () => {
  const { page, host } = browser;
  const rows = await cellsOf('DNI');
  const proven = rows.findIndex((one) => one?.state === 'found');
  await cell(page, proven, 'DNI').click();
  await page.getByRole('complementary').waitFor();
  const tools = page.getByRole('toolbar', { name: planillaMessages.toolbar });
  const { counts } = await host.client.planillas.get({ planillaId: planilla.id });
  const absent = planillaMessages.absent(counts.absent);
  await tools.getByRole('button', { name: commonMessages.moreTools }).click();
  await page.getByRole('menuitem', { name: planillaMessages.allCells(counts.cells) }).waitFor();
  await page.getByRole('menuitem', { name: absent }).click();
  // A filter that is on is in sight, and turns itself off.
  const chip = tools.getByRole('button', { name: absent, pressed: true });
  await chip.waitFor();
  expect((await tools.boundingBox())?.height).toBeLessThan(60);
  await chip.click();
  await chip.waitFor({ state: 'detached' });
}, 60_000);

test('typing writes over a cell, and Ctrl+Z brings back what was there', async () => {
  const { page } = browser;
  const before = (await cellsOf('Domicilio'))[0]?.value;
  await cell(page, 0, 'Domicilio').click();
  await page.keyboard.type('Calle Nueva 77');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await cellsOf('Domicilio'))[0], patience)
    .toMatchObject({ value: 'Calle Nueva 77', state: 'manual' });
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await cellsOf('Domicilio'))[0]?.value, patience).toBe(before);
}, 60_000);

test('Enter goes to the cell below at once: a key that follows in the same moment acts there', async () => {
  const { page } = browser;
  await cell(page, 3, 'Domicilio').click();
  await page.keyboard.type('Belgrano 5');
  const after = await page.getByRole('grid').evaluate(async () => {
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(enter);
    // What the key does is drawn before the next key can come, which no timer is.
    await Promise.resolve();
    return document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex');
  });
  expect(after).toBe(String(4 + 2));
  await expect
    .poll(async () => (await cellsOf('Domicilio'))[3], patience)
    .toMatchObject({ value: 'Belgrano 5', state: 'manual' });
}, 60_000);

test('a block that comes from Excel is pasted over the cells', async () => {
  const { page } = browser;
  await cell(page, 0, 'Domicilio').click();
  await cell(page, 0, 'Domicilio').evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Mitre 1\r\n"Mitre 2"\r\nMitre 3\r\n');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect
    .poll(async () => (await cellsOf('Domicilio')).slice(0, 3).map((one) => one?.value), patience)
    .toEqual(['Mitre 1', 'Mitre 2', 'Mitre 3']);
}, 60_000);

test('the doubtful cells are walked and accepted with keys', async () => {
  const { page, host } = browser;
  const doubtful = async () => (await host.client.planillas.get({ planillaId: planilla.id })).counts.doubtful;
  // A value that is no DNI stays, as doubtful: there is at least one to review whatever the rules read.
  await cell(page, 1, 'DNI').click();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await cellsOf('DNI'))[1], patience).toMatchObject({ value: '12', state: 'doubtful' });
  const before = await doubtful();
  await page.keyboard.press('F7');
  await page.getByText(cellBarMessages.left(before)).waitFor();
  await page.keyboard.press('Space');
  await expect.poll(doubtful, patience).toBe(before - 1);
  await page.keyboard.press('F7');
  await page.getByRole('button', { name: cellBarMessages.review }).waitFor();
}, 60_000);

test('a column is approved from its menu and says what stays doubtful', async () => {
  const { page, host } = browser;
  const name = 'DNI';
  const doubtful = (await cellsOf(name)).filter((one) => one?.state === 'doubtful').length;
  await page.getByRole('button', { name: columnMenuMessages.menu(name), exact: true }).click();
  await page.getByRole('menuitem', { name: columnMenuMessages.approve }).click();
  await page.getByText(planillaMessages.columnApproved(name, doubtful)).first().waitFor();
  const approved = await host.client.planillas.get({ planillaId: planilla.id });
  expect(approved.columns.find((column) => column.name === name)?.approvedAt).not.toBeNull();
}, 60_000);

test('rows that came after a column was approved are told, and approved with it', async () => {
  const { page, host } = browser;
  const name = 'Turno';
  const column = planilla.columns.find((one) => one.name === name);
  if (!column) throw new Error('The planilla has no such column');
  await host.client.planillas.approveColumn({ planillaId: planilla.id, columnId: column.id, approved: true });
  const { rowId } = await host.client.planillas.addRow({ planillaId: planilla.id });
  await page.reload();
  // The column approved before has a new row too: only this one's mark goes.
  const mark = page.getByRole('columnheader').filter({ hasText: name }).getByText(columnMenuMessages.approvedBut(1));
  await mark.waitFor({ state: 'attached' });
  await page.getByRole('button', { name: columnMenuMessages.menu(name), exact: true }).click();
  await page.getByRole('menuitem', { name: columnMenuMessages.approveNew(1) }).click();
  const left = async () =>
    (await host.client.planillas.get({ planillaId: planilla.id })).counts.rowsSinceApproval[column.id] ?? 0;
  await expect.poll(left, patience).toBe(0);
  await mark.waitFor({ state: 'detached' });
  await host.client.planillas.removeRows({ planillaId: planilla.id, rowIds: [rowId] });
}, 60_000);

test('the planilla goes out as CSV with a line for each row', async () => {
  const { page } = browser;
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+e');
  await page.getByRole('menuitem', { name: planillaMessages.exportCsv }).click();
  const text = readFileSync(await (await downloading).path(), 'utf8');
  const count = (await cellsOf('DNI')).length;
  expect(text.trim().split(/\r?\n/)).toHaveLength(count + 1);
  expect(text).toContain('Mitre 2');
}, 60_000);

test('a design that is brought is looked at, and who leaves it is at the button that they came from', async () => {
  const { page } = browser;
  await goTo(page, '/planillas');
  const create = page.getByRole('button', { name: planillaListMessages.create });
  await create.press('Enter');
  await page.getByRole('menuitem', { name: planillaListMessages.bringDesign }).press('Enter');
  const columns = [{ name: 'Vacuna', type: 'text' }];
  const design = Buffer.from(JSON.stringify({ title: 'Vacunas', rows: 'person', columns }));
  const file = { name: 'vacunas.json', mimeType: 'application/json', buffer: design };
  await page.getByRole('dialog', { name: designMessages.title }).locator('input[type=file]').setInputFiles(file);
  const made = page.getByRole('dialog', { name: 'Vacunas' });
  await made.getByText('Vacuna', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await made.waitFor({ state: 'detached' });
  await expect.poll(() => create.evaluate((button) => button === document.activeElement), patience).toBe(true);
}, 60_000);

test("the school's own form is mapped once and filled, with its looks and formulas kept", async () => {
  const { page } = browser;
  const folder = mkdtempSync(join(tmpdir(), 'form-'));
  const path = join(folder, 'formulario.xlsx');
  await writeForm(path);
  await page.keyboard.press('Control+e');
  await page.getByRole('menuitem', { name: planillaMessages.formSetUp }).click();
  const dialog = page.getByRole('dialog', { name: formMessages.title });
  await dialog.locator('input[type=file]').setInputFiles(path);
  const letterOf = (name: string) => dialog.getByLabel(`${formMessages.formColumn}: ${name}`, { exact: true });
  await letterOf('DNI').selectOption('B');
  await letterOf('Domicilio').selectOption('C');
  await dialog.getByLabel(formMessages.firstRow).fill(String(formFirstRow));
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: formMessages.saveAndExport }).click();
  const book = new ExcelJs.Workbook();
  await book.xlsx.readFile(await (await downloading).path());
  rmSync(folder, { recursive: true, force: true });
  const sheet = book.getWorksheet('Nómina');
  if (!sheet) throw new Error('The sheet of the form is gone');
  const addresses = (await cellsOf('Domicilio')).map((one) => one?.value ?? null);
  expect(addresses.slice(0, 3).map((_value, row) => sheet.getCell(`C${formFirstRow + row}`).value)).toEqual(
    addresses.slice(0, 3),
  );
  expect(sheet.getCell('A1').font?.bold).toBe(true);
  expect(sheet.getCell('E1').formula).toBe('COUNTA(B5:B200)');
  expect(browser.pageErrors).toEqual([]);
}, 60_000);

async function writeForm(path: string): Promise<void> {
  const book = new ExcelJs.Workbook();
  const sheet = book.addWorksheet('Nómina');
  sheet.getCell('A1').value = 'Dirección de Educación Primaria';
  sheet.getCell('A1').font = { bold: true };
  sheet.getCell('E1').value = { formula: 'COUNTA(B5:B200)', date1904: false };
  sheet.getRow(4).values = ['N.º', 'Documento', 'Domicilio'];
  await book.xlsx.writeFile(path);
}
