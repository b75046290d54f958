import type { IncomingHttpHeaders } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { asSyncError } from '../../src-shared/rpc/sync-router.ts';
import { readJson } from './read-message.ts';
import { contractReply, type Reply, sentAsItIs } from './replies.ts';

/** A request that was let in: `target` is its path with all that follows it, `body` as it came, or a form taken apart. */
type Asked = { method: string; target: string; headers: IncomingHttpHeaders; body: Uint8Array | FormData | null };

/** What a contract answers, to PCs and to people alike. */
export function createAskContract<Context extends object>(
  router: ConstructorParameters<typeof OpenAPIHandler<Context>>[0],
  logError: (thrown: unknown) => string,
) {
  const handler = new OpenAPIHandler<Context>(router, {
    customJsonSerializers: [sentAsItIs],
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (thrown) {
          throw asSyncError(thrown, logError);
        }
      },
    ],
  });
  return async ({ method, target, headers, body }: Asked, context: Context): Promise<Reply> => {
    const { response } = await handler.handle(await toRequest({ method, target, headers, body }), {
      prefix: '/api',
      context,
    });
    return contractReply(response);
  };
}

async function toRequest({ method, target, headers, body }: Asked): Promise<Request> {
  const url = `http://server${target}`;
  // Its content type is written with it.
  if (body instanceof FormData) return new Request(url, { method, body });
  const json = body === null ? null : await readJson(body, headers['content-encoding']);
  return new Request(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: method === 'GET' || method === 'HEAD' ? null : json,
  });
}
