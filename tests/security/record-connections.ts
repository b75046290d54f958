import dns from 'node:dns';
import net from 'node:net';
import { vi } from 'vitest';

/** Writes down where this process connects to and which names it looks up, from now on. */
export function recordConnections() {
  const connections: string[] = [];
  const lookups: string[] = [];
  const connect = net.Socket.prototype.connect;
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...given: unknown[]) {
    connections.push(describe(given));
    return Reflect.apply(connect, this, given);
  });
  const lookup = dns.lookup;
  vi.spyOn(dns, 'lookup').mockImplementation(((...given: unknown[]) => {
    lookups.push(String(given[0]));
    return Reflect.apply(lookup, dns, given);
  }) as typeof dns.lookup);
  return { connections, lookups, stop: () => vi.restoreAllMocks() };
}

/** `net.connect` hands its arguments over as one list, or as they came. */
function describe(given: readonly unknown[]): string {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as unknown[]) : given;
  if (typeof first === 'object' && first !== null) {
    const { host = 'localhost', port, path } = first as { host?: string; port?: number; path?: string };
    return path && !port ? path : `${host}:${port}`;
  }
  return typeof second === 'string' ? `${second}:${String(first)}` : `localhost:${String(first)}`;
}
