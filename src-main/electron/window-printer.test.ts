import type { BrowserWindowConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../src-shared/domain/errors.ts';
import { createWindowPrinter } from './window-printer.ts';

const layout = {
  width: 96 * 8,
  height: 96 * 11,
  margins: { top: 96, right: 48, bottom: 96, left: 48 },
  header: '<div>Escuela</div>',
  footer: '<span class="pageNumber"></span>',
};

function createWindow(layOut: () => Promise<unknown>) {
  const window = {
    destroy: vi.fn(),
    loadURL: vi.fn(async () => undefined),
    webContents: {
      executeJavaScript: vi.fn(layOut),
      printToPDF: vi.fn(async () => Buffer.from('%PDF-1.7')),
    },
  };
  const options: BrowserWindowConstructorOptions[] = [];
  const printer = createWindowPrinter((given) => {
    options.push(given);
    return window;
  });
  return { window, options, printer };
}

test('a hidden, sandboxed window without a preload lays the document out and prints it with its measures in inches', async () => {
  const { window, options, printer } = createWindow(async () => layout);
  const pdf = await printer.print(Uint8Array.of(80, 75), new AbortController().signal);
  expect(new TextDecoder().decode(pdf)).toBe('%PDF-1.7');
  expect(options).toEqual([
    { show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false } },
  ]);
  expect(window.loadURL).toHaveBeenCalledWith('amanuense://interfaz/print.html');
  expect(window.webContents.executeJavaScript).toHaveBeenCalledWith('layOutDocument("UEs=")');
  expect(window.webContents.printToPDF).toHaveBeenCalledWith({
    pageSize: { width: 8, height: 11 },
    margins: { top: 1, right: 0.5, bottom: 1, left: 0.5 },
    displayHeaderFooter: true,
    headerTemplate: layout.header,
    footerTemplate: layout.footer,
    printBackground: true,
    generateTaggedPDF: true,
  });
  expect(window.destroy).toHaveBeenCalled();
});

test('a document that cannot be laid out is told by its code, and the window goes', async () => {
  const { window, printer } = createWindow(async () => {
    throw new Error('damaged');
  });
  const printing = printer.print(Uint8Array.of(1), new AbortController().signal);
  await expect(printing).rejects.toEqual(new AppError('PDF_FAILED'));
  expect(window.destroy).toHaveBeenCalled();
});

test('a print that is cancelled destroys its window', async () => {
  const cancel = new AbortController();
  const { window, printer } = createWindow(async () => {
    cancel.abort();
    throw new Error('destroyed');
  });
  await expect(printer.print(Uint8Array.of(1), cancel.signal)).rejects.toThrow('aborted');
  expect(window.destroy).toHaveBeenCalled();
});
