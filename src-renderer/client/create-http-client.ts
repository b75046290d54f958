import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';

type HttpOptions = {
  headers?: Record<string, string>;
  /** Sends what is asked; with the cookie of this address and no more, unless told. */
  fetch?: (request: Request, init: RequestInit) => Promise<Response>;
};

/** The contract over HTTP at `url`, for a page that goes by its cookie. */
export function createHttpClient(url: string, options: HttpOptions = {}): AmanuenseClient {
  const { headers, fetch: send = (request, init) => fetch(request, { ...init, credentials: 'same-origin' }) } = options;
  return createORPCClient(new RPCLink({ url, headers, fetch: send }));
}
