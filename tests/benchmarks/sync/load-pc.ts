import { randomUUID } from 'node:crypto';
import { type Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Signer } from 'http-message-sig';
import type { Operation } from '../../../src-shared/domain/operation.ts';
import { sealOperation } from '../../../src-shared/domain/seal-operation.ts';
import { followChain, logStart } from '../../../src-shared/domain/sync/log-chain.ts';
import { retryDelayMs } from '../../../src-shared/domain/sync/retry-delay.ts';
import { signRequest } from '../../../src-shared/domain/sync/signed-messages.ts';
import { type LogPlace, syncProtocol } from '../../../src-shared/domain/sync/sync-messages.ts';

/** Who a PC of the bench is; `address` is its school's. */
export type LoadIdentity = { deviceId: string; schoolId: string; address: string; signer: Signer };

export type LoadAnswer = { status: number; retryAfterSeconds: number; body: Buffer };

type Sequenced = { hash: string; sequence: number };

/**
 * A PC that speaks the protocol and keeps no library: what it asks is signed and packed as by a real one, and of what
 * it fetches it follows the chain.
 */
export class LoadPc {
  readonly identity: LoadIdentity;
  /** Up to where it holds its school's log. */
  place: LogPlace = logStart;
  isBusy = false;
  #counter = 0;
  readonly #url: URL;
  readonly #agent: Agent;

  constructor(identity: LoadIdentity, { url, agent }: { url: string; agent: Agent }) {
    this.identity = identity;
    this.#url = new URL(url);
    this.#agent = agent;
  }

  /** The next operations of its counting, as a school writes them, packed to be sent. */
  write(operations: number): Buffer {
    const made: Operation[] = [];
    for (let index = 0; index < operations; index++) made.push(this.#writeOne());
    return gzipSync(JSON.stringify({ operations: made }));
  }

  hello(): Promise<LoadAnswer> {
    const places = { school: this.place, district: logStart };
    const body = Buffer.from(JSON.stringify({ protocol: syncProtocol, places, nowMs: Date.now() }));
    return this.post('hello', body, { 'accept-encoding': 'identity' });
  }

  push(packed: Buffer): Promise<LoadAnswer> {
    return this.post('push', packed, { 'content-encoding': 'gzip' });
  }

  /** Fetches a page and goes on to its end. */
  async pull(): Promise<LoadAnswer> {
    const body = Buffer.from(JSON.stringify({ scope: 'school', place: this.place }));
    const answer = await this.post('pull', body);
    if (answer.status === 200) {
      const { operations } = JSON.parse(answer.body.toString()) as { operations: Sequenced[] };
      this.place = followChain(
        this.place,
        operations.map(({ hash }) => hash),
      );
    }
    return answer;
  }

  #writeOne(): Operation {
    this.#counter += 1;
    return sealOperation({
      scope: 'school',
      entity: 'cell',
      entityId: randomUUID(),
      field: 'value',
      value: {
        text: `Nuñez ${this.#counter}`,
        state: 'confirmed',
        evidence: [{ page: 1, box: [0.1, 0.2, 0.3, 0.05] }],
      },
      bases: [],
      clock: `${Date.now().toString(16).padStart(12, '0')}-0000-${this.identity.deviceId}`,
      actor: 'Secretaría',
      group: randomUUID(),
      schemaVersion: 1,
      deviceId: this.identity.deviceId,
      counter: this.#counter,
    });
  }

  /** Asks anything of the server, signed: `name` is what follows `/api/sync/`. */
  async post(name: string, body: Buffer, headers: Record<string, string> = {}): Promise<LoadAnswer> {
    const target = `/api/sync/${name}`;
    const { signer, deviceId, address } = this.identity;
    const signature = await signRequest(
      { method: 'POST', target, body },
      { signer, deviceId, nowMs: Date.now(), nonce: randomUUID() },
    );
    const own = { 'content-type': 'application/json', 'accept-encoding': 'gzip', 'x-forwarded-for': address };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', agent: this.#agent, headers: { ...own, ...headers, ...signature } };
      request(new URL(target, this.#url), options, (response) => readAnswer(response).then(resolve, reject))
        .once('error', reject)
        .end(body);
    });
  }
}

async function readAnswer(response: IncomingMessage): Promise<LoadAnswer> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const body = response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return { status: response.statusCode ?? 0, retryAfterSeconds: Number(response.headers['retry-after'] ?? 0), body };
}

/** Counts what was not answered with 200: `refusals` came back later, as they were told to; `failures` no server should give. */
export function countRefusals() {
  const counted = { refusals: 0, failures: 0 };
  const onRefused = (status: number): void => {
    if (status === 429 || status === 503) counted.refusals += 1;
    else counted.failures += 1;
  };
  return { counted, onRefused };
}

/**
 * Asks until it is answered, waiting as a PC waits (`district-link.ts`): what the server tells, and at least longer
 * each time. `onRefused` hears of each answer that was none.
 */
export async function askPatiently(
  ask: () => Promise<LoadAnswer>,
  onRefused: (status: number) => void,
): Promise<LoadAnswer> {
  for (let failures = 1; ; failures++) {
    const answer = await ask().catch(() => ({ status: 0, retryAfterSeconds: 0, body: Buffer.alloc(0) }));
    if (answer.status === 200) return answer;
    onRefused(answer.status);
    await wait(Math.max(answer.retryAfterSeconds * 1000, retryDelayMs(failures, Math.random())));
  }
}
