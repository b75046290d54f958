import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SpeechRole } from '../../../src-shared/domain/speech-model.ts';
import { translateFileError } from '../files/translate-file-error.ts';
import { inspectModelFile } from '../whisper/inspect-model-file.ts';
import { inspectOnnxFile } from './inspect-onnx-file.ts';

/** What a file of weights serves for, and how most of its numbers are kept where it tells. */
export type SpeechFileFacts = { role: SpeechRole; kind: string | null; isEnglishOnly: boolean };

/** First word of every file of ggml's. */
const ggmlMagic = 0x67676d6c;

/**
 * Tells what a file serves for by its content, walking its parts from the first to the last: one that was cut, or is
 * something else, is told. Throws `MODEL_FILE_DAMAGED`, or what the file system says.
 */
export async function inspectSpeechFile(path: string): Promise<SpeechFileFacts> {
  if ((await firstWord(path)) === ggmlMagic) {
    const { kind, isMultilingual } = await inspectModelFile(path);
    return { role: 'transcription', kind, isEnglishOnly: !isMultilingual };
  }
  const role = await inspectOnnxFile(path);
  if (role === null) throw new AppError('MODEL_FILE_DAMAGED', { name: basename(path) });
  return { role, kind: null, isEnglishOnly: false };
}

async function firstWord(path: string): Promise<number | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return bytesRead < 4 ? null : buffer.readUInt32LE();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw translateFileError(cause, path);
  }
}
