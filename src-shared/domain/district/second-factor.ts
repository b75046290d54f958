import { Secret, TOTP } from 'otpauth';

/** RFC 4226 asks for the 160 bits of SHA-1. */
const secretLength = 20;
const period = 30;
const digits = 6;
/** A telephone may be half a minute early or late. */
const stepsAround = 1;

/** A secret for codes by time, as telephones take it: base32. */
export function createSecondFactor(randomBytes: (length: number) => Uint8Array): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(secretLength)).buffer }).base32;
}

/** What a telephone reads from a QR code. */
export function secondFactorUri(secret: string, userName: string): string {
  return codesBy(secret, userName).toString();
}

/** The thirty seconds, counted from 1970, whose code it is; null for a code of none of those around now. */
export function secondFactorStep(secret: string, code: string, nowMs: number): number | null {
  const delta = codesBy(secret, '').validate({ token: code, timestamp: nowMs, window: stepsAround });
  return delta === null ? null : Math.floor(nowMs / 1000 / period) + delta;
}

function codesBy(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Amanuense',
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits,
    period,
  });
}
