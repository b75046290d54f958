import { commonMessages } from '../../src-renderer/messages/common.ts';
import { districtAccountMessages, roleWords } from '../../src-renderer/messages/district-account.ts';
import { districtFrameMessages } from '../../src-renderer/messages/district-frame.ts';
import { districtSchoolsMessages } from '../../src-renderer/messages/district-schools.ts';
import { districtUsersMessages } from '../../src-renderer/messages/district-users.ts';
import type { DistrictStudio } from './open-district.ts';
import type { Picture } from './pictures.ts';

const school = 'Escuela Primaria N.º 23 «Juana Manso»';
const { link } = districtAccountMessages;

/** The pictures of the district's screens, in the order in which they are taken. */
export const districtPictures: readonly Picture<DistrictStudio>[] = [
  { name: 'distrito-escuelas', arrange: arrangeSchools },
  { name: 'distrito-codigo', arrange: arrangeCode },
  { name: 'distrito-auditoria', arrange: arrangeAudit },
];

async function arrangeSchools({ page, firstAddress }: DistrictStudio): Promise<void> {
  await page.goto(firstAddress);
  await page.getByLabel(link.fullName).fill('Marta Quiroga');
  await page.getByLabel(link.userName).fill('marta.quiroga');
  await page.getByLabel(link.password, { exact: true }).fill('mate cedrón tiza vereda');
  await page.getByLabel(link.again, { exact: true }).fill('mate cedrón tiza vereda');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: school }).waitFor();
}

async function arrangeCode({ page }: DistrictStudio): Promise<void> {
  await page.getByRole('link', { name: school }).click();
  await page.getByRole('button', { name: districtSchoolsMessages.code.create, exact: true }).click();
  await page.getByRole('status', { name: districtSchoolsMessages.code.code }).waitFor();
}

/** After some things were done. */
async function arrangeAudit({ page }: DistrictStudio): Promise<void> {
  await page.getByRole('button', { name: commonMessages.close, exact: true }).click();
  const { devices } = districtSchoolsMessages;
  await page.getByRole('button', { name: devices.revokeOf(devices.name(3)), exact: true }).click();
  await page.getByLabel(districtFrameMessages.reason).fill('La llevaron a arreglar y no vuelve');
  await page.getByRole('button', { name: devices.revokeAction, exact: true }).click();
  await page.getByText(devices.revoked, { exact: true }).waitFor();
  await invite({ page });
  await page.getByRole('link', { name: districtFrameMessages.audit, exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'Lucía Gómez' }).waitFor();
}

async function invite({ page }: Pick<DistrictStudio, 'page'>): Promise<void> {
  const words = districtUsersMessages;
  await page.getByRole('link', { name: districtFrameMessages.users, exact: true }).click();
  await page.getByRole('button', { name: words.invite.open, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(link.fullName).fill('Lucía Gómez');
  await dialog.getByLabel(link.userName).fill('lucia.gomez');
  await dialog.getByLabel(words.role, { exact: true }).selectOption(roleWords.principal);
  await dialog.getByLabel(words.schoolLabel, { exact: true }).selectOption(school);
  await dialog.getByRole('button', { name: words.invite.action, exact: true }).click();
  await page.getByRole('status', { name: words.madeLink.label }).waitFor();
  await page.getByRole('button', { name: commonMessages.close, exact: true }).click();
}
