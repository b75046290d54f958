import { AppError } from '../../domain/errors.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';

/** Makes PDFs of the documents that this program writes. Throws `PDF_NEEDS_BROWSER`, `PDF_FAILED`. */
export function createPrintDocument({ printer }: { printer: DocumentPrinter | null }) {
  return async (docx: File, { signal }: Pick<TaskContext, 'signal'>): Promise<File> => {
    if (printer === null) throw new AppError('PDF_NEEDS_BROWSER');
    const pdf = await printer.print(new Uint8Array(await docx.arrayBuffer()), signal);
    return new File([pdf], docx.name.replace(/\.docx$/i, '.pdf'), { type: 'application/pdf' });
  };
}
