import { utf8ToBytes } from '@noble/hashes/utils.js';
import { createSignature, verifySignature } from 'http-message-sig';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentDigest } from './content-digest.ts';
import { createSigner, createSigningKeys, createVerifier, publicKeySchema, type SigningKeys } from './device-keys.ts';
import {
  type RequestBytes,
  type SentRequest,
  signatureToleranceMs,
  signReply,
  signRequest,
  verifyReply,
  verifyRequest,
} from './signed-messages.ts';

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

describe('the vectors of the standards', () => {
  const privateKey = fromBase64('MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF');
  const publicKey = 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs';
  const message = {
    kind: 'request',
    method: 'POST',
    targetUri: 'https://example.com/foo?param=Value&Pet=dog',
    fields: [
      { name: 'date', value: 'Tue, 20 Apr 2021 02:07:55 GMT' },
      { name: 'content-type', value: 'application/json' },
      { name: 'content-length', value: '18' },
    ],
  } as const;
  const signatureOfB26 = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';

  it('signs as appendix B.2.6 of RFC 9421 does, and verifies what stands there', async () => {
    const signed = await createSignature(message, {
      label: 'sig-b26',
      components: ['date', '@method', '@path', '@authority', 'content-type', 'content-length'],
      parameters: { created: 1618884473, keyid: 'test-key-ed25519' },
      signer: await createSigner(privateKey),
    });
    expect(signed.signature).toBe(`sig-b26=:${signatureOfB26}:`);
    const fields = [
      ...message.fields,
      { name: 'signature', value: signed.signature },
      { name: 'signature-input', value: signed.signatureInput },
    ];
    const policy = { algorithms: ['ed25519'], requiredComponents: ['@method'], requiredParameters: ['created'] };
    const resolveVerifier = () => createVerifier(publicKey);
    await verifySignature({ ...message, fields }, { policy, resolveVerifier });
    const another = { ...message, method: 'PUT', fields };
    await expect(verifySignature(another, { policy, resolveVerifier })).rejects.toThrow();
  });

  it('digests as RFC 9530 and RFC 9421 do', async () => {
    expect(await contentDigest(utf8ToBytes('{"hello": "world"}\n'))).toBe(
      'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
    );
    expect(await contentDigest(utf8ToBytes('{"hello": "world"}'))).toBe(
      'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    );
  });
});

describe('a signed request', () => {
  const nowMs = Date.UTC(2026, 2, 2, 11, 0, 0, 400);
  const request: RequestBytes = {
    method: 'POST',
    target: '/api/sync/push?a=1',
    body: utf8ToBytes('{"operations":[]}'),
  };
  let keys: SigningKeys;
  let sent: SentRequest;

  const verify = (changed: Partial<SentRequest> = {}, at = nowMs) =>
    verifyRequest(
      { ...sent, ...changed },
      { verifierOf: async (deviceId) => (deviceId === 'pc-1' ? createVerifier(keys.publicKey) : null), nowMs: at },
    );

  beforeAll(async () => {
    keys = await createSigningKeys();
    const signer = await createSigner(keys.privateKey);
    sent = { ...request, headers: await signRequest(request, { signer, deviceId: 'pc-1', nowMs, nonce: 'n1' }) };
  });

  it('tells whose it is', async () => {
    expect(await verify()).toEqual({ deviceId: 'pc-1', nonce: 'n1', createdMs: Math.floor(nowMs / 1000) * 1000 });
  });

  it('is verified whatever else the headers hold', async () => {
    expect(await verify({ headers: { ...sent.headers, host: 'señor', 'x-forwarded-for': '10.0.0.1' } })).toBeTruthy();
  });

  it('needs no body', async () => {
    const bare = { method: 'GET', target: '/api/sync/wait', body: null };
    const signer = await createSigner(keys.privateKey);
    const headers = await signRequest(bare, { signer, deviceId: 'pc-1', nowMs, nonce: 'n2' });
    expect(await verify({ ...bare, headers })).toMatchObject({ nonce: 'n2' });
    await expect(verify({ ...bare, headers, body: utf8ToBytes('{}') })).rejects.toThrow('SIGNATURE_REFUSED');
  });

  it.each([
    ['another method', { method: 'PUT' }],
    ['another path', { target: '/api/sync/pull?a=1' }],
    ['another query', { target: '/api/sync/push?a=2' }],
    ['no query', { target: '/api/sync/push' }],
    ['another body', { body: utf8ToBytes('{"operations":[1]}') }],
    ['no signature', { headers: {} }],
  ])('is refused with %s', async (_, changed) => {
    await expect(verify(changed)).rejects.toThrow('SIGNATURE_REFUSED');
  });

  it('is refused where its digest was changed with its body', async () => {
    const body = utf8ToBytes('{"operations":[1]}');
    const headers = { ...sent.headers, 'content-digest': await contentDigest(body) };
    await expect(verify({ body, headers })).rejects.toThrow('SIGNATURE_REFUSED');
  });

  it('is refused where the signature leaves the body out', async () => {
    const signer = await createSigner(keys.privateKey);
    const bare = { ...request, body: null };
    const headers = await signRequest(bare, { signer, deviceId: 'pc-1', nowMs, nonce: 'n3' });
    const withDigest = { ...headers, 'content-digest': await contentDigest(request.body!) };
    await expect(verify({ headers: withDigest })).rejects.toThrow('SIGNATURE_REFUSED');
  });

  it('is refused from a device that is not known, and from one with another key', async () => {
    const others = await createSigningKeys();
    const signer = await createSigner(others.privateKey);
    for (const deviceId of ['pc-1', 'pc-2']) {
      const headers = await signRequest(request, { signer, deviceId, nowMs, nonce: 'n' });
      await expect(verify({ headers })).rejects.toThrow('SIGNATURE_REFUSED');
    }
  });

  it('is refused with the time that it is, where it is of another one', async () => {
    await verify({}, nowMs + signatureToleranceMs - 1000);
    await verify({}, nowMs - signatureToleranceMs + 1000);
    for (const at of [nowMs + signatureToleranceMs + 1000, nowMs - signatureToleranceMs - 1000]) {
      await expect(verify({}, at)).rejects.toMatchObject({ code: 'CLOCK_REFUSED', data: { nowMs: at } });
    }
  });

  it('is no verification of a time for who does not hold the key', async () => {
    await expect(verify({ method: 'PUT' }, nowMs + 10 * signatureToleranceMs)).rejects.toThrow('SIGNATURE_REFUSED');
  });

  it('is answered by the holder of the key alone, and by one answer', async () => {
    const server = await createSigningKeys();
    const signer = await createSigner(server.privateKey);
    const reply = { status: 200, body: utf8ToBytes('{"nowMs":1}') };
    const replied = { ...reply, headers: await signReply(reply, { request: sent, signer, nowMs }) };
    const { publicKey } = server;
    await verifyReply(replied, { request: sent, publicKey });
    const refused = expect.objectContaining({ code: 'SIGNATURE_REFUSED' });
    const again = { ...request, headers: await signRequest(request, await otherSigning()) };
    await expect(verifyReply(replied, { request: again, publicKey })).rejects.toEqual(refused);
    await expect(verifyReply({ ...replied, status: 403 }, { request: sent, publicKey })).rejects.toEqual(refused);
    const body = utf8ToBytes('{"nowMs":2}');
    await expect(verifyReply({ ...replied, body }, { request: sent, publicKey })).rejects.toEqual(refused);
    await expect(verifyReply(replied, { request: sent, publicKey: keys.publicKey })).rejects.toEqual(refused);
    await expect(verifyReply({ ...reply, headers: {} }, { request: sent, publicKey })).rejects.toEqual(refused);
  });

  async function otherSigning() {
    return { signer: await createSigner(keys.privateKey), deviceId: 'pc-1', nowMs, nonce: 'another' };
  }
});

it('makes keys that fit each other', async () => {
  const { publicKey, privateKey } = await createSigningKeys();
  const message = utf8ToBytes('una planilla');
  const signature = await (await createSigner(privateKey)).sign(message);
  expect(await (await createVerifier(publicKey)).verify(message, signature)).toBe(true);
  expect(publicKeySchema.safeParse(publicKey).success).toBe(true);
});
