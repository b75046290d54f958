import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AppError } from '../domain/errors.ts';
import type { ModelFile, ModelTransfer } from '../ports/model-store.ts';
import type { connectToOllama } from './ollama-client.ts';

type Import = {
  client: ReturnType<typeof connectToOllama>;
  name: string;
  file: ModelFile;
  signal: AbortSignal;
  onProgress: (transfer: ModelTransfer) => void;
};
type Bytes = Uint8Array<ArrayBuffer>;

/** The first bytes of every file of weights that can be imported ("GGUF"). */
const magic = [0x47, 0x47, 0x55, 0x46];

/** Hands a file of weights to Ollama under its SHA-256, unless it has it, and makes a model of it. */
export async function importModelFile({
  client,
  name,
  file,
  signal,
  onProgress,
}: Import): Promise<AsyncIterable<unknown>> {
  const told = (phase: ModelTransfer['phase']) => (doneBytes: number) =>
    onProgress({ phase, doneBytes, totalBytes: file.sizeBytes });
  const digest = `sha256:${await hashModelFile(file, signal, told('preparing'))}`;
  if (!(await client.hasBlob(digest))) {
    await client.createBlob(digest, file.open().pipeThrough(countingBytes(told('transferring'))));
  }
  return client.createFromFiles(name, { 'model.gguf': digest });
}

async function hashModelFile(file: ModelFile, signal: AbortSignal, onBytes: (done: number) => void): Promise<string> {
  const hash = sha256.create();
  const head: number[] = [];
  let done = 0;
  for await (const chunk of file.open()) {
    signal.throwIfAborted();
    if (head.length < magic.length) head.push(...chunk.subarray(0, magic.length - head.length));
    if (!head.every((byte, index) => byte === magic[index])) break;
    hash.update(chunk);
    done += chunk.length;
    onBytes(done);
  }
  if (head.length < magic.length || !head.every((byte, index) => byte === magic[index])) {
    throw new AppError('MODEL_FILE_INVALID', { name: file.name });
  }
  return bytesToHex(hash.digest());
}

function countingBytes(onBytes: (done: number) => void): TransformStream<Bytes, Bytes> {
  let done = 0;
  return new TransformStream({
    transform(chunk, controller) {
      done += chunk.length;
      onBytes(done);
      controller.enqueue(chunk);
    },
  });
}
