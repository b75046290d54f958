import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DistrictHost } from '../host/create-district-host.ts';
import { openInterfaceFiles } from '../host/interface-files.ts';
import type { KeptLibraries } from '../host/keep-libraries.ts';
import { createAnswerCall } from './answer-call.ts';
import { createAnswerSchool } from './answer-school.ts';
import { createMetrics } from './metrics.ts';
import { networkOf } from './network-of.ts';
import { createOpenApiDocument } from './openapi-document.ts';
import type { Answer } from './replies.ts';
import { sendAnswer } from './send-answer.ts';
import { serveDocument } from './serve-document.ts';
import { shareLook } from './share-look.ts';

export type ServeOptions = {
  /** 0 for any that is free. */
  port: number;
  hostname: string;
  /** Whether a proxy stands before it that tells, last in `X-Forwarded-For`, whom it speaks for. */
  isBehindProxy: boolean;
  /** The schools' libraries, where this server keeps them. */
  libraries?: KeptLibraries | null;
};

export type DistrictServer = {
  url: string;
  /** Takes nothing new, ends what is under way, and goes. */
  close(): Promise<void>;
};

/** A PC on a bad line may take this long to send four megabytes. */
const requestLimitMs = 15 * 60_000;
const headersLimitMs = 20_000;
/** Longer than a proxy or a PC keeps a line that is idle: who asks again on one just as it is closed gets no answer. */
const idleLineMs = 150_000;
/** How long what is under way may take once nothing new is taken. */
const drainLimitMs = 20_000;

const noContent = new Uint8Array();

/** Answers the PCs and the people of a district over HTTP; TLS is left to what stands before it. */
export async function serveDistrict(host: DistrictHost, options: ServeOptions): Promise<DistrictServer> {
  const metrics = createMetrics();
  const state = { isDraining: false };
  const answer = await createAnswering(host, { options, metrics, state });
  const school = createAnswerSchool(host, options.libraries ?? null);
  const server = createServer(
    { requestTimeout: requestLimitMs, headersTimeout: headersLimitMs, keepAliveTimeout: idleLineMs },
    (request, response) => {
      const startMs = performance.now();
      const path = pathOf(request);
      const note = (route: string, status: number, device: string | null) => {
        const seconds = (performance.now() - startMs) / 1000;
        metrics.count({ route, status, seconds });
        host.logger.info({ route, status, ms: Math.round(seconds * 1000), device });
      };
      const finish = (given: Answer) => {
        sendAnswer(given, { request, response }, state.isDraining);
        const asked = path.slice('/api'.length);
        const route = host.paths.has(asked) || host.peoplePaths.has(asked) ? path : 'other';
        note(route, given.status, given.deviceId);
      };
      const answered = school.isAsked(path)
        ? school
            .answer({ request, response }, { path, address: addressOf(request, options) })
            .then((route) => note(route, response.statusCode, null))
        : answer(request, path).then(finish);
      answered.catch((thrown: unknown) => {
        host.logError(thrown);
        response.destroy();
      });
    },
  );
  await listen(server, options);
  // A server that listens on a port has an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.hostname}:${port}`,
    async close() {
      state.isDraining = true;
      host.waitingPcs.dismiss();
      await school.close();
      await drain(server);
    },
  };
}

type AnsweringParts = {
  options: ServeOptions;
  metrics: ReturnType<typeof createMetrics>;
  state: { isDraining: boolean };
};

/** What each address answers. */
async function createAnswering(host: DistrictHost, { options, metrics, state }: AnsweringParts) {
  const answerCall = createAnswerCall(host);
  const findFile = await openInterfaceFiles();
  const lookWhatIsReady = shareLook(() => describeReadiness(host));
  const keepsLibraries = (options.libraries ?? null) !== null;
  const answerDocument = serveDocument(() => createOpenApiDocument({ keepsLibraries }));
  const plain = (status: number, body = noContent, type = 'text/plain'): Answer => {
    return { status, headers: { 'content-type': type }, body, deviceId: null };
  };
  return async (request: IncomingMessage, path: string): Promise<Answer> => {
    if (path.startsWith('/api/') && path !== '/api/openapi.json') {
      return answerCall(request, { path: path.slice('/api'.length), address: addressOf(request, options) });
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
    if (path === '/healthz') return plain(200);
    if (path === '/readyz') {
      const { isReady, text } = await lookWhatIsReady();
      return plain(isReady && !state.isDraining ? 200 : 503, new TextEncoder().encode(text));
    }
    if (path === '/api/openapi.json') {
      return { ...(await answerDocument(String(request.headers['accept-encoding'] ?? ''))), deviceId: null };
    }
    // Whoever asks through the proxy is not of this machine.
    if (path === '/metrics' && isLocal(request)) {
      return plain(200, new TextEncoder().encode(await metrics.text()), metrics.contentType);
    }
    const file = await findFile(path, request.headers['accept-encoding']);
    return file === null ? plain(404) : { status: 200, ...file, deviceId: null };
  };
}

/** Whether PCs are answered. Vectors and models that are away stop nobody: they are told of, and no more. */
async function describeReadiness(host: DistrictHost) {
  const [database, vectors, models] = await Promise.all([
    host.isReady(),
    host.vectors.isReady(),
    host.models.isReady(),
  ]);
  const word = (is: boolean | null) => (is === null ? 'unused' : is ? 'ready' : 'away');
  return {
    isReady: database,
    text: `database ${word(database)}\nvectors ${word(vectors)}\nmodels ${word(models)}\n`,
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?')[0] ?? url;
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), drainLimitMs);
  await closed;
  clearTimeout(late);
}

function listen(server: Server, { port, hostname }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => resolve());
  });
}

function isLocal({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  return headers['x-forwarded-for'] === undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

/** Where a request comes from, as limits count it. */
function addressOf({ socket, headers }: IncomingMessage, { isBehindProxy }: ServeOptions): string {
  const forwarded = isBehindProxy
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return networkOf(forwarded || (socket.remoteAddress ?? ''));
}
