import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerSound } from '../../src-main/host/answer-sound.ts';
import { isBodyBounded, passBody } from '../../src-main/http/bounded-body.ts';
import { isForm } from '../../src-main/http/receive-form.ts';
import { isSchoolProcedure, type SchoolProcedure } from '../../src-shared/contract/school-permissions.ts';
import { refusalStatus } from '../../src-shared/contract/school-refusals.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import { admitToSchool } from '../../src-shared/rpc/admit-to-school.ts';
import { createAppErrorAnswer } from '../../src-shared/rpc/rpc-base.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import type { KeptLibraries } from '../host/keep-libraries.ts';
import { demandOwnPage } from './answer-person.ts';
import { createCallSchool, largestJsonBytes, type SchoolCall } from './call-school.ts';
import { createRateLimit } from './rate-limit.ts';
import { demand } from './replies.ts';
import { plainError, type SchoolRefusal, schoolRefusalOf } from './school-refusal.ts';
import { readCookie, sessionCookieName } from './session-cookie.ts';

/** A school's page asks for much at once when it opens, and again when others of the school wrote. */
const ofPerson = { burst: 400, perSecond: 40 };
/** All who are at the pages of one school come from there, as does whoever has no session. */
const ofAddress = { burst: 2_000, perSecond: 200 };
/** What a call may send with files. */
const largestFormBytes = 600 * 1024 * 1024;

/** What the page asks by itself, whoever sits before it: by none of it does a session stay open. */
const askedByPages: ReadonlySet<SchoolProcedure> = new Set(['district.news', 'jobs.watchAll', 'jobs.watch']);

/** Where a school's page asks, and where programs do that know its OpenAPI. */
const pagePath = /^\/school\/([0-9a-f-]{36})\/((?:rpc|sound)\/.+)$/;
const plainPath = /^\/api\/schools\/([0-9a-f-]{36})\/(.+)$/;

/** `rest`: of a recording's sound its id, else what is called. */
type Asked = { schoolId: string; isPlain: boolean; isSound: boolean; rest: string };
type Exchange = { request: IncomingMessage; response: ServerResponse };
/** `path` is the whole of it, `address` where it is asked from. */
type From = { path: string; address: string };

/** Answers what people ask of their school's library. */
export type AnswerSchool = {
  /** Whether a path is asked of a library; the rest of a school's addresses are files of the interface. */
  isAsked(path: string): boolean;
  /** Never throws. Gives the route, for the log. */
  answer(exchange: Exchange, from: From): Promise<string>;
  /** Ends the news that pages listen to. */
  close(): Promise<void>;
};

/** Lets people in to their school's library and has it answer them; null where this server keeps none. */
export function createAnswerSchool(host: DistrictHost, libraries: KeptLibraries | null): AnswerSchool {
  const now = () => host.clock.now();
  const limitPerson = createRateLimit(ofPerson, now);
  const limitAddress = createRateLimit(ofAddress, now);
  const calls = createCallSchool(host);

  async function answerAsked({ request, response }: Exchange, asked: Asked): Promise<void> {
    demandOwnPage(request.method ?? 'GET', request.headers);
    const name = nameOf(asked);
    const token = readCookie(sessionCookieName, request.headers.cookie);
    const resume = async (isUse: boolean) => (token === null ? null : host.people.signIn.resume(token, { isUse }));
    const signedIn = await resume(name === null || !askedByPages.has(name));
    if (signedIn === null) throw new AppError('SESSION_ENDED');
    demand(limitPerson.take(signedIn.user.id));
    if (name === null || libraries === null) throw new AppError('NOT_FOUND');
    const asking = { signedIn, schoolId: asked.schoolId, name };
    await admitToSchool(asking, host.people.audit);
    const { isSound, isPlain } = asked;
    if (request.method !== (isSound ? 'GET' : 'POST')) return void response.writeHead(405).end();
    if (!isBodyBounded(request, isForm(request) ? largestFormBytes : largestJsonBytes)) {
      await passBody(request);
      throw new AppError('UPLOAD_TOO_LARGE');
    }
    const { host: school, leave } = await libraries.enter(asked.schoolId);
    try {
      const call = { ...asking, school, isPlain, isStillIn: async () => (await resume(false)) !== null };
      if (isSound) await sendSound({ request, response }, call, asked.rest);
      else await calls.answer({ request, response }, call);
    } finally {
      leave();
    }
  }

  async function sendSound({ request, response }: Exchange, call: SchoolCall, sourceId: string): Promise<void> {
    const asked = { path: `/sound/${sourceId}`, range: request.headers.range };
    const { status, headers, body } = await answerSound(call.school.findSound, asked);
    if (status === 404) throw new AppError('NOT_FOUND');
    if (body !== null) await calls.note(call, { aboutId: sourceId, result: 'done' });
    response.writeHead(status, headers);
    // A player that has heard enough goes away in the middle: that is no failure.
    await pipeline(Readable.from(body ?? []), response).catch((error: unknown) => {
      if (!response.destroyed) throw error;
    });
  }

  return {
    isAsked: (path) => pagePath.test(path) || plainPath.test(path),
    async answer(exchange, { path, address }) {
      const { request, response } = exchange;
      const asked = askedOf(path);
      response.setHeader('cache-control', 'no-store').setHeader('x-content-type-options', 'nosniff');
      try {
        demand(limitAddress.take(address));
        await answerAsked(exchange, asked);
      } catch (thrown) {
        const { isPlain } = asked;
        if (!response.headersSent)
          refuse({ request, response }, { ...schoolRefusalOf(thrown, host.logError), isPlain });
        else {
          // Nobody else will tell: what was answered could not be ended, or written down.
          host.logError(thrown);
          response.destroy();
        }
      }
      return routeOf(asked);
    },
    close: calls.close,
  };
}

function askedOf(path: string): Asked {
  const plain = plainPath.exec(path);
  const [, schoolId = '', whole = ''] = plain ?? pagePath.exec(path) ?? [];
  const isSound = whole.startsWith('sound/');
  const rest = plain !== null && !isSound ? whole : whole.slice(whole.indexOf('/') + 1);
  return { schoolId, isPlain: plain !== null, isSound, rest };
}

/** What is asked, by its name; a recording's sound is a part of showing it. */
function nameOf({ isSound, rest }: Asked): SchoolProcedure | null {
  const name = isSound ? 'sources.get' : rest.replaceAll('/', '.');
  return isSchoolProcedure(name) ? name : null;
}

function routeOf(asked: Asked): string {
  const name = nameOf(asked) ?? 'other';
  if (asked.isPlain) return `/api/schools/${asked.isSound ? 'sound' : name}`;
  return `/school/${asked.isSound ? 'sound' : 'rpc'}/${name}`;
}

type Refused = SchoolRefusal & { isPlain: boolean };

function refuse({ request, response }: Exchange, { isPlain, ...refusal }: Refused): void {
  const { code, data, logId } = refusal;
  const status = refusalStatus(code);
  const body = isPlain ? plainError(refusal).toJSON() : createAppErrorAnswer(code, { status, data, logId }).body;
  const wait = data.retryAfterSeconds;
  if (wait !== undefined) response.setHeader('retry-after', String(wait));
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  // What is left of a body that nobody reads goes by.
  if (!request.complete) request.resume();
}
