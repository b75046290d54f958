import type { IncomingHttpHeaders } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { asSyncError } from '../../src-shared/rpc/sync-router.ts';
import { readJson } from './read-message.ts';
import { contractReply, type Reply, sentAsItIs } from './replies.ts';

/** A request that was let in: `target` is its path with all that follows it, `body` as it came. */
type Asked = { method: string; target: string; headers: IncomingHttpHeaders; body: Uint8Array | null };

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
    const json = body === null ? null : await readJson(body, headers['content-encoding']);
    const request = new Request(`http://server${target}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'GET' || method === 'HEAD' ? null : json,
    });
    const { response } = await handler.handle(request, { prefix: '/api', context });
    return contractReply(response);
  };
}
