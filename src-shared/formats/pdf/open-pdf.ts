import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  PasswordResponses,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '../../domain/errors.ts';

export type OpenPdf = { document: PDFDocumentProxy; close: () => Promise<void> };

type OpenOptions = {
  name: string;
  password?: string | undefined;
  /** Pictures of more pixels are left undecoded. */
  largestPicturePixels: number;
};

/**
 * Opens a PDF, offline and with no generated code. Throws `FILE_EMPTY`, `PASSWORD_NEEDED`, `PASSWORD_WRONG`,
 * `FILE_TRUNCATED` or `FILE_DAMAGED`.
 */
export async function openPdf(bytes: Uint8Array, options: OpenOptions): Promise<OpenPdf> {
  const { name, password } = options;
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { name });
  const assets = assetFolder();
  const task = getDocument({
    // pdf.js takes the bytes away with it; the caller keeps its own.
    data: bytes.slice(),
    ...(password === undefined ? {} : { password }),
    maxImageSize: options.largestPicturePixels,
    cMapUrl: `${assets}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}standard_fonts/`,
    wasmUrl: `${assets}wasm/`,
    iccUrl: `${assets}iccs/`,
    enableXfa: false,
    stopAtErrors: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return { document: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw asAppError(error, { name, bytes, hasPassword: password !== undefined });
  }
}

function asAppError(error: unknown, file: { name: string; bytes: Uint8Array; hasPassword: boolean }): AppError {
  const data = { name: file.name };
  if (error instanceof PasswordException) {
    const isWrong = error.code === PasswordResponses.INCORRECT_PASSWORD && file.hasPassword;
    return new AppError(isWrong ? 'PASSWORD_WRONG' : 'PASSWORD_NEEDED', data, { cause: error });
  }
  const message = error instanceof Error ? error.message : '';
  if (/encryption|unsupported security/i.test(message)) {
    return new AppError('ENCRYPTION_UNSUPPORTED', data, { cause: error });
  }
  const isCut = error instanceof InvalidPDFException && hasHeader(file.bytes) && !hasEndMark(file.bytes);
  return new AppError(isCut ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', data, { cause: error });
}

/** Whether the file's last two kilobytes hold the mark that ends every whole PDF. */
export function hasEndMark(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(-2048)).includes('%%EOF');
}

function hasHeader(bytes: Uint8Array): boolean {
  return bytes.length > 1024 && new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

/** Where pdfjs-dist keeps its fonts and character maps, as a path that ends in a slash. */
function assetFolder(): string {
  const url = new URL('./', import.meta.resolve('pdfjs-dist/package.json'));
  const path = decodeURIComponent(url.pathname);
  if (url.host) return `//${url.host}${path}`;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}
