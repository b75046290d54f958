import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { Job } from '../../../src-shared/domain/job.ts';
import { LaterActions } from '../../components/job-row.tsx';
import { useJobCommands } from '../../components/use-job-commands.ts';
import { formatFraction } from '../../messages/format.ts';
import { frameMessages } from '../../messages/frame.ts';
import { jobsMessages } from '../../messages/jobs.ts';
import { planillaMessages } from '../../messages/planillas.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '14px',
    flexShrink: 0,
    minHeight: '40px',
    padding: '2px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
  },
  step: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flexShrink: 1 },
  bar: { flexGrow: 1, minWidth: '80px', flexBasis: '120px' },
  room: { flexGrow: 1 },
  numbers: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

/** How far the fill is, or until when it waits. */
export function FillProgress({ job }: { job: Job }) {
  const styles = useStyles();
  const commands = useJobCommands();
  const { progress, remainingMs } = job;
  const total = progress?.total;
  const isPaused = job.state === 'paused';
  const numbers = [
    progress && total !== undefined ? formatFraction(progress.done, total) : null,
    remainingMs ? frameMessages.left(remainingMs) : null,
  ].filter(Boolean);
  const paused = job.night ? jobsMessages.tonight(job.night) : jobsMessages.pausedText;
  const text = isPaused ? paused : progress?.step || planillaMessages.filling;
  return (
    <section className={styles.root} aria-label={isPaused ? jobsMessages.states.paused : planillaMessages.filling}>
      <span className={styles.step} title={text}>
        {text}
      </span>
      {isPaused ? (
        <span className={styles.room} />
      ) : (
        <ProgressBar
          className={styles.bar}
          thickness="large"
          aria-label={planillaMessages.filling}
          value={progress && total ? progress.done / total : undefined}
        />
      )}
      <span className={styles.numbers}>{numbers.join(' · ')}</span>
      <LaterActions job={job} commands={commands} size="small" />
      <Button size="small" onClick={() => commands.cancel(job)}>
        {planillaMessages.fillCancel}
      </Button>
    </section>
  );
}
