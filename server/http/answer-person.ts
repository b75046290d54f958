import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createUploadFolder } from '../../src-main/host/upload-folder.ts';
import { isBodyBounded } from '../../src-main/http/bounded-body.ts';
import { isForm, receiveForm } from '../../src-main/http/receive-form.ts';
import { personHeader } from '../../src-shared/contract/accounts-contract.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import { mostPublicationBytes } from '../../src-shared/domain/publication.ts';
import type { PersonContext, PersonReply } from '../../src-shared/rpc/district-people-base.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import { createAskContract } from './ask-contract.ts';
import { nameProgram } from './name-program.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody } from './read-message.ts';
import { type Answer, demand, flat, packed, packedFromBytes, type Reply } from './replies.ts';
import { errandCookieName, readCookie, sessionCookieName, writeCookie } from './session-cookie.ts';

/** Where passwords and links could be tried: as fast as somebody types, from one address. */
const guessingPaths: ReadonlySet<string> = new Set([
  '/account/sign-in',
  '/account/link',
  '/account/use-link',
  '/account/prove-second-factor',
  '/account/start-provider-sign-in',
  '/account/finish-provider-sign-in',
]);
/** Where files come: they go to the disk as they do. */
const filePaths: ReadonlySet<string> = new Set(['/district/published/look', '/district/published/publish-template']);
/** A file, and what is said of it beside. */
const largestFormBytes = mostPublicationBytes + 64 * 1024;

const ofGuesses = { burst: 20, perSecond: 1 / 6 };
const ofPerson = { burst: 120, perSecond: 20 };

type PersonCall = (request: IncomingMessage, call: { path: string; address: string }) => Promise<Answer>;

/** Answers what people ask with a browser, whose session a cookie holds. Throws what refuses it. */
export function createAnswerPerson(host: DistrictHost): PersonCall {
  const now = () => host.clock.now();
  const limitGuesses = createRateLimit(ofGuesses, now);
  const limitPerson = createRateLimit(ofPerson, now);
  const ask = createAskContract<PersonContext>(host.peopleRouter, host.logError);
  const uploads = createUploadFolder(host.uploadsFolder);

  async function withForm(request: IncomingMessage, answer: (form: FormData) => Promise<Answer>): Promise<Answer> {
    // What else comes as a file is small; its name has not come yet.
    if (!isBodyBounded(request, largestFormBytes)) throw new AppError('TEMPLATE_TOO_BIG', { name: 'El archivo' });
    await host.demandUploadRoom(Number(request.headers['content-length'] ?? 0));
    const received = await uploads.receive();
    try {
      return await answer(await receiveForm(request, received));
    } finally {
      await received.remove();
    }
  }

  return async (request, { path, address }) => {
    const { method = 'GET', url = '/', headers } = request;
    demandOwnPage(method, headers);
    if (guessingPaths.has(path)) demand(limitGuesses.take(address));
    const token = readCookie(sessionCookieName, headers.cookie);
    const signedIn = token === null ? null : await host.people.signIn.resume(token);
    if (signedIn !== null) demand(limitPerson.take(signedIn.user.id));
    const program = nameProgram(headers['user-agent']);
    const errandToken = readCookie(errandCookieName, headers.cookie);
    const context: PersonContext = { signedIn, program, errandToken, reply: {} };
    const answerBody = async (body: Uint8Array | FormData | null) => {
      const answered = await ask({ method, target: url, headers, body }, context);
      return finish(answered, { reply: context.reply, headers, nowMs: now() });
    };
    if (!filePaths.has(path) || !isForm(request)) return answerBody(await readBody(request));
    if (signedIn === null) throw new AppError('SESSION_ENDED');
    return withForm(request, answerBody);
  };
}

/**
 * That a page of this server's asks, and not one of somewhere else in the same browser. Such a page can neither send a
 * header of its own nor hide where it is from, and its requests do not even bear the cookie (`SameSite`).
 */
export function demandOwnPage(method: string, headers: IncomingHttpHeaders): void {
  const { origin, host, 'sec-fetch-site': site } = headers;
  const isElsewhere = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
  const isForeign = site !== undefined && site !== 'same-origin' && !(site === 'none' && method === 'GET');
  const isBare = method !== 'GET' && headers[personHeader.name] !== personHeader.value;
  if (isElsewhere || isForeign || isBare) throw new AppError('NOT_ALLOWED');
}

type Finishing = { reply: PersonReply; headers: IncomingHttpHeaders; nowMs: number };

/** The answer with its cookie, or the file that stands in its place. */
async function finish(answered: Reply, { reply, headers, nowMs }: Finishing): Promise<Answer> {
  if (answered.status === 200 && reply.download) {
    const { fileName, type, chunks } = reply.download;
    const told = { 'content-type': type, 'content-disposition': `attachment; filename="${fileName}"` };
    return { status: 200, headers: told, body: toBytes(chunks), deviceId: null };
  }
  const sent = await packed(answered, { headers: flat(headers) }, packedFromBytes);
  return { ...sent, headers: { ...sent.headers, ...cookieOf(reply, nowMs) }, deviceId: null };
}

/** An answer begins a session, ends it, or sends somebody to the provider's. */
function cookieOf({ session, errand }: PersonReply, nowMs: number): Record<string, string> {
  if (errand !== undefined) return { 'set-cookie': writeCookie(errandCookieName, errand, nowMs) };
  return session === undefined ? {} : { 'set-cookie': writeCookie(sessionCookieName, session, nowMs) };
}

async function* toBytes(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const chunk of chunks) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
}
