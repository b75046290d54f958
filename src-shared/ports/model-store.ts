export type InstalledModel = {
  name: string;
  /** SHA-256 that tells one download from another of the same name. */
  digest: string;
  sizeBytes: number;
  modifiedAt: string;
  family: string | null;
  /** As its makers write it ("4.0B"). */
  parameterSize: string | null;
  quantization: string | null;
};

export type RunningModel = {
  name: string;
  /** Memory in use, and how much of it is the graphics card's. */
  sizeBytes: number;
  graphicsBytes: number;
  contextTokens: number | null;
  /** When it leaves memory if nobody asks it anything. */
  expiresAt: string;
};

export type ModelDescription = {
  /** What it can do: "completion", "embedding", "thinking", "vision", "tools"… */
  capabilities: string[];
  /** The most that it was trained to read at once. */
  contextTokens: number | null;
  embeddingDimensions: number | null;
  parameterSize: string | null;
  quantization: string | null;
  license: string | null;
  /** Where its weights lie on the disk of the PC that runs it: what is copied to take it elsewhere. */
  weightsPath: string | null;
};

/** How far a download or an import is. */
export type ModelTransfer = {
  phase: 'preparing' | 'transferring' | 'verifying' | 'installing';
  doneBytes: number;
  /** What is known so far: a download names its parts one after another. Undefined before the first. */
  totalBytes: number | undefined;
};

/** A file of weights (.gguf) from anywhere; it is opened twice, to name it by its content and to hand it over. */
export type ModelFile = { name: string; sizeBytes: number; open(): ReadableStream<Uint8Array<ArrayBuffer>> };

export type ModelSpeed = {
  /** Reading the question into memory for the first time included. */
  loadMs: number;
  readTokensPerSecond: number;
  writtenTokensPerSecond: number;
};

type Options = { signal: AbortSignal };
type TransferOptions = Options & { report?: (transfer: ModelTransfer) => void };

/**
 * The models of a PC. Besides what each method names, all but `version` throw `MODEL_SERVER_UNREACHABLE` when nobody
 * answers, `MODEL_BUSY`, and `MODEL_FAILED` for what nobody foresaw.
 */
export type ModelStore = {
  /** The version of the program that runs the models; null when it does not answer. Never throws. */
  version(options: Options): Promise<string | null>;
  list(options: Options): Promise<InstalledModel[]>;
  running(options: Options): Promise<RunningModel[]>;
  /** Throws `MODEL_NOT_FOUND`. */
  describe(name: string, options: Options): Promise<ModelDescription>;
  /**
   * Downloads a model; cut short for any reason, the next time goes on from there.
   * Throws `MODEL_NOT_FOUND`, `DISK_FULL` or `MODEL_DOWNLOAD_FAILED`.
   */
  pull(name: string, options: TransferOptions): Promise<void>;
  /** Throws `MODEL_FILE_INVALID` or `DISK_FULL`. A file that was handed over before is not sent again. */
  importFile(model: { name: string; file: ModelFile }, options: TransferOptions): Promise<void>;
  /** Throws `MODEL_NOT_FOUND`. */
  remove(name: string, options: Options): Promise<void>;
  /** Takes a model into memory ahead of the first question. Throws `MODEL_NOT_FOUND` or `MODEL_TOO_BIG`. */
  load(name: string, options: Options & { contextTokens: number }): Promise<void>;
  /** Frees the memory that a model holds. */
  unload(name: string, options: Options): Promise<void>;
  /** How fast a model reads and writes here. Throws as `load` does. */
  measureSpeed(name: string, options: Options & { prompt: string; maximumTokens: number }): Promise<ModelSpeed>;
};
