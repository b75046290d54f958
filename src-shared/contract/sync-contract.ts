import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { ErrorCode } from '../domain/error-catalogue.ts';
import { enrolmentAnswerSchema, enrolmentRequestSchema } from '../domain/sync/enrolment.ts';
import {
  helloAnswerSchema,
  helloRequestSchema,
  missingAnswerSchema,
  missingRequestSchema,
  pullAnswerSchema,
  pullRequestSchema,
  pushAnswerSchema,
  pushRequestSchema,
  renewAnswerSchema,
} from '../domain/sync/sync-messages.ts';

/** What fills the placeholders of a code's sentence. */
const data = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * What the district's server answers where it does not do what was asked: a code of the catalogue, each with its own
 * status, for whoever speaks HTTP and not oRPC. An answer is `{ code, status, message, data }`.
 */
export const syncErrors = {
  INVALID_INPUT: { status: 400, data },
  /** No signature, one that does not fit, or one that was seen before. */
  SIGNATURE_REFUSED: { status: 401, data },
  /** `created` is further from the server's clock than five minutes, which `data.nowMs` tells. */
  CLOCK_REFUSED: { status: 401, data },
  DEVICE_REVOKED: { status: 403, data },
  ENROLMENT_CODE_WRONG: { status: 403, data },
  OTHER_LOG: { status: 409, data },
  SYNC_REQUEST_TOO_LARGE: { status: 413, data },
  CLIENT_TOO_OLD: { status: 426, data },
  /** To be tried again after `Retry-After` seconds. */
  SERVER_BUSY: { status: 429, data },
  INTERNAL: { status: 500, data },
  DISK_FULL: { status: 507, data },
} satisfies Partial<Record<ErrorCode, { status: number; data: typeof data }>>;

type SyncErrors = typeof syncErrors;

function refusals<Code extends keyof SyncErrors>(...codes: Code[]): Pick<SyncErrors, Code> {
  return Object.fromEntries(codes.map((code) => [code, syncErrors[code]])) as Pick<SyncErrors, Code>;
}

const anybody = oc.errors(refusals('INVALID_INPUT', 'SYNC_REQUEST_TOO_LARGE', 'SERVER_BUSY', 'INTERNAL', 'DISK_FULL'));
const enrolled = anybody.errors(refusals('SIGNATURE_REFUSED', 'CLOCK_REFUSED', 'DEVICE_REVOKED'));

/** What the district's server answers to the PCs of its schools (docs/sync.md). All but `enrol` is signed. */
export const syncContract = {
  enrol: anybody
    .errors(refusals('ENROLMENT_CODE_WRONG'))
    .route({ method: 'POST', path: '/sync/enrol', summary: 'Lets a PC in, by a code that is good once' })
    .input(enrolmentRequestSchema)
    .output(enrolmentAnswerSchema),
  hello: enrolled
    .errors(refusals('CLIENT_TOO_OLD'))
    .route({ method: 'POST', path: '/sync/hello', summary: 'Compares where the PC stands with the logs' })
    .input(helloRequestSchema)
    .output(helloAnswerSchema),
  push: enrolled
    .route({ method: 'POST', path: '/sync/push', summary: "Takes operations into the school's log" })
    .input(pushRequestSchema)
    .output(pushAnswerSchema),
  pull: enrolled
    .errors(refusals('OTHER_LOG'))
    .route({ method: 'POST', path: '/sync/pull', summary: 'Gives the operations after a place' })
    .input(pullRequestSchema)
    .output(pullAnswerSchema),
  missing: enrolled
    .route({ method: 'POST', path: '/sync/missing', summary: 'Names the blocks of which the server lacks something' })
    .input(missingRequestSchema)
    .output(missingAnswerSchema),
  renew: enrolled
    .route({ method: 'POST', path: '/sync/renew', summary: 'Gives a PC whose identity another one has a new one' })
    .output(renewAnswerSchema),
};
