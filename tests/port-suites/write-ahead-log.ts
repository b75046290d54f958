import { existsSync, readFileSync } from 'node:fs';

/** One page as SQLite wrote it to the log (sqlite.org/fileformat2.html, section 4). */
export type LogFrame = { page: number; start: number; end: number; isCommit: boolean };

/** SQLite's log of a database: the frames of its present round; those that an earlier round left behind are no part. */
export type WriteAheadLog = {
  /** Tells a round of the log from the one that is written over it once everything is in the database. */
  round: string;
  frames: LogFrame[];
  /** Where the last commit ends. Everything up to here was synced when the commit came back. */
  committedBytes: number;
};

const headerBytes = 32;
const frameHeaderBytes = 24;

/** Reads the log at `path`; an empty one where there is none. */
export function readWriteAheadLog(path: string): WriteAheadLog {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (bytes.length < headerBytes) return { round: '', frames: [], committedBytes: 0 };
  const frameBytes = frameHeaderBytes + bytes.readUInt32BE(8);
  const salts = bytes.subarray(16, 24);
  const frames: LogFrame[] = [];
  for (let start = headerBytes; start + frameBytes <= bytes.length; start += frameBytes) {
    if (!bytes.subarray(start + 8, start + 16).equals(salts)) break;
    const isCommit = bytes.readUInt32BE(start + 4) > 0;
    frames.push({ page: bytes.readUInt32BE(start), start, end: start + frameBytes, isCommit });
  }
  const committedBytes = frames.findLast(({ isCommit }) => isCommit)?.end ?? 0;
  return { round: salts.toString('hex'), frames, committedBytes };
}
