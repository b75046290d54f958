import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { ErrorCode } from '../domain/error-catalogue.ts';

/** What fills the placeholders of a code's sentence. */
const data = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * What the district's server answers where it does not do what was asked: a code of the catalogue, each with its own
 * status, for whoever speaks HTTP and not oRPC. An answer is `{ code, status, message, data }`.
 */
export const districtErrors = {
  INVALID_INPUT: { status: 400, data },
  /** No signature, one that does not fit, or one that was seen before. */
  SIGNATURE_REFUSED: { status: 401, data },
  /** `created` is further from the server's clock than five minutes, which `data.nowMs` tells. */
  CLOCK_REFUSED: { status: 401, data },
  /** Nobody is signed in, or the session ended. */
  SESSION_ENDED: { status: 401, data },
  SIGN_IN_WRONG: { status: 401, data },
  SECOND_FACTOR_NEEDED: { status: 401, data },
  /** In a session without a password, which began too long ago to know that it is still who began it. */
  SIGN_IN_AGAIN: { status: 401, data },
  DEVICE_REVOKED: { status: 403, data },
  ENROLMENT_CODE_WRONG: { status: 403, data },
  LINK_WRONG: { status: 403, data },
  /** Signed in, and not allowed; or the request comes from a page of somewhere else. */
  NOT_ALLOWED: { status: 403, data },
  /** The session reaches the account alone until it has what `me` tells as `missing`. */
  SECOND_FACTOR_DEMANDED: { status: 403, data },
  SECOND_FACTOR_WRONG: { status: 403, data },
  PROVIDER_REFUSED: { status: 403, data },
  PROVIDER_UNKNOWN: { status: 403, data },
  /** The school decided that the district sees other things of it, or none. */
  SCHOOL_DOES_NOT_SHOW: { status: 403, data },
  /** Also for what is there and may not be seen by who asks. */
  NOT_IN_DISTRICT: { status: 404, data },
  NOT_FOUND: { status: 404, data },
  LAST_ADMINISTRATOR: { status: 409, data },
  PUBLISHED_NAME_TAKEN: { status: 409, data },
  OTHER_LOG: { status: 409, data },
  USER_NAME_TAKEN: { status: 409, data },
  /** What was asked for was dropped: the snapshot that `hello` names says it. */
  RESYNC_REQUIRED: { status: 410, data },
  SYNC_REQUEST_TOO_LARGE: { status: 413, data },
  TEMPLATE_TOO_BIG: { status: 413, data },
  UPLOAD_TOO_LARGE: { status: 413, data },
  /** A chunk is not what its digest says, or a file is not what its chunks are: to be sent again. */
  CHUNK_DAMAGED: { status: 422, data },
  PASSWORD_WEAK: { status: 422, data },
  PROMPT_VARIABLE_UNKNOWN: { status: 422, data },
  PROMPTS_FILE_INVALID: { status: 422, data },
  PROMPTS_FILE_NEWER: { status: 422, data },
  PUBLISHED_FILE_UNKNOWN: { status: 422, data },
  SPEC_INVALID: { status: 422, data },
  SPEC_NEWER: { status: 422, data },
  TEMPLATE_NOT_DOCX: { status: 422, data },
  TEMPLATE_WITHOUT_FIELDS: { status: 422, data },
  TEMPLATE_FIELD_UNCLOSED: { status: 422, data },
  TEMPLATE_FIELD_UNOPENED: { status: 422, data },
  TEMPLATE_FIELD_REFUSED: { status: 422, data },
  TEMPLATE_LOOP_UNCLOSED: { status: 422, data },
  TEMPLATE_LOOP_UNOPENED: { status: 422, data },
  TEMPLATE_LOOP_MISPLACED: { status: 422, data },
  CLIENT_TOO_OLD: { status: 426, data },
  /** To be tried again after `Retry-After` seconds. */
  SERVER_BUSY: { status: 429, data },
  SIGN_IN_LOCKED: { status: 429, data },
  INTERNAL: { status: 500, data },
  /** The district's identity provider does not answer. */
  PROVIDER_AWAY: { status: 502, data },
  /** Its database is away. To be tried again after `Retry-After` seconds. */
  SERVER_RESTARTING: { status: 503, data },
  DISK_FULL: { status: 507, data },
} satisfies Partial<Record<ErrorCode, { status: number; data: typeof data }>>;

type DistrictErrors = typeof districtErrors;
export type DistrictErrorCode = keyof DistrictErrors;

function refusals<Code extends DistrictErrorCode>(...codes: Code[]): Pick<DistrictErrors, Code> {
  return Object.fromEntries(codes.map((code) => [code, districtErrors[code]])) as Pick<DistrictErrors, Code>;
}

/** What anybody may ask, and how it may be refused besides. */
export function asAnybody<Code extends DistrictErrorCode>(...codes: Code[]) {
  const always = refusals(
    'INVALID_INPUT',
    'SYNC_REQUEST_TOO_LARGE',
    'SERVER_BUSY',
    'INTERNAL',
    'SERVER_RESTARTING',
    'DISK_FULL',
  );
  return oc.errors({ ...always, ...refusals(...codes) });
}

/** What an enrolled PC asks, signed. */
export function asEnrolled<Code extends DistrictErrorCode>(...codes: Code[]) {
  type Refusal = 'SIGNATURE_REFUSED' | 'CLOCK_REFUSED' | 'DEVICE_REVOKED' | Code;
  return asAnybody<Refusal>('SIGNATURE_REFUSED', 'CLOCK_REFUSED', 'DEVICE_REVOKED', ...codes);
}

/** What a person asks who has signed in. */
export function asSignedIn<Code extends DistrictErrorCode>(...codes: Code[]) {
  type Refusal = 'SESSION_ENDED' | 'NOT_ALLOWED' | 'SECOND_FACTOR_DEMANDED' | Code;
  return asAnybody<Refusal>('SESSION_ENDED', 'NOT_ALLOWED', 'SECOND_FACTOR_DEMANDED', ...codes);
}
