import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const tokenLength = 32;

/** What lets in whoever holds it: 256 random bits. Only `hashOfSecret` of it is kept. */
export function createToken(randomBytes: (length: number) => Uint8Array): string {
  return bytesToHex(randomBytes(tokenLength));
}

/** A secret as it is kept: what is random or short-lived needs no slow hash. */
export function hashOfSecret(secret: string): string {
  return bytesToHex(sha256(utf8ToBytes(secret)));
}
