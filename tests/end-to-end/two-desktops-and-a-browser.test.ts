import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isBackupName } from '../../server/backup/backup-format.ts';
import { createDistrictHost } from '../../server/host/create-district-host.ts';
import { conflictMessages } from '../../src-renderer/messages/conflicts.ts';
import { districtMessages } from '../../src-renderer/messages/district.ts';
import { districtAccountMessages } from '../../src-renderer/messages/district-account.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { gridMessages } from '../../src-renderer/messages/planillas.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { type BreakableLine, startBreakableLine } from '../fixtures/breakable-line.ts';
import { openBrowser, tokenOf } from '../fixtures/person-for-tests.ts';
import { createServerByCommands, type ServingByCommands } from '../fixtures/server-by-commands.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { type BrowserPage, openPage } from './chromium.ts';

const patience = { timeout: 60_000 };
const { signIn } = districtAccountMessages;
const backups = temporaryFolder('district-backups');
const { configuration, serve, command } = createServerByCommands();

let server: ServingByCommands;
/** What the PCs speak by, and what the browser does. */
let [line, door]: [BreakableLine | null, BreakableLine | null] = [null, null];
let schoolId: string;
let desktops: BrowserHost[];
let deviceOfBeto: string;
let browser: BrowserPage;
let planillaId: PlanillaId;

beforeAll(async () => {
  server = await serve();
  [line, door] = [await startBreakableLine(server.url), await startBreakableLine(server.url)];
  schoolId = await command('school', 'add', 'Escuela N.º 12');
  const secretary = await inviteSecretary();
  desktops = [await openDesktop('Ana')];
  const [first] = await devices();
  desktops.push(await openDesktop('Beto'));
  deviceOfBeto = (await devices()).find((id) => id !== first)!;
  browser = await openPage(door.url);
  await browser.page.getByLabel(signIn.userName, { exact: true }).fill(secretary.userName, patience);
  await browser.page.getByLabel(signIn.password, { exact: true }).fill(secretary.password);
  await browser.page.keyboard.press('Enter');
  await browser.page.getByRole('navigation', { name: frameMessages.screens }).waitFor(patience);
  planillaId = await createPlanilla();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  for (const desktop of desktops ?? []) await desktop.close();
  await line?.stop();
  await door?.stop();
  await server?.stop();
});

const devices = async () => (await command('devices')).split('\n').map((line) => line.split('\t')[0]!);

async function inviteSecretary(): Promise<{ userName: string; password: string }> {
  const person = { userName: 'carla', password: `clave de ${randomUUID()}` };
  const host = await createDistrictHost({ ...configuration, logLevel: 'error' });
  const user = {
    userName: person.userName,
    fullName: 'Carla Ñáñez',
    role: 'secretary',
    schoolIds: [schoolId],
  } as const;
  const { path } = await host.people.users.invite(machine, { ...user, schoolIds: [schoolId] });
  await host.close({ keepsDatabase: true });
  await openBrowser(server.url).post('/account/use-link', { token: tokenOf(path), password: person.password });
  return person;
}

async function openDesktop(userName: string): Promise<BrowserHost> {
  const desktop = await openInBrowser({ deviceKeys: memoryDeviceKeys(), lookAtDistrictEveryMs: 50 });
  const { client } = desktop.host;
  await client.library.updateSettings({ userName, firstRunDone: true });
  await client.district.enrol({ server: line!.url, code: await command('code', '--school', schoolId) });
  await client.district.confirm();
  await desktop.page.reload();
  return desktop;
}

/** A planilla with one row and two columns, that everybody has open. */
async function createPlanilla(): Promise<PlanillaId> {
  const { client } = desktops[0]!.host;
  const columns = ['Teléfono', 'Domicilio'].map((name) => columnDefinitionSchema.parse({ name, type: 'text' }));
  const scope = planillaScopeSchema.parse({});
  const made = await client.planillas.create({ title: 'Domicilios', rowKind: 'document', scope, columns });
  await client.planillas.addRow({ planillaId: made.planillaId });
  const there = () => desktops[1]!.host.client.planillas.list({});
  await vi.waitFor(async () => expect(await there()).toHaveLength(1), { ...patience, interval: 100 });
  for (const page of pages()) {
    await goTo(page, `/planillas/${made.planillaId}`);
    await page.getByRole('gridcell').last().waitFor(patience);
  }
  return made.planillaId;
}

const pages = (): Page[] => [...desktops.map(({ page }) => page), browser.page];
/** What the row's cells say, as they stand. */
const cellsOn = async ({ host }: BrowserHost) =>
  (await host.client.planillas.rows({ planillaId })).rows[0]?.cells.map(({ value }) => value) ?? [];
const disputed = (page: Page) => page.getByRole('gridcell').filter({ hasText: gridMessages.states.disputed });

/** Into the one row, `fromLast` cells before its last. */
async function type(page: Page, text: string, fromLast = 0): Promise<void> {
  await page
    .getByRole('row')
    .last()
    .getByRole('gridcell')
    .nth(-1 - fromLast)
    .click(patience);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** What all three screens and both libraries come to, without anybody asking for it. */
async function everywhere(telephone: string, address: string): Promise<void> {
  for (const desktop of desktops) await expect.poll(() => cellsOn(desktop), patience).toEqual([telephone, address]);
  for (const page of pages()) {
    for (const text of [telephone, address]) await page.getByRole('gridcell').getByText(text).waitFor(patience);
    await expect.poll(() => disputed(page).count(), patience).toBe(0);
  }
}

test('what two desktops wrote into one cell without a connection is decided in the browser, and is the same everywhere', async () => {
  const [ana, beto] = desktops as [BrowserHost, BrowserHost];
  line!.cut();
  await type(ana.page, 'Rivadavia 100');
  await type(beto.page, 'Mitre 200');
  await type(browser.page, '4567-8901', 1);
  await expect.poll(() => cellsOn(ana), patience).toContain('Rivadavia 100');
  await expect.poll(() => cellsOn(beto), patience).toContain('Mitre 200');
  line!.mend();
  for (const page of pages()) await disputed(page).waitFor(patience);

  await disputed(browser.page).click();
  await browser.page.getByRole('button', { name: 'Rivadavia 100' }).waitFor(patience);
  await browser.page.locator('[data-region="status"]').getByText(conflictMessages.mark(1)).click(patience);
  const values = browser.page.getByRole('list', { name: conflictMessages.versions });
  await values.getByText('Mitre 200').waitFor(patience);
  await values.getByRole('listitem').filter({ hasText: 'Rivadavia 100' }).getByText(conflictMessages.use).click();
  await browser.page.getByText(conflictMessages.none, { exact: true }).waitFor(patience);
  await goTo(browser.page, `/planillas/${planillaId}`);
  await everywhere('4567-8901', 'Rivadavia 100');
}, 240_000);

test('a server that is put back as it was is given what it lacks, and the browser shows it too', async () => {
  await command('backup', '--to', backups);
  await type(desktops[0]!.page, 'Belgrano 300');
  await everywhere('4567-8901', 'Belgrano 300');

  await server.stop();
  const [backup] = readdirSync(backups).filter(isBackupName);
  await command('restore', '--from', join(backups, backup!), '--replace');
  server = await serve();
  line!.leadTo(server.url);
  door!.leadTo(server.url);
  for (const { host } of desktops) await host.client.district.synchronizeNow();
  await everywhere('4567-8901', 'Belgrano 300');
  await browser.page.reload();
  await everywhere('4567-8901', 'Belgrano 300');
}, 240_000);

test('a PC that is shut out says so, and what it writes from then on reaches nobody', async () => {
  const [ana, beto] = desktops as [BrowserHost, BrowserHost];
  await command('revoke', deviceOfBeto);
  await type(beto.page, 'San Martín 400');
  await goTo(beto.page, '/ajustes');
  await beto.page
    .getByRole('region', { name: districtMessages.title, exact: true })
    .getByText(errorMessage('DEVICE_REVOKED'))
    .waitFor(patience);
  expect(await cellsOn(ana)).toContain('Belgrano 300');
  await browser.page.getByRole('gridcell').getByText('Belgrano 300').waitFor(patience);
  for (const { pageErrors } of [...desktops, browser]) expect(pageErrors).toEqual([]);
}, 120_000);
