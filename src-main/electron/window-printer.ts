import { Buffer } from 'node:buffer';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { AppError } from '../../src-shared/domain/errors.ts';
import { layOutCall, printingPage, printLayoutSchema } from '../../src-shared/domain/print-layout.ts';
import type { DocumentPrinter } from '../host/document-printer.ts';
import { interfaceOrigin } from './window-options.ts';

type PrintingWindow = Pick<BrowserWindow, 'destroy' | 'loadURL'> & {
  webContents: Pick<BrowserWindow['webContents'], 'executeJavaScript' | 'printToPDF'>;
};
/** Electron's measures of paper. */
const pixelsPerInch = 96;

/** Prints in a window that nobody sees, which has neither Node nor a port to the library. */
export function createWindowPrinter(
  openWindow: (options: BrowserWindowConstructorOptions) => PrintingWindow,
): DocumentPrinter {
  return {
    async print(docx, signal) {
      signal.throwIfAborted();
      const window = openWindow({
        show: false,
        webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false },
      });
      const stop = () => window.destroy();
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await printInside(window, docx);
      } catch (cause) {
        signal.throwIfAborted();
        throw new AppError('PDF_FAILED', {}, { cause });
      } finally {
        signal.removeEventListener('abort', stop);
        window.destroy();
      }
    },
  };
}

async function printInside(window: PrintingWindow, docx: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  await window.loadURL(`${interfaceOrigin}/${printingPage.file}`);
  const call = layOutCall(Buffer.from(docx).toString('base64'));
  const layout = printLayoutSchema.parse(await window.webContents.executeJavaScript(call));
  const { width, height, margins, header, footer } = layout;
  const inches = (pixels: number) => pixels / pixelsPerInch;
  const pdf = await window.webContents.printToPDF({
    pageSize: { width: inches(width), height: inches(height) },
    margins: {
      top: inches(margins.top),
      right: inches(margins.right),
      bottom: inches(margins.bottom),
      left: inches(margins.left),
    },
    displayHeaderFooter: true,
    headerTemplate: header,
    footerTemplate: footer,
    printBackground: true,
    generateTaggedPDF: true,
  });
  return new Uint8Array(pdf);
}
