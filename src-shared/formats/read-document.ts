import { AppError } from '../domain/errors.ts';
import { decryptOffice } from './archive/decrypt-office.ts';
import { detectFormat } from './detect-format.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { documentFormats } from './index.ts';

type ReadResult = Awaited<ReturnType<DocumentFormat['read']>>;

/** Files inside this many others give no more files. */
const DEEPEST_FILE = 3;

/**
 * Reads a file of any format: its kind is found by content, its password is undone where it has one.
 * Throws `FILE_EMPTY`, `FORMAT_UNKNOWN`, the passwords' codes, and what the format throws.
 */
export async function readDocument(input: FormatInput, context: FormatContext): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new AppError('FILE_EMPTY', { name: input.name });
  const detected = detectFormat(input.bytes, input.name);
  if (detected === 'encrypted-office')
    return readDocument({ ...input, password: undefined, bytes: await decryptOffice(input) }, context);
  const format: DocumentFormat | undefined = documentFormats.find((one) => one.name === detected);
  if (format === undefined) throw new AppError('FORMAT_UNKNOWN', { name: input.name });
  const result = await withFileName(input.name, () => format.read(input, context));
  return (input.depth ?? 0) < DEEPEST_FILE ? result : withoutEmbedded(result);
}

/** Archives inside archives can go on for ever: the names are told, their files are not taken out. */
function withoutEmbedded({ text, embedded }: ReadResult): ReadResult {
  if (embedded.length === 0) return { text, embedded };
  return { text: { ...text, problems: [...text.problems, 'ARCHIVE_BOMB'] }, embedded: [] };
}

/** Readers deep inside do not know the file's name; here errors get it, and foreign ones become `FILE_DAMAGED`. */
async function withFileName<Result>(name: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof AppError) throw new AppError(thrown.code, { ...thrown.data, name }, { cause: thrown });
    if (thrown instanceof Error && thrown.name === 'AbortError') throw thrown;
    throw new AppError('FILE_DAMAGED', { name }, { cause: thrown });
  }
}
