import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { LocalHost } from '../../src-main/host/create-local-host.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { type BrowserPage, openInChromium } from './chromium.ts';
import { openWithPapers, waitForJobs } from './sample-school.ts';

/** The sample school's papers that are read in a moment; the scans and photos are for the other tests. */
const quickPapers = {
  folders: ['Inscripciones', 'Listas'],
  without: /^(Scan|scan|Escaneo|IMG|WhatsApp Image|lic_)/,
};

export type BrowserHost = BrowserPage & { readonly host: LocalHost };

/** The program in a real Chromium on an empty library, with a sample school of quick papers. */
export async function openInBrowser(options: Parameters<typeof openWithPapers>[2] = {}): Promise<BrowserHost> {
  const workplace = mkdtempSync(join(tmpdir(), 'end-to-end-'));
  const host = await openWithPapers(workplace, quickPapers, options);
  const opened = await openInChromium(host, { acceptDownloads: true });
  // The one-time token has been exchanged once there is a frame: from then on the page may be loaded again.
  await opened.page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
  return {
    ...opened,
    host,
    async close() {
      await opened.close();
      await host.close();
      rmSync(workplace, { recursive: true, force: true });
    },
  };
}

/** Goes to an address of the interface without opening the program again: its cookie stays. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, address);
}

/** The program with the sample school's quick papers read and the first run behind. */
export async function openWithSchool(): Promise<BrowserHost> {
  const browser = await openInBrowser();
  const { client } = browser.host;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 123', userName: 'Ana', firstRunDone: true });
  await client.sources.addSampleSchool();
  await waitForJobs(browser.host);
  await browser.page.reload();
  return browser;
}
