import { AppError } from '../../domain/errors.ts';
import type { ZipArchive } from '../archive/zip-archive.ts';
import type { ZipEntry } from '../archive/zip-directory.ts';
import type { FormatContext } from '../document-format.ts';
import { createXmlParser, type XmlHandler } from './parse-xml.ts';

/** Unpacked bytes between two moments in which others may run. */
const BREATH_BYTES = 2_000_000;

/** An XML part of an office file that may be damaged: what could be read was told to the handler. */
type PartOutcome = 'whole' | 'damaged';

/** A part of an open archive. */
export type ZipPart = { archive: ZipArchive; entry: ZipEntry };

/**
 * Streams one part through an XML handler, letting timers and cancellation in between.
 * Throws `ARCHIVE_BOMB`, passwords' codes and cancellation; any other failure is an outcome.
 */
export async function parseZipPart(
  { archive, entry }: ZipPart,
  handler: XmlHandler,
  context: FormatContext,
): Promise<PartOutcome> {
  const parser = createXmlParser(handler);
  let sinceBreath = 0;
  let total = 0;
  try {
    for (const piece of archive.stream(entry)) {
      parser.write(piece);
      sinceBreath += piece.length;
      total += piece.length;
      if (sinceBreath < BREATH_BYTES) continue;
      sinceBreath = 0;
      await breathe(context, total);
    }
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'FILE_DAMAGED') throw thrown;
    return 'damaged';
  }
  return parser.end() ? 'whole' : 'damaged';
}

/** Lets timers, messages and cancellation in, and shows that the work goes on. */
export async function breathe(context: FormatContext, done: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  context.signal.throwIfAborted();
  context.report({ step: 'Leyendo el archivo', done });
}
