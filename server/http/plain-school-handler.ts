import { ErrorEvent } from '@orpc/client';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { AmanuenseRouter } from '../../src-shared/rpc/create-router.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import { sentAsItIs } from './replies.ts';
import { plainError, schoolRefusalOf } from './school-refusal.ts';

type Options<Context extends RpcContext> = NonNullable<ConstructorParameters<typeof OpenAPIHandler<Context>>[1]>;
type Interceptors<Context extends RpcContext> = NonNullable<Options<Context>['clientInterceptors']>;

/** Answers a school's contract as plain HTTP, for programs that know its OpenAPI; `around` goes around each procedure. */
export function createPlainHandler<Context extends RpcContext>(
  router: AmanuenseRouter,
  around: Interceptors<Context>,
): OpenAPIHandler<Context> {
  return new OpenAPIHandler<Context>(router, {
    customJsonSerializers: [sentAsItIs],
    clientInterceptors: around,
    interceptors: [
      async ({ next, request, context: { logError } }) => {
        const asPlain = (thrown: unknown) => plainError(schoolRefusalOf(thrown, logError));
        try {
          const result = await next();
          const body = result.response?.body;
          if (!result.matched || !isStream(body)) return result;
          return { ...result, response: { ...result.response, body: tellPlainly(body, asPlain) } };
        } catch (thrown) {
          // Whoever went away is told nothing.
          throw request.signal?.aborted ? thrown : asPlain(thrown);
        }
      },
    ],
  });
}

function isStream(body: unknown): body is AsyncGenerator<unknown, unknown, void> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** A stream fails after its call has answered: it is told in its last event. */
async function* tellPlainly(
  events: AsyncGenerator<unknown, unknown, void>,
  asPlain: (thrown: unknown) => { toJSON(): unknown },
): AsyncGenerator<unknown, unknown, void> {
  try {
    return yield* events;
  } catch (thrown) {
    if (!(thrown instanceof ErrorEvent)) throw thrown;
    throw new ErrorEvent({ data: asPlain(thrown.cause).toJSON(), cause: thrown.cause });
  }
}
