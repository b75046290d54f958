import { safeFileName } from '../../domain/file-name.ts';

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
} as const;

/** A file for a window to save: a .docx, or a .zip of them by its name. */
export function docxFile(bytes: Uint8Array, name: string): File {
  const type = name.endsWith('.zip') ? mediaTypes.zip : mediaTypes.docx;
  // What a file of a window is made of must not be shared memory, which no reader of ours gives.
  return new File([bytes as Uint8Array<ArrayBuffer>], safeFileName(name), { type });
}
