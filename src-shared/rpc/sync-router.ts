import { implement, ORPCError } from '@orpc/server';
import { districtErrors } from '../contract/district-refusals.ts';
import { syncContract } from '../contract/sync-contract.ts';
import { AppError, errorMessage, toAppError } from '../domain/errors.ts';
import type { Enrolment } from '../use-cases/district/enrol-devices.ts';
import type { DistrictFiles } from '../use-cases/synchronize/create-district-files.ts';
import type { DistrictSync } from '../use-cases/synchronize/create-district-sync.ts';

/** Whose signature a request bore; null where it bore none. */
export type SyncContext = { deviceId: string | null };

const sync = implement(syncContract).$context<SyncContext>();

type SyncRouterParts = { districtSync: DistrictSync; districtFiles: DistrictFiles; enrolment: Enrolment };

/** The contract of PCs and their district's server, answered. */
export function createSyncRouter({ districtSync, districtFiles, enrolment }: SyncRouterParts) {
  return sync.router({
    enrol: sync.enrol.handler(({ input }) => enrolment.enrol(input)),
    hello: sync.hello.handler(({ input, context }) => districtSync.hello(signer(context), input)),
    push: sync.push.handler(({ input, context }) => districtSync.push(signer(context), input)),
    pull: sync.pull.handler(({ input, context }) => districtSync.pull(signer(context), input)),
    snapshot: sync.snapshot.handler(({ input, context }) => districtSync.snapshot(signer(context), input)),
    missing: sync.missing.handler(({ input, context }) => districtSync.missing(signer(context), input)),
    renew: sync.renew.handler(({ input, context }) => districtSync.renew(signer(context), input)),
    leave: sync.leave.handler(async ({ context }) => {
      await enrolment.leave(signer(context));
      return {};
    }),
    blobsKept: sync.blobsKept.handler(({ input, context }) => districtFiles.kept(signer(context), input)),
    blobPlan: sync.blobPlan.handler(({ input, context }) => districtFiles.plan(signer(context), input)),
    blobCommit: sync.blobCommit.handler(({ input, context }) => districtFiles.commit(signer(context), input)),
  });
}

export type SyncRouter = ReturnType<typeof createSyncRouter>;

/**
 * What was thrown, as the contract's error. What nobody expected is kept by `logError`, and crosses with its id alone.
 */
export function asSyncError(thrown: unknown, logError: (thrown: unknown) => string): ORPCError<string, unknown> {
  const error = thrown instanceof ORPCError && thrown.status < 500 ? inputError(thrown) : toAppError(thrown);
  if (!isSyncErrorCode(error.code)) return declared('INTERNAL', { logId: logError(thrown) });
  return declared(error.code, error.code === 'INTERNAL' ? { logId: logError(thrown) } : error.data);
}

function signer({ deviceId }: SyncContext): string {
  if (deviceId === null) throw new AppError('SIGNATURE_REFUSED');
  return deviceId;
}

function inputError(cause: ORPCError<string, unknown>): AppError {
  return new AppError('INVALID_INPUT', { detail: 'JSON' }, { cause });
}

function isSyncErrorCode(code: string): code is keyof typeof districtErrors {
  return Object.hasOwn(districtErrors, code);
}

function declared(code: keyof typeof districtErrors, data: AppError['data']): ORPCError<string, unknown> {
  const { status } = districtErrors[code];
  return new ORPCError(code, { defined: true, status, message: errorMessage(code, data), data });
}
