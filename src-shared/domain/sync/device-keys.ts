import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type Signer, type Verifier, webcrypto } from 'http-message-sig';
import { z } from 'zod';

/** The public half of an Ed25519 key pair: 64 hexadecimal digits. */
export const publicKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

/** An Ed25519 key pair; the private half is its PKCS #8. */
export type SigningKeys = { publicKey: string; privateKey: Uint8Array };

/** A fresh key pair, of a PC or of a server. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  return {
    publicKey: bytesToHex(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey))),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}

/** What signs with a private key. Throws where it is none. */
export async function createSigner(privateKey: Uint8Array): Promise<Signer> {
  const bytes = new Uint8Array(privateKey);
  return webcrypto.signer(await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']));
}

/** What verifies with a public key. Throws where it is none. */
export async function createVerifier(publicKey: string): Promise<Verifier> {
  const bytes = new Uint8Array(hexToBytes(publicKey));
  return webcrypto.verifier(await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']));
}
