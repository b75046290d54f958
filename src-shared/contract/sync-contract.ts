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
import { asAnybody, asEnrolled } from './district-refusals.ts';

/** What the district's server answers to the PCs of its schools (docs/sync.md). All but `enrol` is signed. */
export const syncContract = {
  enrol: asAnybody('ENROLMENT_CODE_WRONG')
    .route({ method: 'POST', path: '/sync/enrol', summary: 'Lets a PC in, by a code that is good once' })
    .input(enrolmentRequestSchema)
    .output(enrolmentAnswerSchema),
  hello: asEnrolled('CLIENT_TOO_OLD')
    .route({ method: 'POST', path: '/sync/hello', summary: 'Compares where the PC stands with the logs' })
    .input(helloRequestSchema)
    .output(helloAnswerSchema),
  push: asEnrolled()
    .route({ method: 'POST', path: '/sync/push', summary: "Takes operations into the school's log" })
    .input(pushRequestSchema)
    .output(pushAnswerSchema),
  pull: asEnrolled('OTHER_LOG')
    .route({ method: 'POST', path: '/sync/pull', summary: 'Gives the operations after a place' })
    .input(pullRequestSchema)
    .output(pullAnswerSchema),
  missing: asEnrolled()
    .route({ method: 'POST', path: '/sync/missing', summary: 'Names the blocks of which the server lacks something' })
    .input(missingRequestSchema)
    .output(missingAnswerSchema),
  renew: asEnrolled()
    .route({ method: 'POST', path: '/sync/renew', summary: 'Gives a PC whose identity another one has a new one' })
    .output(renewAnswerSchema),
};
