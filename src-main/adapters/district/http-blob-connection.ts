import {
  blobPlanAnswerSchema,
  blobsKeptAnswerSchema,
  chunkBytes,
} from '../../../src-shared/domain/sync/blob-messages.ts';
import type { BlobConnection } from '../../../src-shared/ports/blob-connection.ts';
import { askJson } from './ask-json.ts';
import { bytesOf } from './read-reply.ts';
import type { SignedExchange } from './signed-exchange.ts';

/** The refusals of an answer that was to be bytes. */
const refusalBytes = 64 * 1024;

/** The files of a school on a server, over HTTP. */
export function createBlobConnection(exchange: SignedExchange, server: string): BlobConnection {
  return {
    kept: (message) => askJson(exchange, { path: 'blob/kept', message }, { server, answer: blobsKeptAnswerSchema }),
    plan: (message) => askJson(exchange, { path: 'blob/plan', message }, { server, answer: blobPlanAnswerSchema }),
    commit: (message) => askJson(exchange, { path: 'blob/commit', message }, { server, answer: blobPlanAnswerSchema }),
    async putChunk({ blob, index }, body) {
      const target = `/api/sync/blob/chunk?blob=${blob}&index=${index}`;
      const headers = { 'content-type': 'application/octet-stream' };
      const { reply } = await exchange({ method: 'POST', target, body, headers, limitBytes: refusalBytes });
      bytesOf(reply, server);
    },
    async read(blob, { start, end }) {
      const target = `/api/sync/blob/read?blob=${blob}`;
      const headers = { range: `bytes=${start}-${end - 1}` };
      const limitBytes = chunkBytes + refusalBytes;
      const { reply } = await exchange({ method: 'GET', target, body: null, headers, limitBytes });
      return reply.status === 416 ? new Uint8Array() : bytesOf(reply, server);
    },
  };
}
