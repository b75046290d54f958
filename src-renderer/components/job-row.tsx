import { Link, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowSyncRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  DismissCircleRegular,
  DismissRegular,
  ErrorCircleRegular,
  type FluentIcon,
  WarningRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { errorMessage, isErrorCode } from '../../src-shared/domain/errors.ts';
import type { Job, JobState } from '../../src-shared/domain/job.ts';
import { hasEnded } from '../client/live-jobs.ts';
import { formatFraction, formatMoment } from '../messages/format.ts';
import { jobsMessages } from '../messages/jobs.ts';
import { ActionButton } from './action-button.tsx';
import { StateMark, type StateTone } from './chips.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '4px 16px',
    padding: '13px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'flex', alignItems: 'center', gap: '14px', minWidth: 0 },
  title: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  actions: { display: 'flex', alignItems: 'flex-start', gap: '4px', gridRow: '1 / span 2', gridColumn: '2' },
  body: { display: 'flex', flexDirection: 'column', gap: '5px', minWidth: 0, fontSize: tokens.fontSizeBase200 },
  line: {
    display: 'flex',
    gap: '8px',
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  reason: { margin: 0, textWrap: 'pretty' },
  failures: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    maxHeight: '220px',
    overflowY: 'auto',
    margin: '4px 0 0',
    padding: '10px 14px',
    listStyle: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  link: { alignSelf: 'flex-start', fontSize: tokens.fontSizeBase200 },
});

const looks: Record<JobState, { tone: StateTone; icon: FluentIcon }> = {
  queued: { tone: 'neutral', icon: ClockRegular },
  running: { tone: 'working', icon: ArrowSyncRegular },
  completed: { tone: 'good', icon: CheckmarkCircleRegular },
  failed: { tone: 'bad', icon: ErrorCircleRegular },
  cancelled: { tone: 'neutral', icon: DismissCircleRegular },
};

type JobRowProps = { job: Job; onCancel: () => void; onRetry: () => void; onRemove: () => void };

/** One job: what it is, how far, how long to go, what came out or why it stopped, and what can be done. */
export function JobRow({ job, onCancel, onRetry, onRemove }: JobRowProps) {
  const styles = useStyles();
  return (
    <li className={styles.root}>
      <div className={styles.head}>
        <span className={styles.title} title={job.title}>
          {job.title}
        </span>
        <JobStateMark job={job} />
      </div>
      <JobActions job={job} onCancel={onCancel} onRetry={onRetry} onRemove={onRemove} />
      <div className={styles.body}>
        {hasEnded(job) ? <Outcome job={job} /> : <Progress job={job} />}
        <Failures job={job} />
      </div>
    </li>
  );
}

function JobStateMark({ job }: { job: Job }) {
  if (job.state === 'completed' && job.failures.length > 0) {
    return (
      <StateMark tone="warning" icon={<WarningRegular />}>
        {jobsMessages.withFailures}
      </StateMark>
    );
  }
  const { tone, icon: Icon } = looks[job.state];
  return (
    <StateMark tone={tone} icon={<Icon />}>
      {jobsMessages.states[job.state]}
    </StateMark>
  );
}

function Progress({ job }: { job: Job }) {
  const styles = useStyles();
  const { progress } = job;
  if (job.state === 'queued' && !progress) return <span className={styles.line}>{jobsMessages.waitsItsTurn}</span>;
  const fraction = progress?.total ? progress.done / progress.total : undefined;
  const parts = [
    progress?.total ? formatFraction(progress.done, progress.total, progress.unit) : null,
    job.remainingMs !== null ? jobsMessages.left(job.remainingMs) : null,
    progress?.step || null,
  ].filter((part) => part !== null);
  return (
    <>
      <ProgressBar
        value={fraction}
        thickness="large"
        aria-label={job.title}
        style={{ maxWidth: '560px', marginTop: '6px' }}
      />
      <span className={styles.line}>{parts.join(' · ')}</span>
    </>
  );
}

function Outcome({ job }: { job: Job }) {
  const styles = useStyles();
  const reason = job.errorCode && job.state === 'failed' ? errorMessage(job.errorCode, job.errorData) : job.summary;
  return (
    <>
      {reason && <p className={styles.reason}>{reason}</p>}
      <span className={styles.line}>{formatMoment(job.finishedAt ?? job.createdAt)}</span>
    </>
  );
}

function Failures({ job }: { job: Job }) {
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  if (job.failures.length === 0) return null;
  return (
    <>
      <Link as="button" className={styles.link} aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? jobsMessages.hideFailures : jobsMessages.failures(job.failures.length)}
      </Link>
      {shown && (
        <ul className={styles.failures}>
          {job.failures.map(({ item, code }) => (
            <li key={`${item} ${code}`}>
              {isErrorCode(code) ? errorMessage(code, { name: item }) : `${item}: ${errorMessage(code)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function JobActions({ job, onCancel, onRetry, onRemove }: JobRowProps) {
  const styles = useStyles();
  if (!hasEnded(job)) {
    return (
      <div className={styles.actions}>
        <ActionButton label={jobsMessages.cancel} onClick={onCancel} />
      </div>
    );
  }
  const again = job.state !== 'completed' || job.failures.length > 0;
  return (
    <div className={styles.actions}>
      {again && (
        <ActionButton
          icon={<ArrowClockwiseRegular />}
          label={job.failures.length > 0 ? jobsMessages.retryFailed : jobsMessages.retry}
          onClick={onRetry}
        />
      )}
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<DismissRegular />}
        label={jobsMessages.remove}
        onClick={onRemove}
      />
    </div>
  );
}
