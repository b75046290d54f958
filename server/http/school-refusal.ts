import { ORPCError } from '@orpc/server';
import { z } from 'zod';
import { errorDataSchema } from '../../src-shared/contract/errors.ts';
import { refusalStatus } from '../../src-shared/contract/school-refusals.ts';
import type { ErrorCode } from '../../src-shared/domain/error-catalogue.ts';
import { type ErrorData, errorMessage, isErrorCode, toAppError } from '../../src-shared/domain/errors.ts';

/** What refuses a call of a school's: a code of the catalogue, and where to find what nobody expected. */
export type SchoolRefusal = { code: ErrorCode; data: ErrorData; logId?: string | undefined };

const issuesSchema = z.object({
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])) })).min(1),
});

/** What was thrown before, in or after a procedure. What nobody expected is kept by `logError`. */
export function schoolRefusalOf(thrown: unknown, logError: (thrown: unknown) => string): SchoolRefusal {
  if (thrown instanceof ORPCError) {
    const { data: told } = errorDataSchema.safeParse(thrown.data);
    if (told !== undefined && isErrorCode(told.code)) return { ...told, code: told.code };
    if (thrown.status < 500) return { code: 'INVALID_INPUT', data: { detail: placeOf(thrown.data) } };
  }
  const { code, data } = toAppError(thrown);
  return code === 'INTERNAL' ? { code, data, logId: logError(thrown) } : { code, data };
}

/** As whoever speaks HTTP and not oRPC is told it: `{ defined, code, status, message, data }`, as the rest of `/api`. */
export function plainError({ code, data, logId }: SchoolRefusal): ORPCError<string, unknown> {
  const told = logId === undefined ? data : { ...data, logId };
  return new ORPCError(code, {
    defined: true,
    status: refusalStatus(code),
    message: errorMessage(code, data),
    data: told,
  });
}

/** Which part of what was asked does not fit; `JSON` where it is all of it. */
function placeOf(data: unknown): string {
  const path = issuesSchema.safeParse(data).data?.issues[0]?.path ?? [];
  return path.length === 0 ? 'JSON' : path.join('.');
}
