import { createHash } from 'node:crypto';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { chunkBytes, keptLimit } from '../../../src-shared/domain/sync/blob-messages.ts';
import type { BlobName, BlobStore } from '../../../src-shared/ports/blob-store.ts';

/** What came of a copy. */
export type CopiedBlobs = {
  /** Files sent now, and their bytes. */
  copied: number;
  bytes: number;
  /** Files of which a part is gone or is no more what it was: they went nowhere. */
  failed: string[];
  /** Files that only the other place has and that stay there, and those that were taken out. */
  others: number;
  removed: number;
  /** How many each place has at the end. */
  count: { from: number; to: number };
  /** Files of the other place that were read and compared with their names, and those that are not what they say. */
  sample: { checked: number; wrong: string[] };
};

type Places = { from: BlobStore; to: BlobStore };
type Watched = { signal: AbortSignal; report: (done: number, bytes: number) => void };

/** How many files travel at once: of each, a chunk is in memory. */
const atOnce = 8;
const sampleSize = 50;

/** Whether the other place has every file that the first one has, and those that were looked at are right. */
export function isTrueCopy({ count, others, failed, sample }: CopiedBlobs): boolean {
  return count.to - others === count.from && failed.length === 0 && sample.wrong.length === 0;
}

/**
 * Sends one place's files to another. What is there already is not sent again, not even a chunk: a copy that was cut
 * short goes on. What only the other place has stays, but where the two are to be the same; throws where that would take
 * everything out of it, for the first place has nothing.
 */
export async function copyBlobs(places: Places, isExact: boolean, watched: Watched): Promise<CopiedBlobs> {
  if (isExact && (await isEmpty(places.from)) && !(await isEmpty(places.to))) {
    throw new Error('El primer lugar no tiene ningún archivo: no se sacó nada del otro. Fijate si es el que querías.');
  }
  const done = { copied: 0, bytes: 0, failed: [] as string[] };
  for await (const names of pages(places.from)) {
    const missing = await lackedBy(places.to, names);
    await eachAtOnce(missing, async (name) => {
      watched.signal.throwIfAborted();
      const bytes = await copyBlob(places, name).catch(orFailed);
      if (bytes === 'failed') done.failed.push(pathOf(name));
      if (bytes === null || bytes === 'failed') return;
      done.copied += 1;
      done.bytes += bytes;
      watched.report(done.copied, done.bytes);
    });
  }
  done.failed.sort();
  const others = await findOthers(places, isExact, watched.signal);
  const count = { from: await countAll(places.from), to: await countAll(places.to) };
  return { ...done, ...others, count, sample: await checkSample(places.to, places.to.all(), watched.signal) };
}

/** Reads some of these files, by chance, and compares them with their names; a missing one is wrong. */
export async function checkSample(
  blobs: BlobStore,
  names: AsyncIterable<BlobName> | Iterable<BlobName>,
  signal?: AbortSignal,
): Promise<CopiedBlobs['sample']> {
  const wrong: string[] = [];
  const sample = await drawSample(names);
  await eachAtOnce(sample, async (name) => {
    signal?.throwIfAborted();
    if ((await hashOf(blobs, name).catch(orFailed)) !== name.blob) wrong.push(pathOf(name));
  });
  return { checked: sample.length, wrong: wrong.sort() };
}

/** Null where there is none. Throws `NOT_FOUND` where a part of it is gone. */
async function hashOf(blobs: BlobStore, { schoolId, blob }: BlobName): Promise<string | null> {
  const opened = await blobs.open(schoolId, blob);
  if (opened === null) return null;
  const hash = createHash('sha256');
  for await (const part of opened.read({ start: 0, end: opened.sizeBytes })) hash.update(part);
  return hash.digest('hex');
}

function pathOf({ schoolId, blob }: BlobName): string {
  return `${schoolId}/${blob}`;
}

/** What is wrong with one file is told at the end, and the others are copied. */
function orFailed(thrown: unknown): 'failed' {
  if (thrown instanceof AppError && ['NOT_FOUND', 'CHUNK_DAMAGED'].includes(thrown.code)) return 'failed';
  throw thrown;
}

async function isEmpty(blobs: BlobStore): Promise<boolean> {
  for await (const _ of blobs.all()) return false;
  return true;
}

/** Those of one school's files that a place does not have. */
async function lackedBy(blobs: BlobStore, names: readonly BlobName[]): Promise<BlobName[]> {
  const [first] = names;
  if (first === undefined) return [];
  const kept = new Set(
    await blobs.kept(
      first.schoolId,
      names.map(({ blob }) => blob),
    ),
  );
  return names.filter(({ blob }) => !kept.has(blob));
}

/** A place's files, some of one school at a time. */
async function* pages(blobs: BlobStore): AsyncGenerator<BlobName[]> {
  let page: BlobName[] = [];
  for await (const name of blobs.all()) {
    if (page.length === keptLimit || (page[0] && page[0].schoolId !== name.schoolId)) {
      yield page;
      page = [];
    }
    page.push(name);
  }
  yield page;
}

/**
 * How large it was; null where it is gone meanwhile. Throws `NOT_FOUND` where a part of it is gone, `CHUNK_DAMAGED` where
 * what came is not what its name says.
 */
async function copyBlob({ from, to }: Places, { schoolId, blob }: BlobName): Promise<number | null> {
  const opened = await from.open(schoolId, blob);
  if (opened === null) return null;
  const { sizeBytes, chunks, read } = opened;
  const manifest = { sha256: blob, sizeBytes, chunks: [...chunks] };
  for (const index of (await to.standing(schoolId, manifest)).missing) {
    const start = index * chunkBytes;
    // What is missing is one of its chunks.
    await to.putChunk(schoolId, { blob, index, sha256: chunks[index]! }, read({ start, end: start + chunkBytes }));
  }
  const { isKept } = await to.commit(schoolId, manifest);
  if (!isKept) throw new AppError('CHUNK_DAMAGED');
  return sizeBytes;
}

async function findOthers({ from, to }: Places, isExact: boolean, signal: AbortSignal) {
  const found = { others: 0, removed: 0 };
  for await (const names of pages(to)) {
    signal.throwIfAborted();
    const others = await lackedBy(from, names);
    found[isExact ? 'removed' : 'others'] += others.length;
    if (isExact) for (const { schoolId, blob } of others) await to.remove(schoolId, blob);
  }
  return found;
}

async function countAll(blobs: BlobStore): Promise<number> {
  let count = 0;
  for await (const _ of blobs.all()) count += 1;
  return count;
}

/** Each as likely as any other, however many there are (reservoir sampling). */
async function drawSample(names: AsyncIterable<BlobName> | Iterable<BlobName>): Promise<BlobName[]> {
  const sample: BlobName[] = [];
  let seen = 0;
  for await (const name of names) {
    const place = seen < sampleSize ? seen : Math.floor(Math.random() * (seen + 1));
    if (place < sampleSize) sample[place] = name;
    seen += 1;
  }
  return sample;
}

/** Some at a time. Throws the first failure once what is under way has ended; nothing new is begun meanwhile. */
async function eachAtOnce<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items].values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const item of rest) {
      if (failures.length > 0) return;
      await work(item).catch((failure: unknown) => void failures.push(failure));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw failures[0];
}
