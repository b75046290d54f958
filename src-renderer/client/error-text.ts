import { ORPCError } from '@orpc/client';
import { errorDataSchema } from '../../src-shared/contract/errors.ts';
import { isRetryable } from '../../src-shared/domain/error-catalogue.ts';
import { AppError, type ErrorData, errorMessage, isErrorCode } from '../../src-shared/domain/errors.ts';
import { connectionMessages } from '../messages/connection.ts';

/** The code of the catalogue that an answer carries; null when the failure is not one of the product's own. */
export function errorCodeOf(error: unknown): string | null {
  return appErrorOf(error)?.code ?? null;
}

/** What fills the sentence of an error of the product's own: `retryAfterSeconds` and the like. */
export function errorDataOf(error: unknown): ErrorData {
  return appErrorOf(error)?.data ?? {};
}

/** The Spanish sentence of whatever a call threw, or the window itself: what happened and what to do. */
export function errorText(error: unknown): string {
  const known = appErrorOf(error);
  if (known) return errorMessage(known.code, known.data);
  if (isSessionLost(error)) return connectionMessages.sessionLost;
  if (error instanceof ORPCError) return errorMessage('INTERNAL');
  if (error instanceof TypeError) return connectionMessages.hostGone;
  return errorMessage('INTERNAL');
}

/** Whether trying again, with nothing changed, can help. */
export function canRetry(error: unknown): boolean {
  if (isSessionLost(error)) return false;
  const code = errorCodeOf(error);
  return code === null || !isErrorCode(code) || isRetryable(code);
}

/** Whether the host no longer knows this window: it was started again, or the token was never exchanged. */
export function isSessionLost(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 401;
}

function appErrorOf(error: unknown) {
  if (error instanceof AppError) return { code: error.code, data: error.data };
  if (!(error instanceof ORPCError)) return null;
  // The district's server answers with the code itself, as whoever speaks HTTP alone wants it.
  if (isErrorCode(error.code))
    return { code: error.code, data: errorDataSchema.shape.data.safeParse(error.data).data ?? {} };
  if (error.code !== 'APP_ERROR') return null;
  const parsed = errorDataSchema.safeParse(error.data);
  return parsed.success ? parsed.data : null;
}
