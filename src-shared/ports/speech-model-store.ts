import type { SpeechRole } from '../domain/speech-model.ts';
import type { CatalogueSpeechModel } from '../domain/speech-model-catalogue.ts';
import type { ModelTransfer } from './model-store.ts';

/** A file of weights in the library's folder of models. */
export type StoredSpeechModel = {
  name: string;
  path: string;
  sizeBytes: number;
  modifiedMs: number;
  /** What its content serves for, whatever its name; null for a file that is cut, damaged or something else. */
  role: SpeechRole | null;
  /** How most of its numbers are kept ("q8_0"), where the file tells. */
  kind: string | null;
  /** Whether it turns speech into words of English alone. */
  isEnglishOnly: boolean;
};

type TransferOptions = { signal: AbortSignal; report?: (transfer: ModelTransfer) => void };

/** The files that turn sound into words and tell voices apart, as they lie on this PC. */
export type SpeechModelStore = {
  /** The newest first. */
  list(): Promise<StoredSpeechModel[]>;
  /** How much of a file a download that stopped has left here. */
  partialBytes(name: string): Promise<number>;
  /** Free where these files are kept; null where the system does not tell. */
  freeBytes(): Promise<number | null>;
  /**
   * Downloads a file; cut short for any reason, the next time goes on from there. It gets its name once its hash and its
   * parts are right. Throws `MODEL_NO_INTERNET` (nothing came at all), `MODEL_DOWNLOAD_FAILED` (cut),
   * `MODEL_ADDRESS_GONE`, `MODEL_DOWNLOAD_BLOCKED` (something else came in its place), `MODEL_DOWNLOAD_WRONG` (it is
   * not what was published; it is deleted) or `DISK_FULL`.
   */
  pull(model: CatalogueSpeechModel, options: TransferOptions): Promise<void>;
  /**
   * Copies a file in from anywhere, under its own name or, where its content is one of `known`, under that one's.
   * Throws `PATH_NOT_FOUND`, `PERMISSION_DENIED`, `MODEL_FILE_DAMAGED`, `MODEL_FILE_UNEXPECTED` (the name is that of a
   * published file, the content is not), `MODEL_NAME_TAKEN` (another file is called so), `MODEL_IN_USE` or `DISK_FULL`.
   */
  importFile(path: string, known: readonly CatalogueSpeechModel[], options: TransferOptions): Promise<{ name: string }>;
  /** Takes a file away, and what a download left of it. Throws `NOT_FOUND` or `MODEL_IN_USE`. */
  remove(name: string): Promise<void>;
  /** SHA-256 of a file. */
  hash(path: string, options: { signal?: AbortSignal }): Promise<string>;
  /** Keeps a file from being removed or replaced until what it gives is called. */
  hold(path: string): () => void;
};
