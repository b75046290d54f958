import { Inflate } from 'fflate';
import { AppError } from '../../domain/errors.ts';
import { joinBytes } from '../../domain/join-bytes.ts';
import type { ReadingLimits } from '../document-format.ts';
import { createUnpackBudget, type UnpackBudget } from './unpack-budget.ts';
import { decryptZipEntry } from './zip-decryption.ts';
import { entryDataOffset, readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** Packed bytes given to the inflater at once: bounds what one step can blow up to. */
const STEP_BYTES = 16_384;

/** An open archive. Entries are unpacked on demand and counted against one budget. */
export type ZipArchive = {
  readonly entries: readonly ZipEntry[];
  /** Whether the directory was lost and entries were found by their own headers. */
  readonly recovered: boolean;
  find(name: string): ZipEntry | undefined;
  /** The entry piece by piece. Throws `FILE_DAMAGED` at the bad byte, after giving all that could be unpacked. */
  stream(entry: ZipEntry): Generator<Uint8Array>;
  /** The whole entry. Throws as `stream` does. */
  read(entry: ZipEntry): Uint8Array;
};

/** Opens an archive held in memory. Throws `FILE_TRUNCATED` when no entry can be found and `ARCHIVE_BOMB` when there are too many. */
export function openZip(
  input: { name: string; bytes: Uint8Array; password?: string },
  limits: ReadingLimits,
): ZipArchive {
  const { entries, recovered } = readZipDirectory(input.bytes, input.name, limits.archiveEntries);
  if (entries.length === 0 && recovered) throw new AppError('FILE_TRUNCATED', { name: input.name });
  const budget = createUnpackBudget(input.name, input.bytes.length, limits);
  const byName = new Map(entries.map((entry) => [comparableName(entry.name), entry]));
  const stream = (entry: ZipEntry) => unpackEntry(input, entry, budget);
  return {
    entries,
    recovered,
    find: (name) => byName.get(comparableName(name)),
    stream,
    read: (entry) => joinBytes([...stream(entry)]),
  };
}

/** Part names are compared without case and with one kind of slash, as Office does. */
function comparableName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

function* unpackEntry(
  input: { name: string; bytes: Uint8Array; password?: string },
  entry: ZipEntry,
  budget: UnpackBudget,
): Generator<Uint8Array> {
  const start = entryDataOffset(input.bytes, entry);
  if (start === null) throw new AppError('FILE_DAMAGED', { name: input.name });
  let packed = input.bytes.subarray(start, start + entry.packedBytes);
  if ((entry.flags & 1) !== 0) packed = decryptZipEntry(packed, entry, input);
  if (entry.method === 0) {
    budget.spend(packed.length);
    yield packed;
  } else if (entry.method === 8) yield* inflate(packed, input.name, budget);
  else throw new AppError('FILE_DAMAGED', { name: input.name });
}

function* inflate(packed: Uint8Array, name: string, budget: UnpackBudget): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let isDone = false;
  const inflater = new Inflate((piece, final) => {
    budget.spend(piece.length);
    if (piece.length > 0) pieces.push(piece);
    isDone = final;
  });
  for (let offset = 0; offset < packed.length && !isDone; offset += STEP_BYTES) {
    const failure = pushStep(
      inflater,
      packed.subarray(offset, offset + STEP_BYTES),
      offset + STEP_BYTES >= packed.length,
    );
    yield* pieces;
    pieces = [];
    if (failure instanceof AppError) throw failure;
    if (failure !== null) throw new AppError('FILE_DAMAGED', { name }, { cause: failure });
  }
}

function pushStep(inflater: Inflate, step: Uint8Array, isLast: boolean): unknown {
  try {
    inflater.push(step, isLast);
    return null;
  } catch (thrown) {
    return thrown;
  }
}

/** Bytes deflated on their own, within the limits of `limits`. Throws `FILE_DAMAGED` and `ARCHIVE_BOMB`. */
export function inflateRaw(packed: Uint8Array, name: string, limits: ReadingLimits): Uint8Array {
  return joinBytes([...inflate(packed, name, createUnpackBudget(name, packed.length, limits))]);
}
