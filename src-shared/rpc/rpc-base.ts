import { implement, ORPCError } from '@orpc/server';
import { contract } from '../contract/index.ts';
import type { ErrorCode } from '../domain/error-catalogue.ts';
import { type ErrorData, toAppError } from '../domain/errors.ts';
import type { Actor, TaskContext } from '../domain/job.ts';

/** What a host knows of each call. */
export type RpcContext = {
  actor: () => Actor;
  /** Whether whoever calls decides what the school answers for; on its own PCs, where it is absent, everybody does. */
  decidesForSchool?: boolean;
  /** Keeps an unexpected error for support and gives the id it can be found by. */
  logError: (error: unknown) => string;
};

/**
 * The implementer of the contract. What a use-case throws crosses as `APP_ERROR` with its code and data; the cause of
 * an unexpected error stays here, in the log.
 */
export const rpc = implement(contract)
  .$context<RpcContext>()
  .use(async ({ next, context, signal }) => {
    const crossing = (thrown: unknown) => (signal?.aborted ? thrown : asContractError(thrown, context));
    try {
      const result = await next();
      // A stream fails after its call has answered.
      const output: unknown = isStream(result.output) ? translateStream(result.output, crossing) : result.output;
      return { ...result, output };
    } catch (thrown) {
      throw crossing(thrown);
    }
  });

function asContractError(thrown: unknown, { logError }: RpcContext): unknown {
  if (thrown instanceof ORPCError) return thrown;
  const error = toAppError(thrown);
  const logId = error.code === 'INTERNAL' ? logError(thrown) : undefined;
  return new ORPCError('APP_ERROR', {
    defined: true,
    status: 422,
    data: { code: error.code, data: error.data, logId },
  });
}

function isStream(output: unknown): output is AsyncGenerator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

async function* translateStream(
  stream: AsyncGenerator<unknown, unknown, void>,
  crossing: (thrown: unknown) => unknown,
): AsyncGenerator<unknown, unknown, void> {
  try {
    return yield* stream;
  } catch (thrown) {
    throw crossing(thrown);
  }
}

type Told = { status?: number; data?: ErrorData; logId?: string | undefined };

/** A refusal as the contract's own error, for a transport that refuses a call before it reaches the router. */
export function createAppErrorAnswer(
  code: ErrorCode,
  { status = 422, data = {}, logId }: Told = {},
): { status: number; body: unknown } {
  const error = new ORPCError('APP_ERROR', { defined: true, status, data: { code, data, logId } });
  return { status: error.status, body: { json: error.toJSON() } };
}

const neverAborted = new AbortController().signal;

/** The context of a use-case that answers at once: nobody listens to its progress. */
export function taskContext(context: RpcContext, signal: AbortSignal | undefined): TaskContext {
  return { signal: signal ?? neverAborted, report: () => undefined, actor: context.actor() };
}
