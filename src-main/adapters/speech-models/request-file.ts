import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

export type FileRequest = {
  address: string;
  /** Who may be asked beside the address's own server, over HTTPS; a dot stands for any name before it. */
  hosts: readonly string[];
  /** The first byte that is wanted. */
  from: number;
  signal: AbortSignal;
  /** A server that says nothing for this long is taken for gone. */
  stallMs: number;
};

const mostHops = 5;
const redirects = [301, 302, 303, 307, 308];

/** Somebody sends on to a server that nobody should ask. */
export class ForeignRedirect extends Error {}

/**
 * Asks for a file, or for the rest of one, through the proxy that the environment names, and follows those who send on
 * to where it lies. Throws `ForeignRedirect`, or what the connection throws.
 */
export async function requestFile({ address, hosts, ...rest }: FileRequest): Promise<IncomingMessage> {
  const { origin } = new URL(address);
  let url = new URL(address);
  for (let hop = 0; hop < mostHops; hop += 1) {
    if (url.origin !== origin && !isAmong(hosts, url)) throw new ForeignRedirect(url.host);
    const answer = await send(url, rest);
    const { location } = answer.headers;
    if (!redirects.includes(answer.statusCode ?? 0) || location === undefined) return answer;
    answer.destroy();
    url = new URL(location, url);
  }
  throw new ForeignRedirect('too many');
}

function isAmong(hosts: readonly string[], { protocol, hostname }: URL): boolean {
  if (protocol !== 'https:') return false;
  return hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}

function send(url: URL, { from, signal, stallMs }: Omit<FileRequest, 'address' | 'hosts'>): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  // A school's proxy is told by the usual variables (HTTPS_PROXY, NO_PROXY).
  const options = { proxyEnv: process.env, timeout: stallMs };
  const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? requestHttps : requestHttp)(url, {
      agent,
      signal,
      timeout: stallMs,
      headers: { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) },
    });
    sent.once('timeout', () => sent.destroy(new Error('nothing came')));
    sent.once('error', reject);
    sent.once('response', (answer) => {
      // What goes wrong from here on is told by the answer itself.
      sent.off('error', reject);
      sent.on('error', (cause) => answer.destroy(cause));
      resolve(answer);
    });
    sent.end();
  });
}
