import { resolve } from 'node:path';
import { writeOutputFile } from '../adapters/exceljs/write-output-file.ts';

/** Writes what a command made, whole or not at all, and gives its absolute path. Throws `OUTPUT_BUSY`, `OUTPUT_NOT_WRITABLE`, `DISK_FULL`. */
export async function writeResultFile(path: string, bytes: Uint8Array): Promise<string> {
  const out = resolve(path);
  await writeOutputFile(out, (sink) => sink.write(bytes));
  return out;
}
