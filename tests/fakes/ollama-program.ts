import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** What a program that stands for Ollama's does once it is started. */
type Behaviour = 'serves' | 'dies';

/**
 * Puts a program called "ollama" in a folder: started with `serve` it answers its version where `OLLAMA_HOST` says, and
 * writes down how it was started and that it was asked to end.
 */
export function installFakeOllama(folder: string, behaviour: Behaviour = 'serves') {
  mkdirSync(folder, { recursive: true });
  const log = join(folder, 'log.txt');
  const source = `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const say = (line) => appendFileSync(${JSON.stringify(log)}, line + '\\n');
say(process.argv[2] + ' ' + process.env.OLLAMA_NO_CLOUD);
if (${JSON.stringify(behaviour)} === 'dies') process.exit(1);
const [host, port] = process.env.OLLAMA_HOST.split(':');
require('node:http')
  .createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/api/version' ? { version: '0.0.1' } : { models: [] }));
  })
  .listen(Number(port), host);
process.on('SIGTERM', () => {
  say('ended');
  process.exit(0);
});
`;
  const path = join(folder, 'ollama');
  writeFileSync(path, source);
  chmodSync(path, 0o755);
  writeFileSync(log, '');
  return { folder, log };
}

/** A port of this PC where nobody listens, out of the reach of those that systems give by themselves. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await canListen(port)) return port;
  }
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (isFree) await new Promise((resolve) => server.close(resolve));
  return isFree;
}
