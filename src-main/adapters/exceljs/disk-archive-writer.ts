import { AppError } from '../../../src-shared/domain/errors.ts';
import type { ArchivedFile, ArchiveWriter } from '../../../src-shared/ports/archive-writer.ts';
import { writeOutputFile } from './write-output-file.ts';
import { ZipWriter } from './zip-writer.ts';

/** What a zip's own numbers hold, less what its directory may take. */
const mostBytes = 0xf000_0000;
const level = 6;

/** Writes a .zip to the disk; its memory does not grow with the files. */
export const diskArchiveWriter: ArchiveWriter = {
  async write(path, files, signal) {
    await writeOutputFile(path, async (sink, asidePath) => {
      const zip = new ZipWriter({ level, asidePath });
      try {
        await addAll(zip, files, signal);
        await zip.finish(sink);
      } finally {
        await zip.abandon();
      }
    });
  },
};

async function addAll(zip: ZipWriter, files: AsyncIterable<ArchivedFile>, signal: AbortSignal): Promise<void> {
  let total = 0;
  for await (const { name, content } of files) {
    for await (const bytes of content instanceof Uint8Array ? [content] : content) {
      signal.throwIfAborted();
      total += bytes.length;
      if (total > mostBytes) throw new AppError('ARCHIVE_TOO_LARGE');
      await zip.writeBytes(name, bytes);
    }
  }
}
