import {
  component,
  createSignature,
  type RequestDescriptor,
  type Signer,
  type Verifier,
  verifySignature,
} from 'http-message-sig';
import { AppError } from '../errors.ts';
import { contentDigest } from './content-digest.ts';
import { createVerifier } from './device-keys.ts';

/** How far the time of a signature may be from the clock of who verifies it. */
export const signatureToleranceMs = 5 * 60_000;

/** The one signature that a message has. */
const label = 'sig1';

/** Header names in lower case. */
export type SentHeaders = Readonly<Record<string, string>>;

/** A request as it goes over the line: `target` is path and query, `body` the bytes before they are unpacked. */
export type RequestBytes = { method: string; target: string; body: Uint8Array | null };
export type SentRequest = RequestBytes & { headers: SentHeaders };

/** A reply as it goes over the line. */
export type ReplyBytes = { status: number; body: Uint8Array };
export type SentReply = ReplyBytes & { headers: SentHeaders };

/** Who signed a request, and what tells it from every other one of that device. */
export type RequestSignature = { deviceId: string; nonce: string; createdMs: number };

/** The headers that sign a request (RFC 9421): who, when, once, and over what. */
export async function signRequest(
  request: RequestBytes,
  { signer, deviceId, nowMs, nonce }: { signer: Signer; deviceId: string; nowMs: number; nonce: string },
): Promise<SentHeaders> {
  const headers = await digestHeaders(request.body);
  const { signature, signatureInput } = await createSignature(describeRequest({ ...request, headers }), {
    label,
    components: requestComponents(request.body),
    parameters: { created: Math.floor(nowMs / 1000), nonce, keyid: deviceId, alg: 'ed25519' },
    signer,
  });
  return { ...headers, signature, 'signature-input': signatureInput };
}

/** What a signature is looked at with: `verifierOf` gives what verifies for a device, null for none. */
type Verifying = { verifierOf: (deviceId: string) => Promise<Verifier | null>; nowMs: number };

/**
 * Who signed a request. Throws `SIGNATURE_REFUSED`, and `CLOCK_REFUSED` with the time that it is where the signature is
 * of another one. That it was not seen before is left to whoever remembers nonces.
 */
export async function verifyRequest(request: SentRequest, verifying: Verifying): Promise<RequestSignature> {
  await assertDigest(request);
  return verifyParts(request, requestComponents(request.body), verifying);
}

/** The same of a request whose body has not come: that it is what its `content-digest` says is left to whoever reads it. */
export async function verifyUnread(
  request: Omit<SentRequest, 'body'>,
  verifying: Verifying,
): Promise<RequestSignature> {
  return verifyParts(request, [...bodilessComponents, 'content-digest'], verifying);
}

async function verifyParts(
  request: Omit<SentRequest, 'body'>,
  requiredComponents: string[],
  { verifierOf, nowMs }: Verifying,
): Promise<RequestSignature> {
  const { parameters } = await refusing(() =>
    verifySignature(describeRequest(request), {
      label,
      policy: {
        algorithms: ['ed25519'],
        requiredComponents,
        requiredParameters: ['created', 'nonce', 'keyid'],
        // The library has no word for "too early or too late, as anybody may hear": that is told below.
        clockSkew: Number.MAX_SAFE_INTEGER,
        now: Math.floor(nowMs / 1000),
      },
      resolveVerifier: async ({ parameters: { keyid = '' } }) => {
        const verifier = await verifierOf(keyid);
        if (verifier === null) throw new AppError('SIGNATURE_REFUSED');
        return verifier;
      },
    }),
  );
  const { keyid: deviceId = '', nonce = '', created = 0 } = parameters;
  if (Math.abs(created * 1000 - nowMs) > signatureToleranceMs) throw new AppError('CLOCK_REFUSED', { nowMs });
  return { deviceId, nonce, createdMs: created * 1000 };
}

/** The headers that sign a reply to a signed request: it answers that one and no other. */
export async function signReply(
  reply: ReplyBytes,
  { request, signer, nowMs }: { request: SentRequest; signer: Signer; nowMs: number },
): Promise<SentHeaders> {
  const headers = await digestHeaders(reply.body);
  const { signature, signatureInput } = await createSignature(describeReply({ ...reply, headers }, request), {
    label,
    components: replyComponents,
    parameters: { created: Math.floor(nowMs / 1000), alg: 'ed25519' },
    signer,
  });
  return { ...headers, signature, 'signature-input': signatureInput };
}

/** Throws `SIGNATURE_REFUSED` where a reply is not the one that the holder of `publicKey` gave to this very request. */
export async function verifyReply(
  reply: SentReply,
  { request, publicKey }: { request: SentRequest; publicKey: string },
): Promise<void> {
  await assertDigest(reply);
  await refusing(() =>
    verifySignature(describeReply(reply, request), {
      label,
      // A reply is bound to its request, which no other had: its time says nothing more.
      policy: {
        algorithms: ['ed25519'],
        requiredComponents: replyComponents,
        requiredParameters: [],
        clockSkew: Number.MAX_SAFE_INTEGER,
      },
      resolveVerifier: () => createVerifier(publicKey),
    }),
  );
}

const replyComponents = ['@status', 'content-digest', component('signature', { req: true, key: label })];

const bodilessComponents = ['@method', '@path', '@query'];

function requestComponents(body: Uint8Array | null): string[] {
  return [...bodilessComponents, ...(body === null ? [] : ['content-digest'])];
}

async function digestHeaders(body: Uint8Array | null): Promise<SentHeaders> {
  return body === null ? {} : { 'content-digest': await contentDigest(body) };
}

async function assertDigest({ headers, body }: { headers: SentHeaders; body: Uint8Array | null }): Promise<void> {
  if (body !== null && headers['content-digest'] !== (await contentDigest(body)))
    throw new AppError('SIGNATURE_REFUSED');
}

function describeRequest({ method, target, headers }: Omit<SentRequest, 'body'>): RequestDescriptor {
  // The name of the server is not signed: it may stand behind another one.
  return { kind: 'request', method, targetUri: `https://server${target}`, fields: fieldsOf(headers) };
}

function describeReply({ status, headers }: SentReply, request: SentRequest) {
  return { kind: 'response', status, fields: fieldsOf(headers), request: describeRequest(request) } as const;
}

/** Those that a signature can be over: others may hold what the library does not read. */
function fieldsOf(headers: SentHeaders): { name: string; value: string }[] {
  return ['content-digest', 'signature', 'signature-input'].flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [{ name, value }];
  });
}

async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError('SIGNATURE_REFUSED', {}, { cause });
  }
}
