import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TasksAppRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { hasEnded, type Job } from '../../../src-shared/domain/job.ts';
import { useApi } from '../../client/api-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { JobRow } from '../../components/job-row.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { useJobCommands } from '../../components/use-job-commands.ts';
import { screenTitles } from '../../messages/frame.ts';
import { jobsMessages } from '../../messages/jobs.ts';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    padding: '14px 20px 6px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  list: { margin: 0, padding: 0, listStyle: 'none' },
});

/** Tareas: what is under way first, then what waits for later, then what ended and what came out of it. */
export function JobsScreen() {
  const api = useApi();
  const jobs = useQuery(api.jobs.list.queryOptions());
  const { removeAll, isRemoving } = useJobCommands();
  const ended = (jobs.data ?? []).filter(hasEnded);
  return (
    <Screen
      title={screenTitles.jobs}
      actions={
        ended.length > 1 && (
          <Button onClick={() => removeAll(ended)} disabled={isRemoving}>
            {jobsMessages.clearEnded}
          </Button>
        )
      }
    >
      <QueryView query={jobs}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={<TasksAppRegular />} title={jobsMessages.emptyTitle} text={jobsMessages.emptyText} />
          ) : (
            <>
              <JobGroup title={jobsMessages.active} jobs={list.filter((job) => !hasEnded(job) && !isPaused(job))} />
              <JobGroup title={jobsMessages.later} jobs={list.filter(isPaused)} />
              <JobGroup title={jobsMessages.ended} jobs={list.filter(hasEnded)} />
            </>
          )
        }
      </QueryView>
    </Screen>
  );
}

const isPaused = (job: Job) => job.state === 'paused';

function JobGroup({ title, jobs }: { title: string; jobs: readonly Job[] }) {
  const styles = useStyles();
  const commands = useJobCommands();
  if (jobs.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={styles.list}>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} commands={commands} />
        ))}
      </ul>
    </section>
  );
}
