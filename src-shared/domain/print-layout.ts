import { z } from 'zod';

/** A 96th of an inch, as browsers count. */
const pixels = z.number().nonnegative().max(20_000);

/** How the sheets of a document that was laid out are to be printed: its text stands in the page that did it. */
export const printLayoutSchema = z.object({
  width: pixels,
  height: pixels,
  margins: z.object({ top: pixels, right: pixels, bottom: pixels, left: pixels }),
  /** HTML of what is repeated on each sheet, placed from the sheet's corner; `pageNumber` and `totalPages` are classes. */
  header: z.string(),
  footer: z.string(),
});
export type PrintLayout = z.infer<typeof printLayoutSchema>;

/** The file of the interface that lays documents out, and the function that it offers: a .docx in base 64, a layout back. */
export const printingPage = { file: 'print.html', layOut: 'layOutDocument' } as const;

/** What is run in that page to lay a .docx, in base 64, out. */
export function layOutCall(base64: string): string {
  return `${printingPage.layOut}(${JSON.stringify(base64)})`;
}
