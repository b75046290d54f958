import type { ErrorCode } from '../domain/error-catalogue.ts';
import { AppError } from '../domain/errors.ts';

/** What Ollama's own words mean; the first that matches. It has one status for many things, so the words decide. */
const meanings: readonly (readonly [RegExp, ErrorCode])[] = [
  [/no space left on device|not enough space on the disk|disk quota exceeded/i, 'DISK_FULL'],
  [/requires more (system )?memory|out of memory/i, 'MODEL_TOO_BIG'],
  [/server busy/i, 'MODEL_BUSY'],
  [/not in gguf format|invalid file magic|unknown type|digest mismatch/i, 'MODEL_FILE_INVALID'],
  [/file does not exist|model ["'].*["'] not found/i, 'MODEL_NOT_FOUND'],
];

/** Whatever a request to Ollama threw, in the product's codes; `otherwise` for what has no meaning here. */
export function readOllamaError(thrown: unknown, name: string, otherwise: ErrorCode = 'MODEL_FAILED'): AppError {
  if (thrown instanceof AppError) return thrown;
  const words = thrown instanceof Error ? thrown.message : '';
  const code =
    meanings.find(([pattern]) => pattern.test(words))?.[1] ?? (isNotFound(thrown) ? 'MODEL_NOT_FOUND' : otherwise);
  return new AppError(code, { name }, { cause: thrown });
}

/** Whether Ollama refused a text because it is longer than the model reads at once. */
export function isTooLong(thrown: unknown): boolean {
  return thrown instanceof Error && /exceeds.* context length/i.test(thrown.message);
}

function isNotFound(thrown: unknown): boolean {
  return thrown instanceof Error && 'status_code' in thrown && thrown.status_code === 404;
}
