import { type Signer, type Verifier, webcrypto } from 'http-message-sig';
import { z } from 'zod';

/** The public half of an Ed25519 key pair: 32 bytes in base64url without padding, as in a JSON Web Key. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** An Ed25519 key pair; the private half is its PKCS #8. */
export type SigningKeys = { publicKey: string; privateKey: Uint8Array };

/** A fresh key pair, of a PC or of a server. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  // Told by the algorithm, which not every environment's types know.
  if (!('publicKey' in keys)) throw new Error('Ed25519 keys come in pairs');
  const { x: publicKey } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  return {
    publicKey: publicKeySchema.parse(publicKey),
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
  const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
  return webcrypto.verifier(await crypto.subtle.importKey('jwk', key, 'Ed25519', false, ['verify']));
}
