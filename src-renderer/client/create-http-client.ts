import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';

/**
 * The contract over HTTP. A page that has exchanged its one-time token goes by its cookie; `token` is for callers
 * without cookies and travels as a bearer header.
 */
export function createHttpClient(baseUrl: string, token?: string): AmanuenseClient {
  const link = new RPCLink({
    url: `${baseUrl}/rpc`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
  });
  return createORPCClient(link);
}
