import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { toAppError } from '../../src-shared/domain/errors.ts';
import type { Operation } from '../../src-shared/domain/operation.ts';
import { createSigner, createSigningKeys, createVerifier } from '../../src-shared/domain/sync/device-keys.ts';
import { enrolmentRequestSchema } from '../../src-shared/domain/sync/enrolment.ts';
import { type SentRequest, signReply, verifyRequest } from '../../src-shared/domain/sync/signed-messages.ts';
import type { PushAnswer, PushRequest } from '../../src-shared/domain/sync/sync-messages.ts';
import { createDistrictSync, type DistrictSync } from '../../src-shared/use-cases/synchronize/create-district-sync.ts';
import { MemoryDistrictLog } from '../simulation/memory-district-log.ts';

type Answer = { status: number; content: unknown };

const statuses: Record<string, number> = {
  SIGNATURE_REFUSED: 401,
  CLOCK_REFUSED: 401,
  DEVICE_REVOKED: 403,
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
    const request = await readRequest(incoming);
    this.requests.push(request);
    const { interfere } = this;
    this.interfere = null;
    if (interfere) return interfere(response, request);
    const { status, content } = await this.#work(request).catch(refusal);
    const plain = Buffer.from(JSON.stringify(content));
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
    const { body, headers } = request;
    const plain = body && headers['content-encoding'] === 'gzip' ? gunzipSync(body) : (body ?? new Uint8Array());
    // What the program under test sends: its own types.
    const content = JSON.parse(new TextDecoder().decode(plain));
    const name = request.target.replace('/api/sync/', '');
    if (name === 'enrol') return this.#enrol(content);
    const verifierOf = async (id: string) => {
      const device = await this.log.device(id);
      return device && createVerifier(device.publicKey);
    };
    const { deviceId, nonce } = await verifyRequest(request, { verifierOf, nowMs: this.now() });
    if (this.#nonces.has(nonce)) return { status: 401, content: { code: 'SIGNATURE_REFUSED' } };
    this.#nonces.add(nonce);
    if (name === 'push') return { status: 200, content: await this.#push(deviceId, content) };
    // The method that the request names; one that does not exist is a mistake of the test.
    const answer = await this.#sync[name as keyof DistrictSync](deviceId, content);
    return { status: 200, content: answer };
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
