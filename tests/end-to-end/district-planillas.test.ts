import { afterAll, beforeAll, expect, test } from 'vitest';
import { districtMessages } from '../../src-renderer/messages/district.ts';
import { districtFrameMessages as frame } from '../../src-renderer/messages/district-frame.ts';
import { districtPlanillasMessages as words } from '../../src-renderer/messages/district-planillas.ts';
import { districtViewMessages as view } from '../../src-renderer/messages/district-view.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { type BrowserPage, openPage } from './chromium.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 60_000 };
const schoolName = 'Escuela N.º 12 «Ñandú»';
const title = 'Domicilios';

let district: DistrictForTests;
let schoolId: string;
let browser: BrowserHost;
let office: BrowserPage;
beforeAll(async () => {
  district = await startDistrictForTests(undefined, { keepsLibraries: true });
  schoolId = await district.addSchool(schoolName);
  await district.addSchool('Escuela Callada');
  browser = await openInBrowser({ deviceKeys: memoryDeviceKeys(), lookAtDistrictEveryMs: 50 });
  const { path } = await district.host.people.users.createFirstLink();
  office = await openPage(`${district.url}${path}`);
}, 120_000);
afterAll(async () => {
  await office?.close();
  await browser?.close();
  await district?.stop();
});

test('a school lets the district see a planilla, whose rows are read there with why other schools are missing', async () => {
  const { client } = browser.host;
  await client.library.updateSettings({ firstRunDone: true, userName: 'La directora' });
  const columns = [columnDefinitionSchema.parse({ name: 'Domicilio', type: 'text' })];
  const scope = planillaScopeSchema.parse({});
  const { planillaId } = await client.planillas.create({ title, rowKind: 'document', scope, columns });
  await client.planillas.addRow({ planillaId });
  await client.district.enrol({
    server: district.url,
    code: (await district.host.enrolment.createCode(schoolId)).code,
  });
  await client.district.confirm();

  const { page } = browser;
  await page.reload();
  await goTo(page, '/ajustes');
  const section = page.getByRole('region', { name: districtMessages.title, exact: true });
  await section.getByText(view.sees({ kind: 'nothing' }, [])).waitFor(patience);
  await section.getByRole('button', { name: view.change }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(view.dialog.kinds.named).click(patience);
  await dialog.getByText(view.dialog.chooseOne).waitFor(patience);
  await dialog.getByRole('checkbox').check(patience);
  expect(await seriousFindings(page, 'what the district sees')).toEqual([]);
  await dialog.getByRole('button', { name: view.dialog.save }).click();
  await section.getByText(`El distrito ve: «${title}».`).waitFor(patience);
  // The dialog has let go of what is behind it.
  await page.locator('#root:not([aria-hidden])').waitFor(patience);
  expect(await seriousFindings(page, 'a PC that shows a planilla')).toEqual([]);

  await expect.poll(async () => (await client.district.status()).outbox, patience).toBe(0);
  await district.libraries?.settled();
  const person = office.page;
  await person.getByLabel('Nombre y apellido').fill('Ana Pérez', patience);
  await person.getByLabel('Usuario').fill('ana.perez');
  const [password, again] = [
    person.locator('input[type=password]').first(),
    person.locator('input[type=password]').last(),
  ];
  await password.fill('mate cedrón tiza vereda');
  await again.fill('mate cedrón tiza vereda');
  await person.keyboard.press('Enter');
  await person
    .getByRole('navigation', { name: frame.screens })
    .getByRole('link', { name: frame.planillas, exact: true })
    .click(patience);
  await person.getByRole('link', { name: title }).click(patience);
  await person.getByRole('row').filter({ hasText: schoolName }).waitFor(patience);
  await person.getByText(words.schools.summary(1, 2)).click(patience);
  await person
    .getByText(words.schools.standing({ id: '', name: '', standing: 'silent', rows: 0, lastContactMs: null }))
    .waitFor(patience);
  expect(await seriousFindings(person, 'a planilla of schools')).toEqual([]);
  await person
    .getByRole('navigation', { name: frame.screens })
    .getByRole('link', { name: frame.pcs, exact: true })
    .click();
  await person.getByRole('row').filter({ hasText: schoolName }).waitFor(patience);
  expect(await seriousFindings(person, 'the PCs')).toEqual([]);
}, 180_000);
