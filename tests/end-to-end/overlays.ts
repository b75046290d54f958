import type { Locator, Page } from 'playwright';
import { askMessages } from '../../src-renderer/messages/ask.ts';
import { commonMessages } from '../../src-renderer/messages/common.ts';
import { papersMessages } from '../../src-renderer/messages/papers.ts';
import { peopleMessages } from '../../src-renderer/messages/people.ts';
import { columnMenuMessages, planillaListMessages, planillaMessages } from '../../src-renderer/messages/planillas.ts';
import { promptListMessages } from '../../src-renderer/messages/prompts.ts';
import { uploadMessages } from '../../src-renderer/messages/upload.ts';

/** Something that opens over a screen, which has nothing open. */
export type Overlay = { name: string; open: () => Promise<void> };

/** What opens over a screen, which is there once `ready` is. */
type OverScreen = { address: string; ready: Locator; over: Overlay[] };

/** Everything that opens over each screen. */
export function overlays(page: Page, planillaId: string): OverScreen[] {
  const row = page.getByRole('row').filter({ has: page.getByRole('gridcell') });
  return [
    { address: '/papeles', ready: row.first(), over: [...anywhere(page), ...overPapers(page, row.first())] },
    { address: '/personas', ready: row.first(), over: overPeople(page) },
    {
      address: '/planillas',
      ready: page.getByRole('link', { name: 'Matrícula', exact: true }),
      over: overPlanillas(page),
    },
    {
      address: '/preguntar',
      ready: page.getByRole('list', { name: askMessages.examples }).getByRole('button').first(),
      over: overAsk(page),
    },
    {
      address: '/indicaciones',
      ready: page.getByRole('heading', { name: promptListMessages.ready }),
      over: [pressing(page, promptListMessages.import)],
    },
    { address: `/planillas/${planillaId}`, ready: row.first(), over: overPlanilla(page) },
  ];
}

const pressing = (page: Page, name: string) => ({
  name,
  open: () => page.getByRole('button', { name, exact: true }).first().click(),
});

/** An item of the menu under a button. */
const choosing = (page: Page, button: string, name: string) => ({
  name,
  async open() {
    await pressing(page, button).open();
    await page.getByRole('menuitem', { name, exact: true }).click();
  },
});

function anywhere(page: Page): Overlay[] {
  return ['Control+k', 'F1'].map((key) => ({ name: key, open: () => page.keyboard.press(key) }));
}

function overPapers(page: Page, row: Locator): Overlay[] {
  const byKey = (key: string) => ({
    name: key,
    async open() {
      await row.click();
      await page.keyboard.press(key);
    },
  });
  const folders = page.getByRole('navigation', { name: papersMessages.folders });
  return [
    { name: 'menu of a paper', open: () => row.click({ button: 'right' }) },
    byKey('Control+m'),
    byKey('F2'),
    {
      name: papersMessages.tag,
      async open() {
        await row.click();
        await pressing(page, papersMessages.tag).open();
      },
    },
    pressing(page, papersMessages.filterKind),
    pressing(page, papersMessages.filterDate),
    pressing(page, papersMessages.filterPerson),
    pressing(page, uploadMessages.add),
    { name: 'menu of a folder', open: () => folders.locator('[aria-haspopup=menu]').first().click() },
  ];
}

function overPeople(page: Page): Overlay[] {
  return [peopleMessages.add, peopleMessages.importRoster, peopleMessages.required].map((name) => pressing(page, name));
}

function overPlanillas(page: Page): Overlay[] {
  const { create, blank, fromForm, bringDesign } = planillaListMessages;
  return [blank, fromForm, bringDesign].map((name) => choosing(page, create, name));
}

/** There is a conversation to be named. */
function overAsk(page: Page): Overlay[] {
  const menu = page
    .getByRole('navigation', { name: askMessages.conversations })
    .locator('[aria-haspopup=menu]')
    .first();
  return [
    pressing(page, askMessages.scopeKind),
    pressing(page, papersMessages.filterDate),
    pressing(page, papersMessages.filterPerson),
    { name: 'menu of a conversation', open: () => menu.click() },
    {
      name: askMessages.rename,
      async open() {
        await menu.click();
        await page.getByRole('menuitem', { name: askMessages.rename }).click();
      },
    },
  ];
}

function overPlanilla(page: Page): Overlay[] {
  const column = columnMenuMessages.menu('DNI');
  const words = planillaMessages;
  return [
    pressing(page, column),
    choosing(page, column, columnMenuMessages.filter),
    { name: 'menu of a cell', open: () => page.locator('.grid-state-found').first().click({ button: 'right' }) },
    pressing(page, words.export),
    choosing(page, words.export, words.formSetUp),
    pressing(page, words.fillMenu),
    choosing(page, commonMessages.more, words.scope),
  ];
}
