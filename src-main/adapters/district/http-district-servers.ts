import { z } from 'zod';
import { enrolmentAnswerSchema } from '../../../src-shared/domain/sync/enrolment.ts';
import { type SentReply, type SentRequest, verifyReply } from '../../../src-shared/domain/sync/signed-messages.ts';
import { snapshotPageSchema } from '../../../src-shared/domain/sync/snapshot-messages.ts';
import {
  helloAnswerSchema,
  missingAnswerSchema,
  pullAnswerSchema,
  pushAnswerSchema,
  renewAnswerSchema,
  waitAnswerSchema,
} from '../../../src-shared/domain/sync/sync-messages.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictCaller, DistrictServers } from '../../../src-shared/ports/district-servers.ts';
import type { SyncConnection } from '../../../src-shared/ports/sync-connection.ts';
import { askJson, packedLimitBytes } from './ask-json.ts';
import { exchangeBytes } from './exchange-bytes.ts';
import { createBlobConnection } from './http-blob-connection.ts';
import { parseReply } from './read-reply.ts';
import { createSignedExchange } from './signed-exchange.ts';

/** The longest answer to who waits, most of it spaces. */
const hintLimitBytes = 64 * 1024;

/** The servers of districts over HTTP (docs/sync.md). */
export function createHttpDistrictServers(clock: Clock): DistrictServers {
  return {
    async enrol(server, request, signal) {
      const body = new TextEncoder().encode(JSON.stringify(request));
      const sent = { method: 'POST', target: '/api/sync/enrol', body, headers: {} };
      const reply = await exchangeBytes(server, sent, { signal, limitBytes: packedLimitBytes });
      return parseReply(reply, enrolmentAnswerSchema, server);
    },
    async wait(caller, { school, district }, signal) {
      const target = `/api/sync/wait?school=${school}&district=${district}`;
      const asked = { method: 'GET', target, body: null, headers: {}, limitBytes: hintLimitBytes };
      const { reply } = await createSignedExchange(caller, { clock, signal })(asked);
      return parseReply(reply, waitAnswerSchema, caller.server);
    },
    async leave(caller, signal) {
      const exchange = createSignedExchange(caller, { clock, signal });
      await askJson(exchange, { path: 'leave', message: {} }, { server: caller.server, answer: z.object({}) });
    },
    connect: (caller, signal) => createSyncConnection(caller, { clock, signal }),
    connectFiles: (caller, options) =>
      createBlobConnection(createSignedExchange(caller, { clock, ...options }), caller.server),
  };
}

function createSyncConnection(caller: DistrictCaller, parts: { clock: Clock; signal: AbortSignal }): SyncConnection {
  const { server, serverKey } = caller;
  const exchange = createSignedExchange(caller, parts);
  const verify = ({ request, reply }: { request: SentRequest; reply: SentReply }) =>
    verifyReply(reply, { request, publicKey: serverKey });
  return {
    hello: (message) => askJson(exchange, { path: 'hello', message }, { server, answer: helloAnswerSchema, verify }),
    push: (message) => askJson(exchange, { path: 'push', message }, { server, answer: pushAnswerSchema }),
    pull: (message) => askJson(exchange, { path: 'pull', message }, { server, answer: pullAnswerSchema }),
    snapshot: (message) =>
      askJson(
        exchange,
        { path: 'snapshot', message },
        { server, answer: snapshotPageSchema, verify, isPackedBySigner: true },
      ),
    missing: (message) => askJson(exchange, { path: 'missing', message }, { server, answer: missingAnswerSchema }),
    renew: (message = {}) => askJson(exchange, { path: 'renew', message }, { server, answer: renewAnswerSchema }),
  };
}
