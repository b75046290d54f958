import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Reply } from './replies.ts';

const pack = promisify(gzip);

/**
 * Answers with a document that is made when somebody first asks for it, and kept as it is sent: who asks for it again
 * and again costs nothing but the line.
 */
export function serveDocument(createDocument: () => Promise<object>): (acceptedEncodings: string) => Promise<Reply> {
  async function make() {
    const plain = new TextEncoder().encode(JSON.stringify(await createDocument()));
    return { plain, packed: new Uint8Array(await pack(plain)) };
  }
  let made: ReturnType<typeof make> | null = null;
  return async (acceptedEncodings) => {
    made ??= make();
    const { plain, packed } = await made;
    const headers = { 'content-type': 'application/json', vary: 'accept-encoding' };
    return /\bgzip\b/.test(acceptedEncodings)
      ? { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: packed }
      : { status: 200, headers, body: plain };
  };
}
