import type { IncomingMessage, ServerResponse } from 'node:http';
import { RPCHandler } from '@orpc/server/node';
import { z } from 'zod';
import { createUploadFolder } from '../../src-main/host/upload-folder.ts';
import { isForm, receiveForm } from '../../src-main/http/receive-form.ts';
import { errorDataSchema } from '../../src-shared/contract/errors.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import {
  decidesForSchool,
  type SchoolProcedure,
  schoolPermissions,
} from '../../src-shared/contract/school-permissions.ts';
import { AppError, toAppError } from '../../src-shared/domain/errors.ts';
import type { SchoolAsking } from '../../src-shared/rpc/admit-to-school.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import type { SchoolHost } from '../host/create-school-host.ts';
import { createPageNews } from './page-news.ts';
import { createPlainHandler } from './plain-school-handler.ts';
import { readFields } from './read-fields.ts';
import { readBody, readValue } from './read-message.ts';
import { inputSchemaOf } from './school-procedures.ts';

type Exchange = { request: IncomingMessage; response: ServerResponse };

/** What a call may send without files, which go to the disk as they come. */
export const largestJsonBytes = 16 * 1024 * 1024;

/** A call that was let in. */
export type SchoolCall = SchoolAsking & {
  school: SchoolHost;
  /** Whether it is asked as plain HTTP, and not as the school's page asks it. */
  isPlain: boolean;
  /** Whether its session goes on. */
  isStillIn: () => Promise<boolean>;
};

/** What is written down of a call: the one thing that it is about, and `done` or the code of what refused it. */
type Noted = { aboutId: string | null; result: string };

type CallContext = RpcContext & { call: Noted };

/** What a page asks for to show a paper: whoever asks for one of them has opened it. */
const partsOfShowing: ReadonlySet<SchoolProcedure> = new Set(['sources.page', 'sources.pageImage']);

/** What a call is about, where its input names one thing: the first of these that it has. */
const idNames = ['sourceId', 'personId', 'planillaId', 'actaId', 'templateId', 'promptId', 'documentId'];

/** Has a school's contract answer what people ask, and writes down what they changed and opened. */
export function createCallSchool(host: DistrictHost) {
  const pagesHandlerOf = ofEachSchool(({ router }) => {
    return new RPCHandler<CallContext>(router, { clientInterceptors: [noteCall] });
  });
  const plainHandlerOf = ofEachSchool(({ router }) => createPlainHandler<CallContext>(router, [noteCall]));
  const uploads = createUploadFolder(host.uploadsFolder);
  const logError = (thrown: unknown) => void host.logError(thrown);
  const swept = uploads.sweep().catch(logError);
  const news = createPageNews(logError);

  async function call({ request, response }: Exchange, asked: SchoolCall, context: CallContext) {
    const { school, schoolId, isPlain } = asked;
    const { matched } = isPlain
      ? await plainHandlerOf(school).handle(request, response, { prefix: schoolAddresses.api(schoolId), context })
      : await pagesHandlerOf(school).handle(request, response, { prefix: schoolAddresses.rpc(schoolId), context });
    if (!matched) throw new AppError('NOT_FOUND');
  }

  async function callWithJson({ request, response }: Exchange, asked: SchoolCall, context: CallContext) {
    const bytes = await readBody(request, largestJsonBytes);
    const body = bytes === null ? {} : await readValue(bytes, request.headers['content-encoding']);
    await call({ request: Object.assign(request, { body }), response }, asked, context);
  }

  async function callWithFiles({ request, response }: Exchange, asked: SchoolCall, context: CallContext) {
    await swept;
    // The length is told: it was looked whether that is not too much.
    await host.demandUploadRoom(Number(request.headers['content-length'] ?? 0));
    const received = await uploads.receive();
    try {
      const form = await receiveForm(request, received);
      const body = asked.isPlain ? readFields(form, inputSchemaOf(asked.name)) : form;
      // A body that somebody took apart already is taken by the handler as it is.
      await call({ request: Object.assign(request, { body }), response }, asked, context);
    } catch (thrown) {
      // Whoever sent it went away.
      if (toAppError(thrown).code !== 'CANCELLED') throw thrown;
    } finally {
      await received.remove();
    }
  }

  async function note({ schoolId, name, signedIn }: SchoolCall, { aboutId, result }: Noted): Promise<void> {
    const way = schoolPermissions[name];
    if (way !== 'open' && way !== 'change' && way !== 'decide') return;
    const opened = partsOfShowing.has(name) ? 'sources.get' : name;
    const about = aboutId === null ? opened : `${opened} ${aboutId}`;
    await host.noteLibraryUse(signedIn, { schoolId, about, isChange: way !== 'open', result });
  }

  return {
    async answer(exchange: Exchange, asked: SchoolCall): Promise<void> {
      const { name, signedIn, isStillIn } = asked;
      const context: CallContext = {
        actor: () => ({ name: signedIn.user.fullName }),
        decidesForSchool: decidesForSchool(signedIn.user.role),
        logError: host.logError,
        call: { aboutId: null, result: 'done' },
      };
      const way = isForm(exchange.request) ? callWithFiles : asked.isPlain ? callWithJson : call;
      const answered = way(exchange, asked, context);
      await (name.startsWith('jobs.watch') ? news.hold(exchange.response, isStillIn, answered) : answered);
      await note(asked, context.call);
    },
    note,
    close: news.close,
  };
}

/** What is made once for each school that is open. */
function ofEachSchool<Made>(make: (school: SchoolHost) => Made): (school: SchoolHost) => Made {
  const made = new WeakMap<SchoolHost, Made>();
  return (school) => {
    const known = made.get(school) ?? make(school);
    made.set(school, known);
    return known;
  };
}

type Calling = { next: () => Promise<unknown>; context: CallContext; input: unknown };

/** Keeps what a call is about and why it failed, which its answer alone would tell. */
async function noteCall({ next, context: { call }, input }: Calling): Promise<unknown> {
  const fields = new Map(typeof input === 'object' && input !== null ? Object.entries(input) : []);
  const ids = idNames.flatMap((name) => z.uuid().safeParse(fields.get(name)).data ?? []);
  call.aboutId = ids[0] ?? null;
  try {
    return await next();
  } catch (thrown) {
    const told = errorDataSchema.safeParse(thrown instanceof Error && 'data' in thrown ? thrown.data : null);
    call.result = told.success ? told.data.code : 'INVALID_INPUT';
    throw thrown;
  }
}
