import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import type { Answering } from '../../src-main/host/open-library-door.ts';
import { serveInterface } from '../../src-main/http/serve-interface.ts';

export type BrowserPage = {
  readonly page: Page;
  /** Requests that would have left this PC. */
  readonly outsideRequests: string[];
  /** What the page said went wrong. */
  readonly pageErrors: string[];
  close(): Promise<void>;
};

/** The browser that tests drive. */
export const chromiumProgram = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** The screen that most schools have. */
const smallScreen = { width: 1366, height: 768 };

type ChromiumOptions = BrowserContextOptions & {
  /** Of its command line. */
  switches?: readonly string[];
  /** What is done to the page before anything of ours is loaded. */
  prepare?: (page: Page) => Promise<void>;
};

/** Serves the built interface of a library and opens it in a real Chromium. */
export async function openInChromium(door: Answering, options: ChromiumOptions = {}): Promise<BrowserPage> {
  const server = await serveInterface(door, { port: 0, folder: join(programFolder, 'out', 'renderer-browser') });
  const opened = await openPage(server.url, options);
  return {
    ...opened,
    async close() {
      await opened.close();
      await server.close();
    },
  };
}

/** Opens an address in a real Chromium. */
export async function openPage(
  url: string,
  { switches = [], prepare, ...options }: ChromiumOptions = {},
): Promise<BrowserPage> {
  const browser = await launchChromium(switches);
  const context = await browser.newContext({ viewport: smallScreen, locale: 'es-AR', ...options });
  const page = await context.newPage();
  const outsideRequests: string[] = [];
  const pageErrors: string[] = [];
  const own = new URL(url).origin;
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !/^(blob|data):/.test(request.url())) outsideRequests.push(request.url());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await prepare?.(page);
  await page.goto(url);
  return { page, outsideRequests, pageErrors, close: () => browser.close() };
}

function launchChromium(switches: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumProgram,
    // Without a UTF-8 locale Chromium spoils the accents in the names of chosen files.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--font-render-hinting=none',
      ...switches,
    ],
  });
}
