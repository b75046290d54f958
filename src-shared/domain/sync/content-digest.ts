import { sha256 } from '@noble/hashes/sha2.js';

/** The `content-digest` of a body as it is sent (RFC 9530, sha-256). */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${btoa(String.fromCharCode(...sha256(body)))}:`;
}

/** The SHA-256 that a `content-digest` names, in lower-case hexadecimal; null where it names none. */
export function digestSha256(header: string | undefined): string | null {
  const [, base64] = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(header ?? '') ?? [];
  if (base64 === undefined) return null;
  return Array.from(atob(base64), (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
