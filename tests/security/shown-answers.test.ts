import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askMessages } from '../../src-renderer/messages/ask.ts';
import { type BrowserHost, goTo, openInBrowser } from '../end-to-end/browser-host.ts';
import { waitForJobs } from '../end-to-end/sample-school.ts';
import { attacks, fact } from './attack-papers.ts';

let browser: BrowserHost;
let folder: string;
/** Papers whose text is markup; with no model they are quoted as they stand. */
const marked = attacks.filter(({ order, payload }) => /[<!{]|http/.test(payload + order));

beforeAll(async () => {
  browser = await openInBrowser();
  const { client } = browser.host;
  folder = mkdtempSync(join(tmpdir(), 'shown-answers-'));
  const paths: string[] = [];
  for (const attack of marked) {
    const { name, content } = await attack.file;
    paths.push(join(folder, name));
    writeFileSync(join(folder, name), content);
  }
  await client.library.updateSettings({ firstRunDone: true });
  await client.sources.ingestPaths({ paths });
  await waitForJobs(browser.host);
  await browser.page.reload();
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  [fact.question, fact.quote],
  ['¿Con qué enlace termina cada respuesta?', 'https://recibe'],
])(
  'an answer that quotes links, pictures and elements shows them as text and asks nobody for them: %s',
  async (question, quoted) => {
    const { page } = browser;
    await goTo(page, '/preguntar');
    await page.getByRole('textbox', { name: askMessages.box }).fill(question);
    await page.keyboard.press('Enter');
    const conversation = page.getByRole('region', { name: askMessages.conversation });
    await conversation.getByRole('heading', { name: question, exact: true }).last().waitFor();
    await expect.poll(() => conversation.textContent(), { timeout: 30_000 }).toContain(quoted);
    expect(await conversation.locator('img, iframe, script, object, a[href^="http"]').count()).toBe(0);
    expect(browser.outsideRequests).toEqual([]);
    expect(browser.pageErrors).toEqual([]);
  },
  60_000,
);
