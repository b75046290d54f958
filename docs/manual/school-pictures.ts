import { districtAccountMessages } from '../../src-renderer/messages/district-account.ts';
import { homeMessages } from '../../src-renderer/messages/home.ts';
import type { SchoolStudio } from './open-school.ts';
import type { Picture } from './pictures.ts';

const { link } = districtAccountMessages;

/** The pictures of a school in a browser. */
export const schoolPictures: readonly Picture<SchoolStudio>[] = [{ name: 'en-el-navegador', arrange: arrangeHome }];

async function arrangeHome({ page, firstAddress }: SchoolStudio): Promise<void> {
  await page.goto(firstAddress);
  await page.getByLabel(link.password, { exact: true }).fill('mate cedrón tiza vereda');
  await page.getByLabel(link.again, { exact: true }).fill('mate cedrón tiza vereda');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: homeMessages.greeting('Lucía Gómez') }).waitFor();
  await page.getByText('Legajos: datos y documentación por alumno').waitFor();
}
