import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { AppError, isErrorCode } from '../../src-shared/domain/errors.ts';
import type { JobId } from '../../src-shared/domain/identifiers.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { CliContext } from './cli-command.ts';

/** Waits for a job while its progress shows. Throws the job's error when it failed; a stop cancels the job. */
export async function waitForJob(
  client: AmanuenseClient,
  jobId: JobId,
  { terminal, signal }: Pick<CliContext, 'terminal' | 'signal'>,
): Promise<Job> {
  const cancel = () => void client.jobs.cancel({ jobId });
  signal.addEventListener('abort', cancel, { once: true });
  let last: Job | null = null;
  try {
    for await (const job of await client.jobs.watch({ jobId })) {
      last = job;
      if (job.progress) terminal.progress(job.progress);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  if (!last || last.state === 'cancelled') throw new AppError('CANCELLED');
  if (last.state === 'failed') {
    const code = last.errorCode !== null && isErrorCode(last.errorCode) ? last.errorCode : 'INTERNAL';
    throw new AppError(code, last.errorData);
  }
  return last;
}
