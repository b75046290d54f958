import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createDirectoryBlobStore } from '../../server/adapters/blobs/directory-blob-store.ts';
import { hashBytes } from '../../src-shared/domain/content-hash.ts';
import { AppError, toAppError } from '../../src-shared/domain/errors.ts';
import { sha256Schema } from '../../src-shared/domain/identifiers.ts';
import type { Operation } from '../../src-shared/domain/operation.ts';
import { createSigner, createSigningKeys, createVerifier } from '../../src-shared/domain/sync/device-keys.ts';
import { enrolmentRequestSchema } from '../../src-shared/domain/sync/enrolment.ts';
import { type SentRequest, signReply, verifyRequest } from '../../src-shared/domain/sync/signed-messages.ts';
import type { PushAnswer, PushRequest } from '../../src-shared/domain/sync/sync-messages.ts';
import { withPublicationFiles } from '../../src-shared/use-cases/district/publication-files.ts';
import {
  createDistrictFiles,
  type DistrictFiles,
} from '../../src-shared/use-cases/synchronize/create-district-files.ts';
import { createDistrictSync, type DistrictSync } from '../../src-shared/use-cases/synchronize/create-district-sync.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { MemoryDistrictLog } from '../simulation/memory-district-log.ts';

type Answer = { status: number; content: unknown };

const statuses: Record<string, number> = {
  SIGNATURE_REFUSED: 401,
  CLOCK_REFUSED: 401,
  DEVICE_REVOKED: 403,
  NOT_FOUND: 404,
  OTHER_LOG: 409,
};

/** A district's server over HTTP whose logs are in memory, on a free port of this PC; it can be made to do wrong. */
export class FakeDistrictServer {
  readonly log = new MemoryDistrictLog();
  readonly requests: SentRequest[] = [];
  readonly codes = new Map<string, { id: string; name: string }>();
  /** What answers the next request in its place. */
  interfere: ((response: ServerResponse, request: SentRequest) => void) | null = null;
  clockOffsetMs = 0;
  /** Which operations it does not take. */
  refuses: (operation: Operation) => boolean = () => false;
  keys = createSigningKeys();
  readonly #nonces = new Set<string>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #sync: DistrictSync = createDistrictSync({
    log: this.log,
    clock: { now: () => this.now() },
    createDeviceId: () => crypto.randomUUID(),
  });

  readonly blobs = createDirectoryBlobStore(temporaryFolder('blobs'));
  readonly files: DistrictFiles = createDistrictFiles({ log: this.log, blobs: withPublicationFiles(this.blobs) });

  now = (): number => Date.now() + this.clockOffsetMs;

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has an address.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  revokeAll(): void {
    for (const [id, device] of this.log.disk.devices) this.log.disk.devices.set(id, { ...device, isRevoked: true });
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming).catch(() => null);
    // Whoever asked was killed in the middle.
    if (request === null) return;
    // It tells nobody when there is something to fetch, as servers did that know nothing of it.
    if (request.target.startsWith('/api/sync/wait')) return void response.writeHead(404).end();
    this.requests.push(request);
    const { interfere } = this;
    this.interfere = null;
    if (interfere) return interfere(response, request);
    const { status, content } = await this.#work(request).catch(refusal);
    const plain = content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
    const isPacked = request.headers['accept-encoding'] === 'gzip';
    const body = new Uint8Array(isPacked ? gzipSync(plain) : plain);
    const { privateKey } = await this.keys;
    const signature = await signReply(
      { status, body },
      { request, signer: await createSigner(privateKey), nowMs: this.now() },
    ).catch(() => ({}));
    response.writeHead(status, { ...signature, ...(isPacked && { 'content-encoding': 'gzip' }) });
    response.end(body);
  }

  async #work(request: SentRequest): Promise<Answer> {
    const { target } = request;
    const name = target.replace('/api/sync/', '').split('?')[0] ?? '';
    if (name === 'enrol') return this.#enrol(readJson(request));
    const deviceId = await this.#caller(request);
    if (name.startsWith('blob/')) return this.#moveFiles(name, request, deviceId);
    if (name === 'push') return { status: 200, content: await this.#push(deviceId, readJson(request)) };
    if (name === 'leave') return { status: 200, content: this.#leave(deviceId) };
    // The method that the request names; one that does not exist is a mistake of the test.
    const answer = await this.#sync[name as keyof DistrictSync](deviceId, readJson(request));
    return { status: 200, content: answer };
  }

  async #caller(request: SentRequest): Promise<string> {
    const verifierOf = async (id: string) => {
      const device = await this.log.device(id);
      return device && createVerifier(device.publicKey);
    };
    const body = request.method === 'GET' ? null : request.body;
    const { deviceId, nonce } = await verifyRequest({ ...request, body }, { verifierOf, nowMs: this.now() });
    if (this.#nonces.has(nonce)) throw new AppError('SIGNATURE_REFUSED');
    this.#nonces.add(nonce);
    return deviceId;
  }

  async #moveFiles(name: string, request: SentRequest, deviceId: string): Promise<Answer> {
    const query = new URLSearchParams(request.target.split('?')[1]);
    const blob = sha256Schema.safeParse(query.get('blob'));
    if (name === 'blob/kept') return { status: 200, content: await this.files.kept(deviceId, readJson(request)) };
    if (name === 'blob/plan') return { status: 200, content: await this.files.plan(deviceId, readJson(request)) };
    if (name === 'blob/commit') return { status: 200, content: await this.files.commit(deviceId, readJson(request)) };
    if (name === 'blob/read') {
      const [, start, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const { sizeBytes, read } = await this.files.open(deviceId, blob.data!);
      if (Number(start) >= sizeBytes) return { status: 416, content: {} };
      const parts: Uint8Array[] = [];
      for await (const part of read({ start: Number(start), end: Number(last) + 1 })) parts.push(part);
      return { status: 206, content: new Uint8Array(Buffer.concat(parts)) };
    }
    const chunk = { blob: blob.data!, index: Number(query.get('index')), sha256: await hashBytes(request.body!) };
    await this.files.putChunk(deviceId, chunk, only(request.body!));
    return { status: 200, content: {} };
  }

  #leave(deviceId: string): object {
    const { devices } = this.log.disk;
    const key = devices.get(deviceId)?.publicKey;
    for (const [id, device] of devices) if (device.publicKey === key) devices.set(id, { ...device, isRevoked: true });
    return {};
  }

  async #push(deviceId: string, { operations }: PushRequest): Promise<PushAnswer> {
    const refused = operations.filter(this.refuses).map(({ id }) => ({ id, code: 'NOT_ALLOWED' as const }));
    const taken = operations.filter((operation) => !this.refuses(operation));
    const answer = await this.#sync.push(deviceId, { operations: taken });
    return { ...answer, refused: [...answer.refused, ...refused] };
  }

  async #enrol(content: unknown): Promise<Answer> {
    const { code, publicKey } = enrolmentRequestSchema.parse(content);
    const school = this.codes.get(code);
    if (!school) return { status: 403, content: { code: 'ENROLMENT_CODE_WRONG' } };
    this.codes.delete(code);
    const deviceId = crypto.randomUUID();
    await this.log.addDevice({ id: deviceId, schoolId: school.id, publicKey, isRevoked: false });
    const { publicKey: serverKey } = await this.keys;
    return { status: 200, content: { deviceId, school, serverKey, nowMs: this.now() } };
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What the program under test sends: its own types. */
function readJson({ body, headers }: SentRequest) {
  const plain = body && headers['content-encoding'] === 'gzip' ? gunzipSync(body) : (body ?? new Uint8Array());
  return JSON.parse(new TextDecoder().decode(plain));
}

async function readRequest(incoming: IncomingMessage): Promise<SentRequest> {
  const parts: Uint8Array[] = [];
  for await (const part of incoming) parts.push(part);
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    headers,
    body: new Uint8Array(Buffer.concat(parts)),
  };
}

function refusal(thrown: unknown): Answer {
  const { code, data } = toAppError(thrown);
  return { status: statuses[code] ?? 500, content: { code, data } };
}
