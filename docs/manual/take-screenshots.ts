import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import { viewerMessages } from '../../src-renderer/messages/viewer.ts';
import { districtPictures } from './district-pictures.ts';
import { openDistrict } from './open-district.ts';
import { openSchool } from './open-school.ts';
import { openStudio } from './open-studio.ts';
import { toPalettePng } from './palette-png.ts';
import { type Picture, pictures } from './pictures.ts';
import { schoolPictures } from './school-pictures.ts';

/*
 * Takes the manual's pictures of the real program on the sample school, of a district's server and of a school on it:
 * `npm run manual`.
 * Names after the command take those pictures alone; the screens between them are walked through all the same.
 */
const imagesFolder = join(programFolder, 'docs', 'manual', 'images');

/** Nothing half-drawn: no page on its way, no notice that passes, fonts and pictures there. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(683, 4);
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const passing = [
    page.getByText(viewerMessages.bringingPage),
    page.locator('.fui-Toast'),
    page.locator('.fui-Skeleton'),
  ];
  for (const each of passing) await each.first().waitFor({ state: 'detached', timeout: 60_000 });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  await page.waitForTimeout(1500);
}

/** Somewhere that pictures are taken of. */
type Place = { page: Page; close(): Promise<void> };

/** Those pictures of a place that are wanted; it is not opened for none. */
async function takePictures<Where extends Place>(
  open: () => Promise<Where>,
  pictures: readonly Picture<Where>[],
  only: readonly string[],
): Promise<void> {
  const isWanted = (name: string) => only.length === 0 || only.includes(name);
  if (!pictures.some(({ name }) => isWanted(name))) return;
  const place = await open();
  try {
    for (const { name, arrange } of pictures) {
      await arrange(place);
      if (!isWanted(name)) continue;
      await settle(place.page);
      const picture = await toPalettePng(await place.page.screenshot());
      writeFileSync(join(imagesFolder, `${name}.png`), picture);
      console.log(`${name}.png ${Math.round(picture.length / 1000)} kB`);
    }
  } catch (error) {
    await place.page.screenshot({ path: join(programFolder, 'out', 'manual-stopped-here.png') });
    throw error;
  } finally {
    await place.close();
  }
}

const only = process.argv.slice(2);
await takePictures(openStudio, pictures, only);
await takePictures(openDistrict, districtPictures, only);
await takePictures(openSchool, schoolPictures, only);
