import { readFile, statfs } from 'node:fs/promises';

/** The instruction sets that decide how fast a PC can run models. */
const interestingFlags = ['sse4_2', 'avx', 'f16c', 'fma', 'avx2', 'avx512f', 'amx_tile'];

/** Bytes free on the disk of a folder; null when the system does not tell. */
export async function freeBytesAt(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // Not every file system answers; the doctor then says nothing of the disk.
    return null;
  }
}

/** The instruction sets of this PC that matter to models; null where the system does not tell them. */
export async function processorFlags(): Promise<string[] | null> {
  try {
    const line = (await readFile('/proc/cpuinfo', 'utf8')).split('\n').find((text) => text.startsWith('flags'));
    if (line === undefined) return null;
    const flags = new Set(line.split(/\s+/));
    return interestingFlags.filter((flag) => flags.has(flag));
  } catch {
    // Windows and macOS have no such file; the probe of the transcription engine tells there.
    return null;
  }
}
