import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretBox } from '../../../src-shared/ports/secret-box.ts';

const ivLength = 12;
const tagLength = 16;

/** What is sealed: each by a key of its own. */
export type SealedKind = 'second factors' | 'passwords of papers';

/** Seals with AES-256-GCM, by a key that follows from the server's own, which is not in its database. */
export function createAesSecretBox(serverKey: Uint8Array, kind: SealedKind): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', serverKey, '', `amanuense: ${kind}`, 32));
  return {
    seal(text, whose) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(whose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed, whose) {
      const bytes = Buffer.from(sealed, 'base64');
      const [iv, tag] = [bytes.subarray(0, ivLength), bytes.subarray(ivLength, ivLength + tagLength)];
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(whose)).setAuthTag(tag);
      return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8');
    },
  };
}
