import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printingPage } from '../../src-shared/domain/print-layout.ts';
import type { DocumentPrinter } from '../../src-shared/ports/document-printer.ts';
import { readInterfaceFile } from './interface-files.ts';
import type { LocalConfiguration } from './local-configuration.ts';

export type { DocumentPrinter };

/** What prints where no window of ours does: a browser of this PC, with the interface that was built for browsers; null without either. */
export function createDocumentPrinter({
  browserProgram,
  interfaceFolder,
}: Pick<LocalConfiguration, 'browserProgram' | 'interfaceFolder'>): DocumentPrinter | null {
  if (browserProgram === null || !existsSync(join(interfaceFolder, printingPage.file))) return null;
  return {
    async print(docx, signal) {
      const { createBrowserPrinter } = await import('../adapters/printing/browser-printer.ts');
      const readFile = (path: string) => readInterfaceFile(interfaceFolder, path);
      return createBrowserPrinter({ program: browserProgram, readFile }).print(docx, signal);
    },
  };
}
