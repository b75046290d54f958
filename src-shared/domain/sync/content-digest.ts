import { sha256 } from '@noble/hashes/sha2.js';

/** The `content-digest` of a body as it is sent (RFC 9530, sha-256). */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${btoa(String.fromCharCode(...sha256(body)))}:`;
}
