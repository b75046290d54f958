import { appendFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** One request to a fake server and what it answered: what a measurement checks against the vendor's description. */
export type Exchange = {
  vendor: 'ollama' | 'openai';
  method: string;
  path: string;
  request: string | null;
  status: number;
  contentType: string;
  /** All that was sent, cut short where the connection was. */
  response: string;
};

/** Names a file to which fakes add each exchange as a line of JSON; without it they keep nothing. */
export const exchangesVariable = 'AMANUENSE_TEST_EXCHANGES';

/** Notes what goes out through a response, if somebody asked for it. */
export function recordExchange(
  response: ServerResponse,
  asked: Pick<Exchange, 'vendor' | 'method' | 'path' | 'request'>,
): void {
  const file = process.env[exchangesVariable];
  if (!file) return;
  const sent: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) sent.push(Buffer.from(chunk));
  };
  const { write, end } = response;
  response.write = ((...parameters: Parameters<typeof write>) => {
    keep(parameters[0]);
    return write.apply(response, parameters);
  }) as typeof write;
  response.end = ((...parameters: Parameters<typeof end>) => {
    keep(parameters[0]);
    return end.apply(response, parameters);
  }) as typeof end;
  response.once('close', () => {
    const contentType = String(response.getHeader('content-type') ?? '');
    const exchange: Exchange = {
      ...asked,
      status: response.statusCode,
      contentType,
      response: Buffer.concat(sent).toString(),
    };
    appendFileSync(file, `${JSON.stringify(exchange)}\n`);
  });
}
