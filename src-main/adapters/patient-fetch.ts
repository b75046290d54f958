import { type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';

/** Statuses whose answers carry nothing. */
const withoutBody = [204, 205, 304];

/**
 * `fetch` for models on slow PCs. Node's own gives up when no first byte, or no next one, comes in five minutes; this
 * one waits until its signal says otherwise. It follows no redirect and unpacks nothing: the servers are local.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  const asked = new Request(input, init);
  const send = asked.url.startsWith('https:') ? requestHttps : requestHttp;
  asked.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const sent = send(asked.url, {
      method: asked.method,
      // Node says how long a body is only for the methods that usually have one, and a DELETE has one here.
      headers: { ...Object.fromEntries(asked.headers), ...(asked.body && { 'transfer-encoding': 'chunked' }) },
      signal: asked.signal,
      // A connection of its own: one kept from before may be closing.
      agent: false,
    });
    sent.once('error', (cause) => {
      reject(asked.signal.aborted ? asked.signal.reason : new TypeError('fetch failed', { cause }));
    });
    sent.once('response', (answer) => {
      const status = answer.statusCode ?? 0;
      const isEmpty = asked.method === 'HEAD' || withoutBody.includes(status);
      if (isEmpty) answer.resume();
      // Node's web streams and the platform's are one class under two types.
      const body = isEmpty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array<ArrayBuffer>>);
      const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      );
      resolve(new Response(body, { status, headers }));
    });
    sendBody(asked.body, sent);
  });
};

function sendBody(body: ReadableStream<Uint8Array<ArrayBuffer>> | null, sent: ClientRequest): void {
  if (!body) return void sent.end();
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  // A body that breaks off in the middle must not look whole.
  source.once('error', (cause) => sent.destroy(cause));
  source.pipe(sent);
}
