import { createDocumentPrinter } from '../../src-main/host/document-printer.ts';
import { createFairTurns } from '../../src-shared/domain/fair-turns.ts';
import type { DocumentPrinter } from '../../src-shared/ports/document-printer.ts';
import { builtFolder } from './interface-files.ts';

/** Prints the documents of schools, each with what is its own. */
export type SchoolPrinting = { of(schoolId: string): DocumentPrinter };

/** Prints with a browser of this machine, one document at a time; null without one, or without the built interface. */
export function createSchoolPrinting(browserProgram: string | null): SchoolPrinting | null {
  const printer = createDocumentPrinter({ browserProgram, interfaceFolder: builtFolder });
  if (printer === null) return null;
  const inTurn = createFairTurns();
  return {
    of: (schoolId) => ({
      print: (docx, signal) => inTurn({ of: schoolId, isAwaited: true }, signal, () => printer.print(docx, signal)),
    }),
  };
}
