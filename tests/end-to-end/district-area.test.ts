import { hostname } from 'node:os';
import { TOTP } from 'otpauth';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { districtAccountMessages, roleWords } from '../../src-renderer/messages/district-account.ts';
import { auditActionWords, districtAuditMessages } from '../../src-renderer/messages/district-audit.ts';
import { districtFrameMessages } from '../../src-renderer/messages/district-frame.ts';
import { districtSchoolsMessages } from '../../src-renderer/messages/district-schools.ts';
import { districtUsersMessages } from '../../src-renderer/messages/district-users.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { type FrontDoor, openFrontDoor } from '../fixtures/front-door.ts';
import { type ProviderForTests, startProviderForTests } from '../fixtures/provider-for-tests.ts';
import { synchronizeChanges } from '../library/enrolled-library.ts';
import { openLibrary } from '../library/open-library.ts';
import { goTo } from './browser-host.ts';
import { type BrowserPage, openPage } from './chromium.ts';
import { seriousFindings } from './serious-findings.ts';

const patience = { timeout: 60_000 };
const [frame, schools, audit] = [districtFrameMessages, districtSchoolsMessages, districtAuditMessages];
const [users, account, signIn] = [
  districtUsersMessages,
  districtAccountMessages.account,
  districtAccountMessages.signIn,
];
const link = districtAccountMessages.link;

const schoolName = 'Escuela N.º 12 «Ñandú»';
const administrator = { fullName: 'Ana Pérez', userName: 'ana.perez', password: 'mate cedrón tiza vereda' };
const secretary = { fullName: 'Lucía Gómez', userName: 'lucia@escuela.edu.ar', password: 'lapicera nube balcón tren' };

/** How much later it is for the server than for everybody else. */
let shiftMs = 0;
let district: DistrictForTests;
let door: FrontDoor;
let provider: ProviderForTests;
let browser: BrowserPage;
/** The administrator's, which shows codes. */
let telephone: TOTP;
beforeAll(async () => {
  door = await openFrontDoor();
  provider = await startProviderForTests(`${door.url}/`);
  district = await startDistrictForTests(
    { now: () => Date.now() + shiftMs },
    {
      said: {
        AMANUENSE_ADDRESS: door.url,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
        OIDC_NAME: 'la cuenta del ministerio',
      },
    },
  );
  door.leadTo(district.url);
  const { path } = await district.host.people.users.createFirstLink();
  browser = await openPage(`${door.url}${path}`, { acceptDownloads: true });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await district?.stop();
  await provider?.stop();
  await door?.close();
});

const button = (inside: Page | Locator, name: string) => inside.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: frame.screens }).getByRole('link', { name, exact: true });

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel(link.password, { exact: true }).fill(password, patience);
  await page.getByLabel(link.again, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

async function signInAs(page: Page, { userName, password }: { userName: string; password: string }): Promise<void> {
  await page.getByLabel(signIn.userName, { exact: true }).fill(userName, patience);
  await page.getByLabel(signIn.password, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

test('the first administrator comes in by the link, which is good once, and finds a district to begin', async () => {
  const { page } = browser;
  const address = page.url();
  await page.getByLabel(link.fullName).fill(administrator.fullName, patience);
  await page.getByLabel(link.userName).fill(administrator.userName);
  await page.getByLabel(link.password, { exact: true }).fill('corta');
  await page.getByText(link.passwordShort(7)).waitFor();
  expect(await seriousFindings(page, 'the first administrator')).toEqual([]);
  await choosePassword(page, administrator.password);
  await page.getByText(schools.empty).waitFor(patience);
  expect(page.url()).not.toContain('enlace');
  expect(await seriousFindings(page, 'a district without schools')).toEqual([]);
  // So that a page of a school that lies forgotten hears that somebody is there, and ends nothing.
  expect(Number(await page.evaluate(() => localStorage.getItem('session:last-act')))).toBeGreaterThan(0);

  const again = await openPage(address);
  await again.page.getByRole('heading', { name: link.wrongTitle }).waitFor(patience);
  await again.page.getByText(errorMessage('LINK_WRONG')).waitFor();
  await again.close();
}, 180_000);

test('a school is added, its PC enrols with a code, is seen, is shut out, and is told so', async () => {
  const { page } = browser;
  await button(page, schools.add).first().click(patience);
  await page.getByRole('dialog').getByLabel(schools.name).fill(schoolName);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row').filter({ hasText: schoolName });
  await row.getByText(schools.noDevices).waitFor(patience);
  await row.getByRole('link', { name: schoolName }).click();
  await heading(page, schoolName).waitFor(patience);
  await page.getByText(schools.devices.none).waitFor();

  await button(page, schools.code.create).click();
  const code = await page.getByRole('status', { name: schools.code.code }).textContent(patience);
  expect(await page.getByRole('status', { name: schools.code.address }).textContent()).toBe(door.url);
  expect(await seriousFindings(page, 'a code')).toEqual([]);
  const pc = await openLibrary({ deviceKeys: memoryDeviceKeys() });
  await pc.client.district.enrol({ server: district.url, code: code ?? '' });
  expect((await pc.client.district.status()).membership?.school.name).toBe(schoolName);
  await page.getByText(schools.code.arrived).waitFor(patience);
  await button(page, commonMessages.close).click();

  await pc.client.district.confirm();
  await synchronizeChanges(pc);
  await place(page, frame.schools).click();
  await button(page, schools.refresh).click(patience);
  await row.getByText(/^Hace (un momento|\d+ minutos)$/).waitFor(patience);
  expect(await seriousFindings(page, 'the schools')).toEqual([]);

  await row.getByRole('link', { name: schoolName }).click();
  const pcName = hostname();
  await button(page, schools.devices.revokeOf(pcName)).click(patience);
  await page.getByRole('dialog').getByLabel(frame.reason).fill('Se la robaron en el receso', patience);
  expect(await seriousFindings(page, 'shutting a PC out')).toEqual([]);
  await button(page.getByRole('dialog'), schools.devices.revokeAction).click();
  await page.getByText(schools.devices.revoked, { exact: true }).waitFor(patience);
  expect(await seriousFindings(page, 'a school')).toEqual([]);
  await expect(synchronizeChanges(pc)).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
  expect((await pc.client.district.status()).membership?.isRevoked).toBe(true);
}, 240_000);

test('somebody who is invited sees what is theirs and nothing else', async () => {
  const { page } = browser;
  await district.addSchool('Escuela de otra');
  await place(page, frame.users).click(patience);
  await button(page, users.invite.open).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(link.fullName).fill(secretary.fullName, patience);
  await dialog.getByLabel(link.userName).fill(secretary.userName);
  await dialog.getByLabel(users.role, { exact: true }).selectOption(roleWords.secretary);
  await dialog.getByLabel(users.schoolLabel, { exact: true }).selectOption(schoolName);
  expect(await seriousFindings(page, 'an invitation')).toEqual([]);
  await button(dialog, users.invite.action).click();
  const address = await page.getByRole('status', { name: users.madeLink.label }).textContent(patience);
  await button(page, commonMessages.close).click();
  await page.getByRole('row').filter({ hasText: secretary.fullName }).getByText(users.states.invited).waitFor(patience);
  expect(await seriousFindings(page, 'the people')).toEqual([]);

  const hers = await openPage(address ?? '');
  await choosePassword(hers.page, secretary.password);
  await heading(hers.page, schoolName).waitFor(patience);
  for (const name of [frame.schools, frame.users, frame.audit]) {
    expect(await place(hers.page, name).count()).toBe(0);
  }
  expect(await button(hers.page, schools.code.create).count()).toBe(0);
  const otherId = (await district.host.registry.schools()).find(({ name }) => name === 'Escuela de otra')?.id;
  await goTo(hers.page, `/escuelas/${otherId}`);
  await hers.page.getByText(errorMessage('NOT_IN_DISTRICT')).waitFor(patience);
  await goTo(hers.page, '/usuarios');
  await hers.page.getByText(errorMessage('NOT_ALLOWED')).waitFor(patience);
  expect(hers.pageErrors).toEqual([]);
  await hers.close();
}, 180_000);

test('with codes on, the password alone lets nobody in', async () => {
  const { page } = browser;
  await place(page, frame.account).click(patience);
  await button(page, account.secondFactor.start).click(patience);
  await page.getByRole('dialog').getByLabel(signIn.password, { exact: true }).fill(administrator.password, patience);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: account.secondFactor.scanTitle });
  await dialog.getByRole('img', { name: account.secondFactor.picture }).waitFor(patience);
  expect(await seriousFindings(page, 'the code of the telephone')).toEqual([]);
  const byHand = await dialog.getByText(/^([A-Z2-7]{4} ?)+$/).textContent();
  telephone = new TOTP({ secret: (byHand ?? '').replaceAll(' ', '') });
  const shown = () => telephone.generate({ timestamp: Date.now() + shiftMs });
  await dialog.getByLabel(account.secondFactor.type).fill(shown());
  await page.keyboard.press('Enter');
  const onPaper = page.getByRole('list', { name: account.recovery.title }).getByRole('listitem');
  await onPaper.first().waitFor(patience);
  const recoveryCodes = await onPaper.allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  expect(await seriousFindings(page, 'the recovery codes')).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText(account.secondFactor.intro).isVisible()).toBe(false);
  expect(await onPaper.first().isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await button(page, account.recovery.kept).click();
  await page.getByText(account.secondFactor.on, { exact: true }).waitFor(patience);
  await page.getByText(account.recovery.left(10)).waitFor(patience);
  await page.getByRole('dialog').waitFor({ state: 'detached', ...patience });
  // It has let go of what is behind it.
  await page.locator('#root:not([aria-hidden])').waitFor(patience);
  expect(await seriousFindings(page, 'an account')).toEqual([]);

  await button(page, frame.signOut).click();
  await signInAs(page, { ...administrator, password: 'otra cosa del todo' });
  await page.getByText(errorMessage('SIGN_IN_WRONG')).waitFor(patience);
  expect(await seriousFindings(page, 'a password that is wrong')).toEqual([]);
  await signInAs(page, administrator);
  const code = page.getByLabel(signIn.code);
  await code.fill('000000', patience);
  await page.keyboard.press('Enter');
  await page.getByText(errorMessage('SECOND_FACTOR_WRONG')).waitFor(patience);
  // A code that was used is not good again.
  shiftMs += 30_000;
  await code.fill(shown());
  await page.keyboard.press('Enter');
  await page.getByText(account.secondFactor.on, { exact: true }).waitFor(patience);

  await button(page, frame.signOut).click();
  await signInAs(page, administrator);
  await button(page, signIn.useRecoveryCode).click(patience);
  await page.getByLabel(signIn.recoveryCode).fill('aaaa-bbbb-cccc-dddd');
  await page.keyboard.press('Enter');
  await page.getByText(signIn.recoveryCodeWrong).waitFor(patience);
  await page.getByLabel(signIn.recoveryCode).fill(recoveryCodes[0]!.toUpperCase());
  await page.keyboard.press('Enter');
  await page.getByText(account.recovery.left(9)).waitFor(patience);
}, 180_000);

test('of whom the code is demanded reaches nothing else after a week, also by the ministry’s account', async () => {
  const { page } = browser;
  await place(page, frame.users).click(patience);
  await button(page, users.demand.open).click(patience);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(roleWords.inspector).check(patience);
  await dialog.getByLabel(frame.reason).fill('Lo ordena la inspección general');
  expect(await seriousFindings(page, 'of whom the code is demanded')).toEqual([]);
  await button(dialog, users.demand.action).click();
  await dialog.waitFor({ state: 'detached', ...patience });

  const email = 'rosa@ministerio.edu.ar';
  const invited = { userName: email, fullName: 'Rosa Ledesma', role: 'technician', schoolIds: [] } as const;
  provider.account = { id: 'rosa', email: 'otra@ministerio.edu.ar', isVerified: true };
  const theirs = await openPage(door.url);
  const comeIn = () => button(theirs.page, signIn.byProvider('la cuenta del ministerio')).click(patience);
  await comeIn();
  await theirs.page.getByText(errorMessage('PROVIDER_UNKNOWN')).waitFor(patience);
  expect(await seriousFindings(theirs.page, 'an account that was not invited')).toEqual([]);
  await district.host.people.users.invite(machine, invited);
  provider.account = { id: 'rosa', email, isVerified: true };
  await comeIn();
  await theirs.page.getByRole('link', { name: schoolName }).waitFor(patience);
  expect(theirs.page.url()).not.toContain('code=');
  shiftMs += 8 * 24 * 3_600_000;
  await button(theirs.page, schools.refresh).click(patience);
  await comeIn();
  await theirs.page.getByText(account.secondFactor.overdue).waitFor(patience);
  expect(await place(theirs.page, frame.schools).count()).toBe(0);
  expect(await seriousFindings(theirs.page, 'a code that is overdue')).toEqual([]);
  await button(theirs.page, account.secondFactor.start).click();
  await button(theirs.page.getByRole('dialog'), account.secondFactor.next).click(patience);
  const byHand = await theirs.page.getByText(/^([A-Z2-7]{4} ?)+$/).textContent(patience);
  const codes = new TOTP({ secret: (byHand ?? '').replaceAll(' ', '') });
  const shown = () => codes.generate({ timestamp: Date.now() + shiftMs });
  await theirs.page.getByLabel(account.secondFactor.type).fill(shown());
  await theirs.page.keyboard.press('Enter');
  await button(theirs.page, account.recovery.kept).click(patience);
  await theirs.page.getByRole('link', { name: schoolName }).waitFor(patience);

  await button(theirs.page, frame.signOut).click();
  await theirs.page.waitForURL(`${provider.issuer}/**`, patience);
  await theirs.page.goto(door.url);
  await comeIn();
  await theirs.page.getByText(account.wanted.code).waitFor(patience);
  expect(await seriousFindings(theirs.page, 'a code that is wanted')).toEqual([]);
  shiftMs += 30_000;
  await theirs.page.getByLabel(signIn.code).fill(shown());
  await theirs.page.keyboard.press('Enter');
  await theirs.page.getByRole('link', { name: schoolName }).waitFor(patience);
  expect(theirs.pageErrors).toEqual([]);
  await theirs.close();

  // The administrator's own session ended meanwhile.
  await place(page, frame.schools).click();
  await page.getByText(signIn.expired).waitFor(patience);
  await signInAs(page, administrator);
  await page.getByLabel(signIn.code).fill(telephone.generate({ timestamp: Date.now() + shiftMs }), patience);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: schoolName }).waitFor(patience);
}, 240_000);

test('the audit says who did what and why, whether it is whole, and can be taken along', async () => {
  const { page } = browser;
  await place(page, frame.audit).click(patience);
  const revoked = page.getByRole('row').filter({ hasText: auditActionWords['device.revoke'] });
  await revoked.getByText('Se la robaron en el receso').waitFor(patience);
  await revoked.getByRole('link', { name: administrator.fullName }).waitFor();
  await page.getByLabel(audit.what).selectOption(auditActionWords['device.enrol']);
  await revoked.waitFor({ state: 'detached', ...patience });
  await page.getByRole('row').filter({ hasText: auditActionWords['device.enrol'] }).first().waitFor(patience);
  await button(page, audit.verify).click();
  await page.getByRole('status').filter({ hasText: 'Está entera' }).waitFor(patience);
  expect(await seriousFindings(page, 'the audit')).toEqual([]);
  await button(page, audit.export.open).click();
  await page.getByRole('dialog').getByLabel(frame.reason).fill('Lo pide la supervisión', patience);
  const download = page.waitForEvent('download', patience);
  await button(page.getByRole('dialog'), audit.export.action).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
}, 180_000);

test('who comes in again after the session ended is where they were', async () => {
  const { page } = browser;
  await place(page, frame.schools).click(patience);
  await page.getByRole('searchbox', { name: schools.search }).fill('ñandu', patience);
  await page.getByRole('link', { name: 'Escuela de otra' }).waitFor({ state: 'detached', ...patience });
  await page.context().setOffline(true);
  await button(page, schools.refresh).click();
  await page.getByText(errorMessage('DISTRICT_SILENT')).first().waitFor(patience);
  await page.getByRole('link', { name: schoolName }).waitFor();
  await page.context().setOffline(false);

  shiftMs += 30 * 24 * 3_600_000;
  await button(page, schools.refresh).click();
  await page.getByText(signIn.expired).waitFor(patience);
  expect(await seriousFindings(page, 'a session that ended')).toEqual([]);
  // The name that was tried has to wait, and no other.
  const locked = page.getByText(/^Hubo demasiados intentos seguidos\. Podés probar de nuevo en \d+ s\.$/);
  for (let tries = 0; tries < 10 && (await locked.count()) === 0; tries++) {
    const answered = page.waitForResponse('**/api/account/sign-in', patience);
    await signInAs(page, { userName: 'nadie', password: 'cualquier cosa' });
    await (await answered).finished();
    await page.getByRole('alert').waitFor(patience);
  }
  expect(await button(page, signIn.action).isDisabled()).toBe(true);
  await signInAs(page, administrator);
  await page.getByLabel(signIn.code).fill(telephone.generate({ timestamp: Date.now() + shiftMs }), patience);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: schoolName }).waitFor(patience);
  expect(await page.getByRole('searchbox', { name: schools.search }).inputValue()).toBe('ñandu');
  expect(browser.pageErrors).toEqual([]);
  expect(browser.outsideRequests).toEqual([]);
}, 180_000);
