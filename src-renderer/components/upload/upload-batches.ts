import type { IncomingFile } from './dropped-files.ts';

const MAX_FILES = 200;
const MAX_BYTES = 128 * 1024 * 1024;
const IGNORED = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;

/** Files that go in one call, all into the same folder. */
export type UploadBatch = { folders: string[]; files: File[] };

/** Groups files by folder and size; leaves out what the system keeps for itself (`Thumbs.db`, `~$planilla.xlsx`). */
export function uploadBatches(incoming: readonly IncomingFile[]): UploadBatch[] {
  const open = new Map<string, UploadBatch & { bytes: number }>();
  const closed: UploadBatch[] = [];
  for (const { file, folders } of incoming) {
    if (IGNORED.test(file.name)) continue;
    const key = folders.join('\u0000');
    let batch = open.get(key);
    if (batch && (batch.files.length >= MAX_FILES || batch.bytes + file.size > MAX_BYTES)) {
      closed.push(batch);
      batch = undefined;
    }
    batch ??= { folders, files: [], bytes: 0 };
    batch.files.push(file);
    batch.bytes += file.size;
    open.set(key, batch);
  }
  return [...closed, ...open.values()].map(({ folders, files }) => ({ folders, files }));
}
