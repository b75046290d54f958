/** Prints Word documents, where this host has something that does. */
export type DocumentPrinter = {
  /** The sheets of a .docx as a PDF. Throws `PDF_FAILED`. */
  print(docx: Uint8Array, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
};
