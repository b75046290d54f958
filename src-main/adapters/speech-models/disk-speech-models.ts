import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { CatalogueSpeechModel } from '../../../src-shared/domain/speech-model-catalogue.ts';
import type { SpeechModelStore, StoredSpeechModel } from '../../../src-shared/ports/speech-model-store.ts';
import { renameDurably } from '../files/durable-write.ts';
import { translateFileError } from '../files/translate-file-error.ts';
import { copyModelFile } from '../models/disk-model-files.ts';
import { downloadFile } from './download-file.ts';
import { inspectSpeechFile, type SpeechFileFacts } from './inspect-speech-file.ts';

export type DiskSpeechModelsOptions = {
  folder: string;
  /** Who may be asked for files. */
  hosts: readonly string[];
  freeBytes: () => Promise<number | null>;
  /** How long nothing at all may come of a download. */
  stallMs?: number;
};

type Transfer = Parameters<SpeechModelStore['pull']>[1];

/** What a file of weights is called. */
const fileName = /^[^.].*\.(bin|onnx)$/i;
/** A download keeps its beginning under this name; a copy that was cut is worth nothing. */
const partOf = (name: string) => `${name}.part`;
const arrivingAs = (name: string) => `${name}.arriving`;
const hashChunkBytes = 4 * 1024 * 1024;

/** The files of weights in a folder, which is made with the first one. */
export function createDiskSpeechModels({
  folder,
  hosts,
  freeBytes,
  stallMs,
}: DiskSpeechModelsOptions): SpeechModelStore {
  const known = new Map<string, SpeechFileFacts | null>();
  const held = new Map<string, number>();
  const pathOf = (name: string) => join(folder, name);

  return {
    freeBytes,
    hash: (path, { signal }) => hashFile(path, { signal, report: () => undefined }),

    async list() {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const names = entries.filter((entry) => entry.isFile() && fileName.test(entry.name)).map(({ name }) => name);
      const found = await Promise.all(names.map(look));
      return found.flatMap((file) => file ?? []).sort((one, other) => other.modifiedMs - one.modifiedMs);
    },

    partialBytes: (name) => sizeOf(pathOf(partOf(name))),

    async pull(model, { signal, report }) {
      await makeFolder();
      const part = pathOf(partOf(model.name));
      try {
        const told = (doneBytes: number) => report?.({ phase: 'transferring', doneBytes, totalBytes: model.sizeBytes });
        await downloadFile({ ...model, hosts, path: part }, { signal, report: told, stallMs });
        await requirePublished(part, model, { signal, report });
      } catch (thrown) {
        // What came is of no use to another try.
        if (thrown instanceof AppError && thrown.code === 'MODEL_DOWNLOAD_WRONG') await rm(part, { force: true });
        throw thrown;
      }
      await putInPlace(part, model.name);
    },

    async importFile(path, catalogue, { signal, report }) {
      const name = basename(path);
      await inspectSpeechFile(path);
      if (path === pathOf(name)) return { name };
      await makeFolder();
      const arriving = arrivingAs(name);
      try {
        const told = (copied: { doneBytes: number; totalBytes: number }) =>
          report?.({ phase: 'transferring', ...copied });
        await copyModelFile({ from: path, folder, name: arriving }, { signal, report: told });
        const called = await nameByContent(pathOf(arriving), { name, catalogue }, { signal, report });
        await putInPlace(pathOf(arriving), called);
        return { name: called };
      } finally {
        await rm(pathOf(arriving), { force: true });
      }
    },

    async remove(name) {
      const parts = [pathOf(name), pathOf(partOf(name))];
      const sizes = await Promise.all(parts.map(sizeOf));
      if (basename(name) !== name || !fileName.test(name) || sizes.every((size) => size === 0)) {
        throw new AppError('NOT_FOUND');
      }
      requireFree(name);
      for (const path of parts) await rm(path, { force: true });
    },

    hold(path) {
      held.set(path, (held.get(path) ?? 0) + 1);
      return () => void held.set(path, Math.max(0, (held.get(path) ?? 0) - 1));
    },
  };

  async function makeFolder(): Promise<void> {
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw translateFileError(cause, folder);
    });
  }

  /** A file with what it serves for; null when it went meanwhile. */
  async function look(name: string): Promise<StoredSpeechModel | null> {
    const path = pathOf(name);
    const stats = await stat(path).catch(() => null);
    if (stats === null) return null;
    const { size: sizeBytes, mtimeMs: modifiedMs } = stats;
    const key = `${name} ${sizeBytes} ${modifiedMs}`;
    if (!known.has(key)) known.set(key, await inspectSpeechFile(path).catch(() => null));
    const { role = null, kind = null, isEnglishOnly = false } = known.get(key) ?? {};
    return { name, path, sizeBytes, modifiedMs, role, kind, isEnglishOnly };
  }

  async function requirePublished(path: string, model: CatalogueSpeechModel, transfer: Transfer): Promise<void> {
    const isPublished = (await hashTold(path, transfer)) === model.sha256;
    const facts = isPublished ? await inspectSpeechFile(path).catch(() => null) : null;
    if (facts?.role !== model.role) throw new AppError('MODEL_DOWNLOAD_WRONG', { name: model.name });
  }

  /** What a file that came will be called: the published name of its content, else its own. */
  async function nameByContent(
    path: string,
    { name, catalogue }: { name: string; catalogue: readonly CatalogueSpeechModel[] },
    transfer: Transfer,
  ): Promise<string> {
    const sha256 = await hashTold(path, transfer);
    const published = catalogue.find((model) => model.sha256 === sha256);
    if (published) return published.name;
    const taken = catalogue.some((model) => model.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new AppError('MODEL_FILE_UNEXPECTED', { name });
    if (!fileName.test(name)) throw new AppError('MODEL_FILE_DAMAGED', { name });
    if (await holdsOther(name, sha256, transfer)) throw new AppError('MODEL_NAME_TAKEN', { name });
    return name;
  }

  /** Whether a file of that name is here that has other content; one that is damaged gives way. */
  async function holdsOther(name: string, sha256: string, { signal }: Transfer): Promise<boolean> {
    const role = (await look(name))?.role ?? null;
    if (role === null) return false;
    return (await hashFile(pathOf(name), { signal, report: () => undefined })) !== sha256;
  }

  async function putInPlace(path: string, name: string): Promise<void> {
    requireFree(name);
    await renameDurably(path, pathOf(name)).catch((cause: unknown) => {
      throw translateFileError(cause, name);
    });
  }

  function requireFree(name: string): void {
    if ((held.get(pathOf(name)) ?? 0) > 0) throw new AppError('MODEL_IN_USE', { name });
  }
}

async function hashTold(path: string, { signal, report }: Transfer): Promise<string> {
  const totalBytes = await sizeOf(path);
  return hashFile(path, { signal, report: (doneBytes) => report?.({ phase: 'verifying', doneBytes, totalBytes }) });
}

async function hashFile(
  path: string,
  { signal, report }: { signal?: AbortSignal; report: (doneBytes: number) => void },
): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: hashChunkBytes, signal })) {
      const bytes = chunk as Buffer;
      hash.update(bytes);
      done += bytes.length;
      report(done);
    }
  } catch (thrown) {
    signal?.throwIfAborted();
    throw translateFileError(thrown, path);
  }
  return hash.digest('hex');
}

/** 0 for a file that is not there. */
async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}
