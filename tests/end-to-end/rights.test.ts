import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { peopleMessages, personMessages } from '../../src-renderer/messages/people.ts';
import {
  everythingMessages,
  purgePersonMessages,
  retentionMessages,
  rightsMessages,
} from '../../src-renderer/messages/rights.ts';
import type { PersonId } from '../../src-shared/domain/identifiers.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { type BrowserHost, goTo, openInBrowser } from './browser-host.ts';
import { waitForJobs } from './sample-school.ts';

let browser: BrowserHost;
let folder: string;
let personId: PersonId;

beforeAll(async () => {
  folder = temporaryFolder('rights');
  browser = await openInBrowser();
  const { client } = browser.host;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 123', userName: 'Ana', firstRunDone: true });
  const pupil = { role: 'pupil', course: '3.º B', birthDate: null, details: {} } as const;
  const named = { familyName: 'Quirquincho', givenName: 'Zulema Itatí', dni: '48765432' };
  personId = (await client.people.create({ ...pupil, ...named })).personId;
  await client.people.create({ ...pupil, familyName: 'Sosa', givenName: 'Lucía', dni: '50333444' });
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  await client.sources.ingestPaths({
    paths: [
      write('carnet.txt', 'CERTIFICADO DE VACUNACIÓN\nDNI: 48.765.432\nEsquema completo.\n'),
      write('circular.txt', 'CIRCULAR N.º 12\nLa Plata, 3 de marzo de 2015\nSe informa que no hay clases.\n'),
    ],
  });
  await waitForJobs(browser.host);
  await browser.page.reload();
});
afterAll(() => browser?.close());

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: rightsMessages.menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const focused = (page: Page) => page.locator(':focus');

async function giveReason(page: Page, reason: string, action: string): Promise<void> {
  await page.getByLabel(rightsMessages.reason).fill(reason);
  await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Takes her out of the roster, and opens her page from the list of those who were, with the keyboard. */
async function takeOutAndFind(page: Page): Promise<void> {
  await page.getByRole('button', { name: personMessages.remove }).click();
  await page.getByText(personMessages.removed('Quirquincho, Zulema Itatí')).waitFor();
  await page.getByRole('grid').getByText('Sosa, Lucía').waitFor();
  await page.getByRole('button', { name: peopleMessages.removed }).press('Enter');
  await page.getByRole('link', { name: 'Quirquincho, Zulema Itatí' }).press('Enter');
  await page.getByText(personMessages.isRemovedText).waitFor();
  await page.getByRole('button', { name: personMessages.restore }).waitFor();
}

test('somebody is blocked and held, all about her is written out, and she is forgotten for good', {
  timeout: 120_000,
}, async () => {
  const { page, host } = browser;
  await goTo(page, `/personas/${personId}`);
  await choose(page, rightsMessages.block);
  await giveReason(page, 'Nota 14: corregir el domicilio', rightsMessages.blockAction);
  await page.getByText('«Nota 14: corregir el domicilio»').waitFor();
  await choose(page, rightsMessages.unblock);
  await giveReason(page, 'Corregido', rightsMessages.unblockAction);
  await page.getByText(rightsMessages.blockedText).waitFor({ state: 'hidden' });

  await choose(page, rightsMessages.hold);
  await giveReason(page, 'Expediente 33', rightsMessages.holdAction);
  await page.getByText('«Expediente 33»').waitFor();
  await choose(page, rightsMessages.purge);
  await page.getByText(purgePersonMessages.held).waitFor();
  await page.keyboard.press('Escape');
  await focused(page)
    .and(page.getByRole('button', { name: rightsMessages.menu }))
    .waitFor();
  await choose(page, rightsMessages.unhold);
  await giveReason(page, 'Se archivó', rightsMessages.unholdAction);

  await choose(page, rightsMessages.everything);
  const path = join(folder, 'todo.zip');
  await page.getByLabel(everythingMessages.path).fill(path);
  await page.getByRole('button', { name: everythingMessages.run }).click();
  await vi.waitUntil(() => existsSync(path), { timeout: 30_000 });

  await takeOutAndFind(page);
  await choose(page, rightsMessages.purge);
  const purge = page.getByRole('button', { name: purgePersonMessages.run });
  await page.getByLabel(rightsMessages.reason).fill('Lo pidió la familia');
  expect(await purge.isDisabled()).toBe(true);
  await page.getByLabel(purgePersonMessages.familyName('Quirquincho')).fill('quirquincho');
  await purge.click();
  await page.getByRole('grid').getByText('Sosa, Lucía').waitFor();
  await waitForJobs(host);
  expect((await host.client.people.list({})).map(({ familyName }) => familyName)).toEqual(['Sosa']);
  expect(browser.pageErrors).toEqual([]);
});

test('a paper past its term is proposed, and goes to the trash when a person says so', async () => {
  const { page, host } = browser;
  await goTo(page, '/');
  await page.getByText(retentionMessages.waiting(1)).click();
  const title = page.getByRole('heading', { name: retentionMessages.title, exact: true });
  await title.and(focused(page)).waitFor();
  await page.getByRole('button', { name: retentionMessages.see }).click();
  const chosen = page.getByRole('checkbox', { name: 'circular.txt' });
  await chosen.check();
  // Who looks at a paper on its own screen finds chosen what was.
  await page.getByRole('link', { name: retentionMessages.openPaper('circular.txt') }).click();
  await page.getByText('Se informa que no hay clases.').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: retentionMessages.see }).click();
  await chosen.and(page.locator(':checked')).waitFor();
  await page.getByRole('button', { name: retentionMessages.trash }).click();
  await page.getByText(retentionMessages.none).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: commonMessages.close }).click();
  await focused(page)
    .and(page.getByRole('button', { name: retentionMessages.see }))
    .waitFor();
  const { trashed } = await host.client.sources.counts();
  expect(trashed).toBe(1);
  expect(browser.pageErrors).toEqual([]);
});
