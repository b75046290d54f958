import { Buffer } from 'node:buffer';
import { chromium, type Page } from 'playwright-core';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { layOutCall, printingPage, printLayoutSchema } from '../../../src-shared/domain/print-layout.ts';
import type { DocumentPrinter } from '../../../src-shared/ports/document-printer.ts';

type InterfaceFile = { bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> };

/** An address of nobody's: what is asked of it is answered here, and nothing else is. */
const origin = 'http://interfaz';

const neededNames = [
  ...['PATH', 'HOME', 'TMPDIR', 'XDG_RUNTIME_DIR', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH'],
  // Of Windows.
  ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'USERPROFILE', 'APPDATA'],
  ...['LOCALAPPDATA', 'ProgramData', 'ProgramFiles', 'ProgramFiles(x86)', 'USERNAME'],
];

/** Prints with a browser of this PC, without a window, a network or a profile, one document each time it is started. */
export function createBrowserPrinter({
  program,
  readFile,
}: {
  program: string;
  /** A file of the built interface by its path. */
  readFile: (path: string) => Promise<InterfaceFile | null>;
}): DocumentPrinter {
  return {
    async print(docx, signal) {
      signal.throwIfAborted();
      const browser = await chromium
        .launch({
          executablePath: program,
          // Chromium's own sandbox refuses to work for root, as servers and containers run.
          chromiumSandbox: process.getuid?.() !== 0,
          env: browserEnvironment(),
        })
        .catch((cause: unknown) => {
          throw new AppError('PDF_FAILED', {}, { cause });
        });
      const stop = () => void browser.close().catch(() => undefined);
      signal.addEventListener('abort', stop, { once: true });
      try {
        const page = await browser.newPage({ serviceWorkers: 'block' });
        await answerItself(page, readFile);
        return await printPage(page, docx);
      } catch (cause) {
        signal.throwIfAborted();
        throw new AppError('PDF_FAILED', {}, { cause });
      } finally {
        signal.removeEventListener('abort', stop);
        await browser.close().catch(() => undefined);
      }
    },
  };
}

/** Only what a browser needs to start: it lays out what people bring, and a server's environment holds its secrets. */
function browserEnvironment(): Record<string, string> {
  const kept = neededNames.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(kept), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}

async function answerItself(page: Page, readFile: (path: string) => Promise<InterfaceFile | null>): Promise<void> {
  await page.route('**', async (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === origin ? await readFile(url.pathname) : null;
    if (!file) return route.abort();
    return route.fulfill({ status: 200, headers: file.headers, body: Buffer.from(file.bytes) });
  });
}

async function printPage(page: Page, docx: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  await page.goto(`${origin}/${printingPage.file}`);
  const call = layOutCall(Buffer.from(docx).toString('base64'));
  const { width, height, margins, header, footer } = printLayoutSchema.parse(await page.evaluate(call));
  const pdf = await page.pdf({
    width,
    height,
    margin: margins,
    displayHeaderFooter: true,
    headerTemplate: header,
    footerTemplate: footer,
    printBackground: true,
    tagged: true,
  });
  return new Uint8Array(pdf);
}
