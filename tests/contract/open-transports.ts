import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as HttpHandler } from '@orpc/server/node';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { AmanuenseRouter } from '../../src-shared/rpc/create-router.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';

export type Transport = { name: string; client: AmanuenseClient; close(): Promise<void> };

/** One router behind each of the transports that windows use. */
export async function openTransports(router: AmanuenseRouter, context: RpcContext): Promise<Transport[]> {
  return [openPort(router, context), await openHttp(router, context)];
}

function openPort(router: AmanuenseRouter, context: RpcContext): Transport {
  const { port1, port2 } = new MessageChannel();
  new PortHandler(router).upgrade(port1, { context });
  port1.start();
  port2.start();
  return {
    name: 'MessagePort',
    client: createORPCClient(new PortLink({ port: port2 })),
    close: async () => {
      port1.close();
      port2.close();
    },
  };
}

async function openHttp(router: AmanuenseRouter, context: RpcContext): Promise<Transport> {
  const handler = new HttpHandler(router);
  const server = createServer(
    (request, response) => void handler.handle(request, response, { prefix: '/rpc', context }),
  );
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    name: 'HTTP',
    client: createORPCClient(new HttpLink({ url: `http://127.0.0.1:${port}/rpc` })),
    close: () => closeServer(server),
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
