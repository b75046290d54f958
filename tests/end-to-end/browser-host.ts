import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { serveInterface } from '../../src-main/http/serve-interface.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';

/** The sample school's papers that are read in a moment; the scans and photos are for the other tests. */
const quickFolders = ['Inscripciones', 'Listas'];
const slowPapers = /^(Scan|scan|Escaneo|IMG|WhatsApp Image|lic_)/;

/** The screen that most schools have. */
const smallScreen = { width: 1366, height: 768 };

export type BrowserHost = {
  readonly host: LocalHost;
  readonly page: Page;
  /** Requests that would have left this PC. */
  readonly outsideRequests: string[];
  /** What the page said went wrong. */
  readonly pageErrors: string[];
  close(): Promise<void>;
};

/** The program in a real Chromium on an empty library, with a sample school of quick papers. */
export async function openInBrowser(): Promise<BrowserHost> {
  const workplace = mkdtempSync(join(tmpdir(), 'end-to-end-'));
  const resourcesFolder = join(workplace, 'resources');
  copyQuickSchool(resourcesFolder);
  const base = localConfiguration(
    { library: join(workplace, 'library'), cores: 2 },
    { AMANUENSE_KEY: '5a'.repeat(32) },
  );
  const host = await createLocalHost({ ...base, resourcesFolder }, { resumeJobs: true });
  const server = await serveInterface(host, { port: 0, folder: join(programFolder, 'out', 'renderer-browser') });
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: smallScreen, locale: 'es-AR', acceptDownloads: true });
  const page = await context.newPage();
  const outsideRequests: string[] = [];
  const pageErrors: string[] = [];
  const own = new URL(server.url).origin;
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !/^(blob|data):/.test(request.url())) outsideRequests.push(request.url());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(server.url);
  // The one-time token has been exchanged once there is a frame: from then on the page may be loaded again.
  await page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
  return {
    host,
    page,
    outsideRequests,
    pageErrors,
    async close() {
      await browser.close();
      await server.close();
      await host.close();
      rmSync(workplace, { recursive: true, force: true });
    },
  };
}

function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return chromium.launch({
    executablePath,
    // Without a UTF-8 locale Chromium spoils the accents in the names of chosen files.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
}

function copyQuickSchool(resourcesFolder: string): void {
  const from = join(programFolder, 'resources', 'sample-school');
  const to = join(resourcesFolder, 'sample-school');
  mkdirSync(join(to, 'papers'), { recursive: true });
  cpSync(join(from, 'planillas'), join(to, 'planillas'), { recursive: true });
  for (const folder of quickFolders) {
    cpSync(join(from, 'papers', folder), join(to, 'papers', folder), {
      recursive: true,
      filter: (path) => !slowPapers.test(path.split(/[/\\]/).at(-1) ?? ''),
    });
  }
}

/** Waits until no job of the library is under way. */
export async function waitForJobs({ client }: LocalHost): Promise<void> {
  for (const job of await client.jobs.list()) {
    for await (const change of await client.jobs.watch({ jobId: job.id })) {
      if (change.state === 'failed') throw new Error(`${change.title}: ${change.errorCode}`);
    }
  }
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
