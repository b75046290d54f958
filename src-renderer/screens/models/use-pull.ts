import { hasEnded } from '../../../src-shared/domain/job.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { modelsMessages } from '../../messages/models.ts';
import { useModelJobs } from './model-work.tsx';

type Wanted = { names: string[]; evenIfTooBig?: boolean };

/** Downloads models; those on their way already are not asked for twice. */
export function usePull() {
  const client = useClient();
  const onTheirWay = new Set(
    useModelJobs()
      .filter((job) => job.type === 'pull-model' && !hasEnded(job))
      .map(({ subject }) => subject),
  );
  const pull = useCommand({
    run: ({ names, evenIfTooBig = false }: Wanted) => client.models.pull({ names, evenIfTooBig }),
    said: ({ jobIds }) => modelsMessages.recommended.started(jobIds.length),
  });
  return { pull, isOnItsWay: (name: string) => onTheirWay.has(name) };
}
