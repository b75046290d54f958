import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';

/** The contract over the port that the preload hands to the page. */
export function createMessagePortClient(port: MessagePort): AmanuenseClient {
  const client: AmanuenseClient = createORPCClient(new RPCLink({ port }));
  port.start();
  return client;
}
