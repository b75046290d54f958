import { districtMessages } from '../../src-renderer/messages/district.ts';
import { districtAccountMessages } from '../../src-renderer/messages/district-account.ts';
import { districtViewMessages } from '../../src-renderer/messages/district-view.ts';
import { frameMessages, screenTitles } from '../../src-renderer/messages/frame.ts';
import { homeMessages } from '../../src-renderer/messages/home.ts';
import { peopleMessages } from '../../src-renderer/messages/people.ts';
import { rightsMessages } from '../../src-renderer/messages/rights.ts';
import { settingsMessages } from '../../src-renderer/messages/settings.ts';
import { goTo } from '../../tests/end-to-end/browser-host.ts';
import type { SchoolStudio } from './open-school.ts';
import type { Picture } from './pictures.ts';

const { link } = districtAccountMessages;

/** The pictures of a school in a browser, and of a PC of the same school. */
export const schoolPictures: readonly Picture<SchoolStudio>[] = [
  { name: 'en-el-navegador', arrange: arrangeHome },
  { name: 'distrito', arrange: arrangeDistrict },
  { name: 'derechos', arrange: arrangeRights },
];

async function arrangeHome({ page, firstAddress }: SchoolStudio): Promise<void> {
  await page.goto(firstAddress);
  await page.getByLabel(link.password, { exact: true }).fill('mate cedrón tiza vereda');
  await page.getByLabel(link.again, { exact: true }).fill('mate cedrón tiza vereda');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: homeMessages.greeting('Lucía Gómez') }).waitFor();
  await page.getByText('Legajos: datos y documentación por alumno').waitFor();
}

async function arrangeDistrict(studio: SchoolStudio): Promise<void> {
  studio.page = await studio.openPc();
  const { page } = studio;
  await goTo(page, '/ajustes');
  const sections = page.getByRole('navigation', { name: settingsMessages.sections });
  await sections.getByRole('button', { name: districtMessages.title, exact: true }).click();
  await page.getByRole('region', { name: districtViewMessages.title, exact: true }).waitFor();
  await page.getByLabel(districtMessages.computerName).fill('Secretaría');
  await page.keyboard.press('Tab');
  await page.getByText(frameMessages.saved, { exact: true }).waitFor();
}

async function arrangeRights({ page }: SchoolStudio): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${screenTitles.people}`) }).click();
  await page.getByRole('grid', { name: peopleMessages.grid }).getByText('Bravo, Felipe Ezequiel').click();
  await page.getByRole('button', { name: rightsMessages.menu }).click();
  await page.getByRole('menuitem', { name: rightsMessages.everything }).waitFor();
}
