import { z } from 'zod';
import {
  blobPlanAnswerSchema,
  blobPlanRequestSchema,
  blobsKeptAnswerSchema,
  blobsKeptRequestSchema,
  chunkPlaceSchema,
} from '../domain/sync/blob-messages.ts';
import { enrolmentAnswerSchema, enrolmentRequestSchema } from '../domain/sync/enrolment.ts';
import { snapshotPageSchema, snapshotRequestSchema } from '../domain/sync/snapshot-messages.ts';
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
  renewRequestSchema,
  waitAnswerSchema,
  waitRequestSchema,
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
  pull: asEnrolled('OTHER_LOG', 'RESYNC_REQUIRED')
    .route({ method: 'POST', path: '/sync/pull', summary: 'Gives the operations after a place' })
    .input(pullRequestSchema)
    .output(pullAnswerSchema),
  snapshot: asEnrolled('RESYNC_REQUIRED')
    .route({ method: 'POST', path: '/sync/snapshot', summary: 'Gives a page of what a log shows at a place' })
    .input(snapshotRequestSchema)
    .output(snapshotPageSchema),
  missing: asEnrolled()
    .route({ method: 'POST', path: '/sync/missing', summary: 'Names the blocks of which the server lacks something' })
    .input(missingRequestSchema)
    .output(missingAnswerSchema),
  renew: asEnrolled()
    .route({ method: 'POST', path: '/sync/renew', summary: 'Gives a PC whose identity another one has a new one' })
    .input(renewRequestSchema.default({}))
    .output(renewAnswerSchema),
  leave: asEnrolled()
    .route({ method: 'POST', path: '/sync/leave', summary: 'Shuts the PC out that asks it' })
    .output(z.object({})),
  blobsKept: asEnrolled()
    .route({ method: 'POST', path: '/sync/blob/kept', summary: 'Names those of some files that the school can fetch' })
    .input(blobsKeptRequestSchema)
    .output(blobsKeptAnswerSchema),
  blobPlan: asEnrolled()
    .route({ method: 'POST', path: '/sync/blob/plan', summary: 'Names the chunks of files that have not come' })
    .input(blobPlanRequestSchema)
    .output(blobPlanAnswerSchema),
  blobCommit: asEnrolled()
    .route({ method: 'POST', path: '/sync/blob/commit', summary: 'Makes files of their chunks that can be fetched' })
    .input(blobPlanRequestSchema)
    .output(blobPlanAnswerSchema),
};

const bytes = z.file().mime('application/octet-stream');

/** What is answered piece by piece, and described here. */
export const unqueuedContract = {
  wait: asEnrolled()
    .route({
      method: 'GET',
      path: '/sync/wait',
      summary: 'Answers once there is something to fetch after those places, after ten minutes at the latest',
      inputStructure: 'detailed',
    })
    .input(z.object({ query: waitRequestSchema }))
    .output(waitAnswerSchema),
  blobChunk: asEnrolled('CHUNK_DAMAGED')
    .route({
      method: 'POST',
      path: '/sync/blob/chunk',
      summary: 'Takes a chunk of a file, at most 4 MiB, as it is; its content-digest is checked while it comes',
      inputStructure: 'detailed',
    })
    .input(z.object({ query: chunkPlaceSchema, body: bytes }))
    .output(z.object({})),
  blobRead: asEnrolled('NOT_FOUND')
    .route({
      method: 'GET',
      path: '/sync/blob/read',
      summary: 'Gives a file, or the bytes of it that a Range names (206)',
      inputStructure: 'detailed',
    })
    .input(z.object({ query: chunkPlaceSchema.pick({ blob: true }) }))
    .output(bytes),
};
