import { type ErrorCode, errorCatalogue } from './error-catalogue.ts';

/** What fills the placeholders of a code's sentence: names, numbers; never a stack or SQL. */
export type ErrorData = Readonly<Record<string, string | number>>;

/** The one error class of the product. It carries a code; the sentence a person reads is in the catalogue. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, data: ErrorData = {}, options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** The Spanish sentence of a code: what happened and what to do. Unknown codes get the sentence of `INTERNAL`. */
export function errorMessage(code: string, data: ErrorData = {}): string {
  const entry = isErrorCode(code) ? errorCatalogue[code] : errorCatalogue.INTERNAL;
  return entry.message.replace(/\{(\w+)\}/g, (_, key: string) => String(data[key] ?? ''));
}

/** Whether `value` is a code of the catalogue. */
export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(errorCatalogue, value);
}

/** Whatever was thrown, as an `AppError`: itself, `CANCELLED` for an abort, or `INTERNAL` with the cause kept. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') return new AppError('CANCELLED', {}, { cause: thrown });
  return new AppError('INTERNAL', {}, { cause: thrown });
}
