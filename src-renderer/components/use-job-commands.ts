import type { Job } from '../../src-shared/domain/job.ts';
import { useClient } from '../client/api-context.tsx';
import { jobsMessages } from '../messages/jobs.ts';
import { useCommand } from './command.ts';

/** What can be done with jobs, wherever their rows are shown. */
export function useJobCommands() {
  const client = useClient();
  const cancel = useCommand({
    run: ({ id }: Job) => client.jobs.cancel({ jobId: id }),
    said: () => jobsMessages.cancelled,
  });
  const retry = useCommand({
    run: ({ id }: Job) => client.jobs.retry({ jobId: id }),
    said: () => jobsMessages.retried,
  });
  const remove = useCommand({
    run: async (jobs: readonly Job[]) => {
      for (const { id } of jobs) await client.jobs.remove({ jobId: id });
    },
    said: () => jobsMessages.removed,
  });
  return { cancel, retry, remove };
}
