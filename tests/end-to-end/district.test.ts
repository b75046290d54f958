import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conflictMessages } from '../../src-renderer/messages/conflicts.ts';
import { districtMessages as words } from '../../src-renderer/messages/district.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { gridMessages } from '../../src-renderer/messages/planillas.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { viewerMessages } from '../../src-renderer/messages/viewer.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { type BreakableLine, startBreakableLine } from '../fixtures/breakable-line.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { synchronizeChanges } from '../library/enrolled-library.ts';
import { type OpenLibrary, openLibrary } from '../library/open-library.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 60_000 };
const schoolName = 'Escuela N.º 12';
const allSent = { files: { count: 0, bytes: 0, waitsFor: null }, texts: { toSend: 0, toFetch: 0, refused: 0 } };

let district: DistrictForTests;
let line: BreakableLine;
let schoolId: string;
let browser: BrowserHost;
beforeAll(async () => {
  district = await startDistrictForTests();
  line = await startBreakableLine(district.url);
  schoolId = await district.addSchool(schoolName);
  browser = await openInBrowser({ deviceKeys: memoryDeviceKeys(), lookAtDistrictEveryMs: 50 });
  await browser.host.client.library.updateSettings({ schoolName: 'Escuela 12', firstRunDone: true });
  await browser.page.reload();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await line?.stop();
  await district?.stop();
});

const sectionOf = (page: Page) => page.getByRole('region', { name: words.title, exact: true });
const button = (page: Page, name: string) => sectionOf(page).getByRole('button', { name, exact: true });
const createCode = async () => (await district.host.enrolment.createCode(schoolId)).code;
const statusOf = ({ host }: BrowserHost) => host.client.district.status();
const sentBySchool = async () => (await district.host.log.page(`school:${schoolId}`, 0, 0)).tip;

async function fillIn(page: Page, { server, code }: { server: string; code: string }): Promise<void> {
  await sectionOf(page).getByLabel(words.address).fill(server, patience);
  await sectionOf(page).getByLabel(words.code).fill(code);
  await sectionOf(page).getByLabel(words.code).press('Enter');
}

const addPupil = ({ client }: Pick<OpenLibrary, 'client'>, givenName: string) =>
  client.people.create({
    role: 'pupil',
    familyName: 'Ñáñez',
    givenName,
    dni: null,
    course: '3.º B',
    birthDate: null,
    details: {},
  });

/** A planilla with one row and one column, whose cell is empty. */
async function createPlanilla(client: BrowserHost['host']['client']): Promise<PlanillaId> {
  const columns = [columnDefinitionSchema.parse({ name: 'Domicilio', type: 'text' })];
  const scope = planillaScopeSchema.parse({});
  const { planillaId } = await client.planillas.create({ title: 'Domicilios', rowKind: 'document', scope, columns });
  await client.planillas.addRow({ planillaId });
  return planillaId;
}

async function type(page: Page, planillaId: PlanillaId, text: string): Promise<void> {
  await goTo(page, `/planillas/${planillaId}`);
  await page.getByRole('row').last().getByRole('gridcell').last().click(patience);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Another PC of the school, which synchronises when the test says so. */
async function openAnotherPc(): Promise<OpenLibrary> {
  const other = await openLibrary({ deviceKeys: memoryDeviceKeys() });
  await other.client.district.enrol({ server: line.url, code: await createCode() });
  await other.client.district.confirm();
  return other;
}

test('what the district gave is tried, told where it is wrong, and confirmed by the name of the school before anything is sent', async () => {
  const { page } = browser;
  await goTo(page, '/ajustes');
  await fillIn(page, { server: 'http://distrito.example', code: 'ABCDE-12345' });
  const alert = sectionOf(page).getByRole('alert');
  await alert.getByText(errorMessage('DISTRICT_ADDRESS_WRONG')).waitFor(patience);
  await fillIn(page, { server: 'http://127.0.0.1:1', code: 'ABCDE-12345' });
  await alert.getByText(words.unreachable('http://127.0.0.1:1')).waitFor(patience);
  await fillIn(page, { server: line.url, code: 'ABCDE-12345' });
  await alert.getByText(errorMessage('ENROLMENT_CODE_WRONG')).waitFor(patience);
  expect(await seriousFindings(page, 'a code that is wrong')).toEqual([]);

  await addPupil(browser.host, 'Lucía');
  await fillIn(page, { server: line.url, code: await createCode() });
  const question = sectionOf(page).getByRole('heading', { name: words.confirm.title });
  await question.waitFor(patience);
  await sectionOf(page).getByText(schoolName, { exact: true }).waitFor();
  await sectionOf(page).getByText(words.confirm.otherName('Escuela 12')).waitFor();
  expect(await seriousFindings(page, 'the school to confirm')).toEqual([]);
  await button(page, words.confirm.no).click();
  await sectionOf(page).getByLabel(words.address).waitFor(patience);
  expect(await sentBySchool()).toBe(0);
  expect((await statusOf(browser)).membership).toBeNull();

  await fillIn(page, { server: line.url, code: (await createCode()).toLowerCase() });
  await question.waitFor(patience);
  // From the section's title, where the focus is now, by keys alone.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await sectionOf(page).getByText(words.outbox(0, allSent)).waitFor(patience);
  expect(await sentBySchool()).toBeGreaterThan(0);
  const leaves = page.getByRole('region', { name: settingsMessages.leaves.title });
  await leaves.getByText(settingsMessages.leaves.district(line.url, schoolName)).waitFor(patience);
  expect(await seriousFindings(page, 'a PC of a district')).toEqual([]);
}, 180_000);

test('what another PC wrote comes to the screen by itself', async () => {
  const { page, host } = browser;
  await goTo(page, '/personas');
  await page.getByRole('gridcell', { name: 'Ñáñez' }).first().waitFor(patience);
  const other = await openAnotherPc();
  await addPupil(other, 'Ramona');
  await synchronizeChanges(other);
  await host.client.district.synchronizeNow();
  await page.getByRole('grid').getByText('Ramona').first().waitFor(patience);
}, 180_000);

test('a paper whose file is on another PC says so, and is brought and shown once that PC has sent it', async () => {
  const { page, host } = browser;
  const other = await openAnotherPc();
  await other.ingest(other.write('Nota de la señora Ñáñez.txt', 'Lucía se retira a las once.'));
  const { id: sourceId } = await other.paper('Nota de la señora Ñáñez.txt');
  await synchronizeChanges(other);
  await host.client.district.synchronizeNow();
  const isKnown = async () => (await host.client.sources.counts()).status.ready;
  await expect.poll(isKnown, patience).toBe(1);
  await goTo(page, `/papeles/${sourceId}`);
  const notArrived = errorMessage('FILE_NOT_ARRIVED', { name: 'Nota de la señora Ñáñez.txt' });
  await page.getByText(notArrived).first().waitFor(patience);
  expect(await seriousFindings(page, 'a paper whose file is on another PC')).toEqual([]);
  await other.useCases.synchronizeFiles.moveFiles({
    signal: new AbortController().signal,
    report: () => undefined,
    waiting: () => undefined,
    isInterrupted: async () => false,
  });
  await page.getByRole('button', { name: viewerMessages.absent.again }).click(patience);
  await page.getByText('Lucía se retira a las once.').first().waitFor(patience);
  await page.getByRole('button', { name: viewerMessages.absent.again }).waitFor({ state: 'detached', ...patience });
}, 180_000);

test('what two PCs changed differently is counted until somebody corrects it', async () => {
  const { page, host } = browser;
  const other = await openAnotherPc();
  const { personId } = await addPupil(other, 'Eva');
  await synchronizeChanges(other);
  await host.client.district.synchronizeNow();
  const courseHere = async () => (await host.client.people.list({})).find(({ id }) => id === personId)?.course;
  await expect.poll(courseHere, patience).toBe('3.º B');
  await other.client.people.update({ id: personId, course: '4.º C' });
  await host.client.people.update({ id: personId, course: '4.º A' });
  await expect.poll(async () => (await statusOf(browser)).outbox, patience).toBe(0);
  await synchronizeChanges(other);
  await goTo(page, '/ajustes');
  await button(page, words.synchronizeNow).click(patience);
  await sectionOf(page).getByText(words.conflicts(1)).waitFor(patience);
  expect(await seriousFindings(page, 'a conflict')).toEqual([]);
  await host.client.people.update({ id: personId, course: '4.º A' });
  await sectionOf(page)
    .getByText(words.conflicts(1))
    .waitFor({ state: 'detached', ...patience });
}, 180_000);

test('a cell that two PCs wrote without a connection is told on both, and is the same everywhere after one press', async () => {
  const { page, host } = browser;
  const second = await openInBrowser({ deviceKeys: memoryDeviceKeys(), lookAtDistrictEveryMs: 50 });
  try {
    await second.host.client.library.updateSettings({ userName: 'Beto', firstRunDone: true });
    await second.page.reload();
    await second.host.client.district.enrol({ server: line.url, code: await createCode() });
    await second.host.client.district.confirm();
    const planillaId = await createPlanilla(host.client);
    const cellOn = async ({ client }: BrowserHost['host']) =>
      (await client.planillas.rows({ planillaId })).rows[0]?.cells[0]?.value;
    const meet = async () => {
      await host.client.district.synchronizeNow();
      await second.host.client.district.synchronizeNow();
      return second.host.client.conflicts.registers();
    };
    const rowsThere = async () => {
      await meet();
      return (await second.host.client.planillas.rows({ planillaId })).total;
    };
    await expect.poll(rowsThere, patience).toBe(1);

    line.cut();
    await type(page, planillaId, 'Rivadavia 100');
    await type(second.page, planillaId, 'Mitre 200');
    await expect.poll(() => cellOn(host), patience).toBe('Rivadavia 100');
    await expect.poll(() => cellOn(second.host), patience).toBe('Mitre 200');
    line.mend();
    await expect.poll(meet, patience).toHaveLength(1);
    await expect.poll(() => host.client.conflicts.registers(), patience).toHaveLength(1);

    for (const each of [page, second.page]) {
      const cell = each.getByRole('gridcell').filter({ hasText: gridMessages.states.disputed });
      await cell.click(patience);
      for (const text of ['Rivadavia 100', 'Mitre 200'])
        await each.getByRole('button', { name: text }).waitFor(patience);
    }
    expect(await seriousFindings(page, 'a cell in conflict')).toEqual([]);
    const statusLine = second.page.locator('[data-region="status"]');
    await statusLine.getByText(conflictMessages.mark(1)).click();
    const values = second.page.getByRole('list', { name: conflictMessages.versions });
    for (const text of ['Rivadavia 100', 'Mitre 200']) await values.getByText(text).waitFor(patience);
    expect(await seriousFindings(second.page, 'the conflicts')).toEqual([]);
    await values.getByRole('listitem').filter({ hasText: 'Rivadavia 100' }).getByText(conflictMessages.use).click();
    await second.page.getByText(conflictMessages.none, { exact: true }).waitFor(patience);
    const settledHere = async () => {
      await meet();
      return host.client.conflicts.registers();
    };
    await expect.poll(settledHere, patience).toEqual([]);
    await page
      .getByRole('gridcell')
      .filter({ hasText: gridMessages.states.disputed })
      .waitFor({ state: 'detached', ...patience });
    await page.getByRole('gridcell').getByText('Rivadavia 100').waitFor(patience);
    expect(await cellOn(second.host)).toBe('Rivadavia 100');
    expect(second.pageErrors).toEqual([]);
  } finally {
    await second.close();
  }
}, 240_000);

test('it synchronises when told to and says what came of it, also without a server', async () => {
  const { page, host } = browser;
  await goTo(page, '/ajustes');
  await button(page, words.synchronizeNow).click(patience);
  await page.getByText(words.synchronized).first().waitFor(patience);
  // What the test before wrote, if it is still on its way.
  await expect.poll(async () => (await statusOf(browser)).outbox, patience).toBe(0);
  const before = await sentBySchool();
  line.cut();
  await addPupil(host, 'Ana');
  await button(page, words.synchronizeNow).click(patience);
  await page.getByText(words.failed).first().waitFor(patience);
  const { outbox } = await statusOf(browser);
  await sectionOf(page)
    .getByText(errorMessage('SYNC_UNREACHABLE', { server: new URL(line.url).host }))
    .waitFor();
  await sectionOf(page).getByText(words.outbox(outbox, allSent)).waitFor();
  const statusLine = page.locator('[data-region="status"]');
  await statusLine.getByText(frameMessages.unsent(outbox)).waitFor(patience);
  expect(await seriousFindings(page, 'a district that does not answer')).toEqual([]);
  line.mend();
  await button(page, words.synchronizeNow).click(patience);
  await sectionOf(page).getByText(words.outbox(0, allSent)).waitFor(patience);
  await statusLine.getByText(/^Sincronizado hoy/).waitFor(patience);
  expect(await sentBySchool()).toBe(before + outbox);
}, 180_000);

test('a PC that the district shut out says so, comes back with another code, and leaves once it was said what stays', async () => {
  const { page } = browser;
  for (const { id } of await district.host.registry.devices()) await district.host.registry.revoke(id);
  await button(page, words.synchronizeNow).click(patience);
  await sectionOf(page).getByText(errorMessage('DEVICE_REVOKED')).waitFor(patience);
  expect(await sectionOf(page).getByLabel(words.address).inputValue()).toBe(line.url);
  expect(await seriousFindings(page, 'a PC that was shut out')).toEqual([]);
  await fillIn(page, { server: line.url, code: await createCode() });
  await button(page, words.confirm.yes).click(patience);
  await sectionOf(page).getByText(words.outbox(0, allSent)).waitFor(patience);

  await button(page, words.leave).press('Enter', patience);
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(words.leaving.text(0)).waitFor(patience);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await statusOf(browser)).membership).not.toBeNull();
  await button(page, words.leave).press('Enter');
  await dialog.getByRole('button', { name: words.leaving.action, exact: true }).press('Enter');
  await sectionOf(page).getByLabel(words.address).waitFor(patience);
  expect(await browser.host.client.people.list({})).not.toEqual([]);
  expect(browser.pageErrors).toEqual([]);
}, 180_000);
