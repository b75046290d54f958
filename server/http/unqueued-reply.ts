import type { IncomingMessage } from 'node:http';

/** What goes back piece by piece, or as it is. */
export type UnqueuedReply = {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | AsyncIterable<Uint8Array>;
};

/** What an address says behind its question mark. */
export function queryOf({ url = '/' }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''));
}
