import { sha256 } from '@noble/hashes/sha2.js';

/** Of what is shorter, to hand it to another thread and wait takes longer than to hash it. */
const worthHandingOverBytes = 4_096;

/** The `content-digest` of a body as it is sent (RFC 9530, sha-256). */
export async function contentDigest(body: Uint8Array): Promise<string> {
  const digest =
    body.length < worthHandingOverBytes
      ? sha256(body)
      : new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(body)));
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
}

/** The SHA-256 that a `content-digest` names, in lower-case hexadecimal; null where it names none. */
export function digestSha256(header: string | undefined): string | null {
  const [, base64] = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(header ?? '') ?? [];
  if (base64 === undefined) return null;
  return Array.from(atob(base64), (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
