import type { Locator, Page } from 'playwright';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { districtAccountMessages, roleWords } from '../../src-renderer/messages/district-account.ts';
import { districtFrameMessages } from '../../src-renderer/messages/district-frame.ts';
import { districtPublishedMessages } from '../../src-renderer/messages/district-published.ts';
import { districtSchoolsMessages } from '../../src-renderer/messages/district-schools.ts';
import { districtUsersMessages } from '../../src-renderer/messages/district-users.ts';
import type { DoorStudio } from './open-at-door.ts';
import type { Picture } from './pictures.ts';

const school = 'Escuela Primaria N.º 23 «Juana Manso»';
const { link } = districtAccountMessages;
const password = 'mate cedrón tiza vereda';

/** The pictures of the district's screens, in the order in which they are taken. */
export const districtPictures: readonly Picture<DoorStudio>[] = [
  { name: 'distrito-escuelas', arrange: arrangeSchools },
  { name: 'distrito-codigo', arrange: arrangeCode },
  { name: 'distrito-pc', arrange: arrangePcs },
  { name: 'distrito-planillas', arrange: arrangePlanilla },
  { name: 'distrito-publicado', arrange: arrangePublished },
  { name: 'distrito-auditoria', arrange: arrangeAudit },
  { name: 'distrito-codigo-del-telefono', arrange: arrangeSecondFactor },
];

async function arrangeSchools({ page, firstAddress }: DoorStudio): Promise<void> {
  await page.goto(firstAddress);
  await page.getByLabel(link.fullName).fill('Marta Quiroga');
  await page.getByLabel(link.userName).fill('marta.quiroga');
  await page.getByLabel(link.password, { exact: true }).fill(password);
  await page.getByLabel(link.again, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: school }).waitFor();
}

async function arrangeCode({ page }: DoorStudio): Promise<void> {
  await page.getByRole('link', { name: school }).click();
  await page.getByRole('button', { name: districtSchoolsMessages.code.create, exact: true }).click();
  await page.getByRole('status', { name: districtSchoolsMessages.code.code }).waitFor();
}

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: districtFrameMessages.screens }).getByRole('link', { name, exact: true });
const button = (inside: Page | Locator, name: string) => inside.getByRole('button', { name, exact: true });

async function arrangePcs({ page }: DoorStudio): Promise<void> {
  await button(page, commonMessages.close).click();
  await place(page, districtFrameMessages.pcs).click();
  await page.getByRole('row').filter({ hasText: school }).first().waitFor();
}

async function arrangePlanilla({ page }: DoorStudio): Promise<void> {
  await place(page, districtFrameMessages.planillas).click();
  await page.getByRole('link', { name: 'Vacunas de ingreso' }).click();
  await page.getByRole('row').filter({ hasText: school }).first().waitFor();
}

async function arrangePublished({ page }: DoorStudio): Promise<void> {
  const words = districtPublishedMessages;
  const dialog = page.getByRole('dialog');
  const publish = async (name: string, version: number) => {
    await button(dialog, words.publish).click();
    await page.getByText(words.done(name, version)).first().waitFor();
    await dialog.waitFor({ state: 'detached' });
  };
  await place(page, districtFrameMessages.published).click();
  await button(page, words.writePrompt).click();
  await dialog.getByLabel(words.name).fill('Nota a las familias');
  await dialog.getByLabel(words.text).fill('Escribí una nota breve para las familias de {{curso}}, con la fecha.');
  await publish('Nota a las familias', 1);
  await button(page, words.fromFile).click();
  await dialog.getByLabel(words.file).setInputFiles(design('Última vacuna'));
  await publish('Vacunas de ingreso', 1);
  await button(page, 'Vacunas de ingreso').click();
  await button(dialog, words.newVersion).click();
  await dialog.getByLabel(words.file).setInputFiles(design('Última vacuna', 'Vacunatorio'));
  await dialog.getByLabel(words.note).fill('Con el vacunatorio');
  await publish('Vacunas de ingreso', 2);
  await button(page, 'Vacunas de ingreso').click();
  await dialog.getByRole('cell', { name: 'Vacunatorio' }).waitFor();
}

const sought: Readonly<Record<string, string>> = {
  'Apellido y nombres': 'El apellido y los nombres del alumno',
  'Última vacuna': 'La fecha de la última vacuna del carnet',
  Vacunatorio: 'Dónde se la dieron: hospital o centro de salud',
};

/** A planilla's design, as a file, whose first columns are always the same. */
function design(...names: string[]) {
  const columns = ['Apellido y nombres', ...names].map((name) => ({ name, type: 'text', instruction: sought[name] }));
  const said = JSON.stringify({ title: 'Vacunas de ingreso', rows: 'person', columns });
  return { name: 'vacunas.json', mimeType: 'application/json', buffer: Buffer.from(said) };
}

/** After some things were done. */
async function arrangeAudit({ page }: DoorStudio): Promise<void> {
  await button(page, commonMessages.close).click();
  await place(page, districtFrameMessages.schools).click();
  await page.getByRole('link', { name: school }).click();
  const { devices } = districtSchoolsMessages;
  await button(page, devices.revokeOf('Biblioteca')).click();
  await page.getByLabel(districtFrameMessages.reason).fill('La llevaron a arreglar y no vuelve');
  await page.getByRole('button', { name: devices.revokeAction, exact: true }).click();
  await page.getByText(devices.revoked, { exact: true }).waitFor();
  await invite({ page });
  await page.getByRole('link', { name: districtFrameMessages.audit, exact: true }).click();
  await page.getByRole('row').filter({ hasText: 'Lucía Gómez' }).waitFor();
}

async function invite({ page }: Pick<DoorStudio, 'page'>): Promise<void> {
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

async function arrangeSecondFactor({ page }: DoorStudio): Promise<void> {
  const { secondFactor } = districtAccountMessages.account;
  await place(page, districtFrameMessages.account).click();
  await button(page, secondFactor.start).click();
  await page.getByRole('dialog').getByLabel(districtAccountMessages.signIn.password, { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: secondFactor.picture }).waitFor();
}
