import { hasEnded, type JobType } from '../../../src-shared/domain/job.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { modelsMessages } from '../../messages/models.ts';
import { useModelJobs } from './model-work.tsx';

type Wanted = { names: string[]; evenIfTooBig?: boolean };

/** Downloads models; those on their way already are not asked for twice. */
export function usePull() {
  const client = useClient();
  const pull = useCommand({
    run: ({ names, evenIfTooBig = false }: Wanted) => client.models.pull({ names, evenIfTooBig }),
    said: ({ jobIds }) => modelsMessages.recommended.started(jobIds.length),
  });
  return { pull, isOnItsWay: useOnTheirWay('pull-model') };
}

/** Downloads a file that hears recordings. */
export function usePullSpeech() {
  const client = useClient();
  const pull = useCommand({
    run: (wanted: { name: string; evenIfTooBig?: boolean }) => client.speechModels.pull(wanted),
    said: () => modelsMessages.recommended.started(1),
  });
  return { pull, isOnItsWay: useOnTheirWay('pull-speech-model') };
}

/** Whether the model of a name is being downloaded. */
function useOnTheirWay(type: JobType): (name: string) => boolean {
  const jobs = useModelJobs().filter((job) => job.type === type && !hasEnded(job));
  const names = new Set(jobs.map(({ subject }) => subject));
  return (name) => names.has(name);
}
