import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';

/** The contract over HTTP, for a page that has exchanged its one-time token and goes by its cookie. */
export function createHttpClient(baseUrl: string): AmanuenseClient {
  const link = new RPCLink({
    url: `${baseUrl}/rpc`,
    fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
  });
  return createORPCClient(link);
}
