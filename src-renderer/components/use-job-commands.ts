import type { Job } from '../../src-shared/domain/job.ts';
import { useClient } from '../client/api-context.tsx';
import { jobsMessages } from '../messages/jobs.ts';
import { useCommand } from './command.ts';

/** What a job's row can do. */
export type JobCommands = Record<'cancel' | 'retry' | 'remove' | 'pause' | 'putOff' | 'goOn', (job: Job) => void>;

/** What can be done with jobs, wherever their rows are shown. */
export function useJobCommands(): JobCommands & {
  removeAll: (jobs: readonly Job[]) => void;
  isRemoving: boolean;
} {
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
  // What became of these is said by the row itself.
  const pause = useCommand({ run: ({ id }: Job) => client.jobs.pause({ jobId: id }) });
  const putOff = useCommand({ run: ({ id }: Job) => client.jobs.putOff({ jobId: id }) });
  const goOn = useCommand({ run: ({ id }: Job) => client.jobs.goOn({ jobId: id }) });
  return {
    cancel: cancel.mutate,
    retry: retry.mutate,
    remove: (job) => remove.mutate([job]),
    pause: pause.mutate,
    putOff: putOff.mutate,
    goOn: goOn.mutate,
    removeAll: remove.mutate,
    isRemoving: remove.isPending,
  };
}
