import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerSound } from '../../src-main/host/answer-sound.ts';
import { isBodyBounded, refuseBody } from '../../src-main/http/bounded-body.ts';
import { isForm } from '../../src-main/http/receive-form.ts';
import { districtErrors } from '../../src-shared/contract/district-refusals.ts';
import { isSchoolProcedure, type SchoolProcedure } from '../../src-shared/contract/school-permissions.ts';
import { AppError, toAppError } from '../../src-shared/domain/errors.ts';
import { admitToSchool } from '../../src-shared/rpc/admit-to-school.ts';
import { createAppErrorAnswer } from '../../src-shared/rpc/rpc-base.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import type { KeptLibraries } from '../host/keep-libraries.ts';
import { demandOwnPage } from './answer-person.ts';
import { createCallSchool, type SchoolCall } from './call-school.ts';
import { createRateLimit } from './rate-limit.ts';
import { demand } from './replies.ts';
import { readCookie, sessionCookieName } from './session-cookie.ts';

/** A school's page asks for much at once when it opens, and again when others of the school wrote. */
const ofPerson = { burst: 400, perSecond: 40 };
/** All who are at the pages of one school come from there, as does whoever has no session. */
const ofAddress = { burst: 2_000, perSecond: 200 };
/** What a call may send: with files, which go to the disk as they come, and without. */
const largestFormBytes = 600 * 1024 * 1024;
const largestJsonBytes = 16 * 1024 * 1024;

/** What the page asks by itself, whoever sits before it: by none of it does a session stay open. */
const askedByPages: ReadonlySet<SchoolProcedure> = new Set(['district.news', 'jobs.watchAll', 'jobs.watch']);

const schoolPath = /^\/school\/([0-9a-f-]{36})\/(rpc|sound)\/(.+)$/;

type Asked = { schoolId: string; kind: string; rest: string };
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
    const isSound = asked.kind === 'sound';
    if (request.method !== (isSound ? 'GET' : 'POST')) return void response.writeHead(405).end();
    if (!isBodyBounded(request, isForm(request) ? largestFormBytes : largestJsonBytes)) {
      return refuseBody(request, response);
    }
    const { host: school, leave } = await libraries.enter(asked.schoolId);
    try {
      const call = { ...asking, school, isStillIn: async () => (await resume(false)) !== null };
      if (isSound) await sendSound({ request, response }, call, asked.rest);
      else await calls.answer({ request, response }, call);
    } finally {
      leave();
    }
  }

  async function sendSound({ request, response }: Exchange, call: SchoolCall, sourceId: string): Promise<void> {
    const asked = { path: `/sound/${sourceId}`, range: request.headers.range };
    const { status, headers, body } = await answerSound(call.school.findSound, asked);
    if (body !== null) await calls.note(call, { aboutId: sourceId, result: 'done' });
    response.writeHead(status, headers);
    // A player that has heard enough goes away in the middle: that is no failure.
    await pipeline(Readable.from(body ?? []), response).catch((error: unknown) => {
      if (!response.destroyed) throw error;
    });
  }

  return {
    isAsked: (path) => schoolPath.test(path),
    async answer(exchange, { path, address }) {
      const { request, response } = exchange;
      const asked = askedOf(path);
      response.setHeader('cache-control', 'no-store').setHeader('x-content-type-options', 'nosniff');
      try {
        demand(limitAddress.take(address));
        await answerAsked(exchange, asked);
      } catch (thrown) {
        if (!response.headersSent) refuse(request, response, refusalOf(thrown, host.logError));
        else {
          // Nobody else will tell: what was answered could not be ended, or written down.
          host.logError(thrown);
          response.destroy();
        }
      }
      return `/school/${asked.kind}/${nameOf(asked) ?? 'other'}`;
    },
    close: calls.close,
  };
}

function askedOf(path: string): Asked {
  const [, schoolId = '', kind = '', rest = ''] = schoolPath.exec(path) ?? [];
  return { schoolId, kind, rest };
}

/** What is asked, by its name; a recording's sound is a part of showing it. */
function nameOf({ kind, rest }: Asked): SchoolProcedure | null {
  const name = kind === 'sound' ? 'sources.get' : rest.replaceAll('/', '.');
  return isSchoolProcedure(name) ? name : null;
}

type Refusal = { code: AppError['code']; data: AppError['data']; logId?: string };

function refusalOf(thrown: unknown, logError: (thrown: unknown) => string): Refusal {
  const { code, data } = toAppError(thrown);
  return code === 'INTERNAL' ? { code, data, logId: logError(thrown) } : { code, data };
}

function refuse(request: IncomingMessage, response: ServerResponse, { code, data, logId }: Refusal): void {
  const status = Object.hasOwn(districtErrors, code) ? districtErrors[code as keyof typeof districtErrors].status : 422;
  const { body } = createAppErrorAnswer(code, { status, data, logId });
  const wait = data.retryAfterSeconds;
  if (wait !== undefined) response.setHeader('retry-after', String(wait));
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  // What is left of a body that nobody reads goes by.
  if (!request.complete) request.resume();
}
