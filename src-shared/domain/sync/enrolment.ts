import { z } from 'zod';
import { crockfordAlphabet, readCrockford } from '../crockford.ts';
import { publicKeySchema } from './device-keys.ts';

/** How long a code for enrolling a PC is good, and how often it may be tried. */
export const enrolmentCodeLifeMs = 15 * 60_000;
export const enrolmentCodeTries = 5;

const codeLength = 10;
const nameLength = 4;

/** What a PC sends to be enrolled: the code that a person was given, and the public half of its own key. */
export const enrolmentRequestSchema = z.object({
  /** Ten letters and digits; capitals, spaces and hyphens as they come. */
  code: z.string().max(40),
  publicKey: publicKeySchema,
});
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;

export const enrolmentAnswerSchema = z.object({
  /** The `keyid` of this PC's requests from now on. */
  deviceId: z.string(),
  school: z.object({ id: z.string(), name: z.string() }),
  /** The key that the server signs with. */
  serverKey: publicKeySchema,
  /** The server's clock. */
  nowMs: z.number(),
});
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswerSchema>;

/** A code, from random bytes: 50 of their bits. */
export function createEnrolmentCode(randomBytes: (length: number) => Uint8Array): string {
  // 32 letters: the low five bits of a byte are one, each as likely as the others.
  return [...randomBytes(codeLength)].map((byte) => crockfordAlphabet[byte % 32]).join('');
}

/** A code as it was made, whatever its capitals, spaces and hyphens; null for what cannot be one. */
export function readEnrolmentCode(text: string): string | null {
  const code = readCrockford(text);
  return code.length === codeLength && [...code].every((letter) => crockfordAlphabet.includes(letter)) ? code : null;
}

/** The part of a code that finds it: tries of the rest, which is the secret, are counted by it. */
export function enrolmentCodeName(code: string): string {
  return code.slice(0, nameLength);
}

/** A code as it is read to somebody: two groups of five. */
export function formatEnrolmentCode(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}
