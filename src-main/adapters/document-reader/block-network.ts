import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

/** Makes every way out of this thread throw: a paper must not be able to call home, whatever its parser does with it. */
export function blockNetwork(): void {
  const refuse = (): never => {
    throw new Error('There is no network in the reading process');
  };
  // Pipes (the channel to the parent) connect through handles of their own, not through these.
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  dgram.Socket.prototype.bind = refuse;
  dgram.Socket.prototype.send = refuse;
  dgram.Socket.prototype.connect = refuse;
  for (const [module, names] of [
    [net, ['connect', 'createConnection']],
    [tls, ['connect']],
    [http, ['request', 'get']],
    [https, ['request', 'get']],
    [http2, ['connect']],
    [dns, Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name))],
    [dns.promises, Object.keys(dns.promises).filter((name) => /^(lookup|resolve|reverse)/.test(name))],
  ] as const) {
    for (const name of names) Object.assign(module, { [name]: refuse });
  }
  syncBuiltinESMExports();
  Object.assign(globalThis, { fetch: refuse, WebSocket: undefined, EventSource: undefined });
}
