import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { districtAccountMessages } from '../../src-renderer/messages/district-account.ts';
import { districtFrameMessages } from '../../src-renderer/messages/district-frame.ts';
import { districtPublishedMessages as words } from '../../src-renderer/messages/district-published.ts';
import { paperKindNames } from '../../src-renderer/messages/paper-kinds.ts';
import { setByDistrictMessages } from '../../src-renderer/messages/set-by-district.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { publishedSettingsName } from '../../src-shared/domain/publication.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { synchronizeChanges } from '../library/enrolled-library.ts';
import { type OpenLibrary, openLibrary } from '../library/open-library.ts';
import { type BrowserPage, openPage } from './chromium.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 60_000 };
const link = districtAccountMessages.link;

let district: DistrictForTests;
let browser: BrowserPage;
beforeAll(async () => {
  district = await startDistrictForTests();
  const { path } = await district.host.people.users.createFirstLink();
  browser = await openPage(`${district.url}${path}`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await district?.stop();
});

const button = (inside: Page | Locator, name: string) => inside.getByRole('button', { name, exact: true });

async function signIn(page: Page): Promise<void> {
  await page.getByLabel(link.fullName).fill('Inés Quiroga', patience);
  await page.getByLabel(link.userName).fill('ines');
  await page.getByLabel(link.password, { exact: true }).fill('mate cedrón tiza vereda');
  await page.getByLabel(link.again, { exact: true }).fill('mate cedrón tiza vereda');
  await page.keyboard.press('Enter');
}

async function openPc(): Promise<OpenLibrary> {
  const pc = await openLibrary({ deviceKeys: memoryDeviceKeys() });
  const { code } = await district.host.enrolment.createCode(await district.addSchool('Escuela 12'));
  await pc.client.district.enrol({ server: district.url, code });
  await pc.client.district.confirm();
  return pc;
}

const design = (...names: string[]) => ({
  name: 'vacunas.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({ title: 'Vacunas', rows: 'person', columns: names.map((name) => ({ name, type: 'text' })) }),
  ),
});

test('what is published with a look before it is at a school’s PC, read only, and so is its next version', async () => {
  const { page } = browser;
  await signIn(page);
  await page.getByRole('navigation').getByRole('link', { name: districtFrameMessages.published }).click(patience);
  await page.getByText(words.empty).waitFor(patience);
  expect(await seriousFindings(page, 'nothing published')).toEqual([]);

  await button(page, words.writePrompt).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.name).fill('Nota a las familias');
  await dialog.getByLabel(words.text).fill('Escribí una nota breve para {{curso}}.');
  expect(await seriousFindings(page, 'a prompt to publish')).toEqual([]);
  await button(dialog, words.publish).click();
  await page.getByText(words.done('Nota a las familias', 1)).first().waitFor(patience);

  await button(page, words.fromFile).click();
  await dialog.getByLabel(words.file).setInputFiles({ ...design('Dosis'), buffer: Buffer.from('{}') });
  await dialog.getByText(errorMessage('PUBLISHED_FILE_UNKNOWN', { name: 'vacunas.json' })).waitFor(patience);
  await dialog.getByLabel(words.file).setInputFiles(design('Dosis', 'dosis'));
  await dialog.getByText('columns[1] («dosis») se llama igual que columns[0]').waitFor(patience);
  await dialog.getByLabel(words.file).setInputFiles(design('Dosis'));
  await dialog.getByRole('cell', { name: 'Dosis' }).waitFor(patience);
  expect(await seriousFindings(page, 'a planilla to publish')).toEqual([]);
  await button(dialog, words.publish).click();
  await page.getByText(words.done('Vacunas', 1)).first().waitFor(patience);

  await button(page, words.setSettings).click();
  await dialog.getByLabel(setByDistrictMessages.trashDays).selectOption(settingsMessages.trash.options(90));
  await dialog.getByRole('checkbox', { name: setByDistrictMessages.requiredDecided }).check();
  await dialog.getByRole('checkbox', { name: paperKindNames.transfer }).check();
  expect(await seriousFindings(page, 'settings to publish')).toEqual([]);
  await button(dialog, words.publish).click();
  await page.getByText(words.done(publishedSettingsName, 1)).first().waitFor(patience);

  const pc = await openPc();
  await synchronizeChanges(pc);
  const [prompt] = await pc.client.prompts.list({});
  expect(prompt).toMatchObject({ content: { name: 'Nota a las familias' }, published: { by: 'Inés Quiroga' } });
  await expect(pc.client.prompts.trash({ promptId: prompt!.id })).rejects.toMatchObject({
    data: { code: 'PUBLISHED_READ_ONLY' },
  });
  const held = await pc.client.library.status();
  const requiredPapers = [{ paperKind: 'transfer', label: paperKindNames.transfer }];
  expect(held.setByDistrict?.settings).toEqual({ trashDays: 90, requiredPapers });
  expect(held.settings.trashDays).toBe(90);
  const { published } = (await pc.client.planillas.gallery())[0]!;
  const scope = { folderId: null, paperKinds: [], sourceIds: [], course: null };
  const begun = { publicationId: published!.publicationId, title: 'Vacunas', scope };
  const { planillaId } = await pc.client.planillas.createPublished(begun);

  await button(page, 'Vacunas').click();
  expect(await seriousFindings(page, 'something published')).toEqual([]);
  await button(dialog, words.newVersion).click();
  await dialog.getByLabel(words.file).setInputFiles(design('Dosis', 'Fecha'));
  await dialog.getByLabel(words.note).fill('Con la fecha', patience);
  await button(dialog, words.publish).click();
  await page.getByText(words.done('Vacunas', 2)).first().waitFor(patience);
  // The second dialog took the first one's place, and what opened the first has the focus again.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), patience).toBe('Vacunas');
  await synchronizeChanges(pc);
  expect(await pc.client.planillas.publishedNews({ planillaId })).toMatchObject({
    version: { version: 2, note: 'Con la fecha' },
    added: [{ name: 'Fecha' }],
  });

  await button(page, 'Nota a las familias').click();
  await button(dialog, words.withdraw).click();
  await dialog.getByLabel(districtFrameMessages.reason).fill('Se rehace');
  await button(dialog, words.withdraw).click();
  await page.getByText(words.withdrawDone('Nota a las familias')).first().waitFor(patience);
  expect(await seriousFindings(page, 'what is published')).toEqual([]);
  await synchronizeChanges(pc);
  expect(await pc.client.prompts.list({})).toEqual([]);
  expect(browser.pageErrors).toEqual([]);
}, 240_000);
