import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { afterFile } from '../../tests/fixtures/after-file.ts';
import { sendAnswer } from './send-answer.ts';

it('closes what it reads for an answer where whoever asked went away before it began', async () => {
  const body = new Readable({ read: () => undefined });
  const server = createServer((asked, response) => {
    response.once('close', () =>
      sendAnswer({ status: 200, headers: {}, body, deviceId: null }, { request: asked, response }, false),
    );
    asking.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterFile(async () => {
    server.close();
  });
  // A server that listens on a port has an address.
  const asking = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  asking.on('error', () => undefined).end();
  await expect.poll(() => body.destroyed).toBe(true);
});
