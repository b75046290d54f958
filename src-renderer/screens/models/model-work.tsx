import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Job, JobType } from '../../../src-shared/domain/job.ts';
import { useApi } from '../../client/api-context.tsx';
import { JobRow } from '../../components/job-row.tsx';
import { Section } from '../../components/section.tsx';
import { useJobCommands } from '../../components/use-job-commands.ts';
import { modelsMessages as words } from '../../messages/models.ts';

const ofModels: ReadonlySet<JobType> = new Set([
  'pull-model',
  'import-model',
  'copy-model',
  'measure-model',
  'pull-speech-model',
  'import-speech-model',
  'copy-speech-model',
]);

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
});

/** Downloads and copies, the first one first: those under way, and those that stopped until they are tried again. */
export function ModelWork() {
  const styles = useStyles();
  const jobs = useModelJobs().filter(({ state }) => state !== 'completed' && state !== 'cancelled');
  const own = useJobCommands();
  if (jobs.length === 0) return null;
  const retry = (job: Job) => {
    own.retry(job);
    own.remove(job);
  };
  return (
    <Section id="en-camino" title={words.work}>
      <ul className={styles.list}>
        {jobs.toReversed().map((job) => (
          <JobRow key={job.id} job={job} commands={{ ...own, retry }} />
        ))}
      </ul>
    </Section>
  );
}

/** Every job about models, newest first. */
export function useModelJobs(): Job[] {
  const api = useApi();
  const jobs = useQuery(api.jobs.list.queryOptions());
  return (jobs.data ?? []).filter(({ type }) => ofModels.has(type));
}
