import type { IncomingMessage } from 'node:http';
import type { SentRequest } from '../../src-shared/domain/sync/signed-messages.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import { giveBytes, takeChunk } from './answer-bytes.ts';
import { answerWait } from './answer-wait.ts';
import type { UnqueuedReply } from './unqueued-reply.ts';
import { verifyCaller, verifySender } from './verify-caller.ts';

/** Whose request it is; what was not sent with the headers is not looked at. */
type Verify = (host: DistrictHost, sent: Omit<SentRequest, 'body'>, path: string) => Promise<string>;

type UnqueuedCall = {
  method: string;
  verify: Verify;
  answer: (host: DistrictHost, request: IncomingMessage, deviceId: string) => Promise<UnqueuedReply>;
};

const verifyBodiless: Verify = (host, sent, path) => verifyCaller(host, { ...sent, body: null }, path);

/** What takes long and needs no memory: answered beside the requests that wait their turn. By what follows `/api`. */
export const unqueuedCalls: ReadonlyMap<string, UnqueuedCall> = new Map([
  ['/sync/blob/chunk', { method: 'POST', verify: verifySender, answer: takeChunk }],
  ['/sync/blob/read', { method: 'GET', verify: verifyBodiless, answer: giveBytes }],
  ['/sync/wait', { method: 'GET', verify: verifyBodiless, answer: answerWait }],
] satisfies [string, UnqueuedCall][]);
