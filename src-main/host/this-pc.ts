import { readdir, stat } from 'node:fs/promises';
import { hostname, release, type } from 'node:os';
import { join } from 'node:path';
import type { ThisPc } from '../../src-shared/ports/this-pc.ts';
import { programVersion } from './host-system.ts';
import { freeBytesAt } from './machine-facts.ts';
import { createMeteredLine } from './metered-line.ts';

/** A library of ten thousand papers is looked through in a second: not at each greeting. */
const measuredForMs = 60 * 60_000;

/** What the PC of a library tells its district of itself. */
export function createThisPc(libraryFolder: string, isLineMetered = createMeteredLine()): ThisPc {
  let libraryBytes: number | null = null;
  let measuredMs = Number.NEGATIVE_INFINITY;
  return {
    name: hostname(),
    isLineMetered,
    async describe() {
      const now = performance.now();
      if (now - measuredMs >= measuredForMs) {
        measuredMs = now;
        libraryBytes = await bytesOf(libraryFolder);
      }
      return {
        version: await programVersion(),
        system: `${type()} ${release()}`,
        freeBytes: await freeBytesAt(libraryFolder),
        libraryBytes,
      };
    },
  };
}

/** What all files of a folder take; null where it cannot be told. */
async function bytesOf(folder: string): Promise<number | null> {
  let bytes = 0;
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += await sizeOf(join(entry.parentPath, entry.name));
    }
    return bytes;
  } catch {
    // The district is then told nothing of it.
    return null;
  }
}

/** A file may go between its being listed and its being measured. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}
