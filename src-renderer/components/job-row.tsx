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
  PauseCircleRegular,
  PauseRegular,
  PlayRegular,
  WarningRegular,
  WeatherMoonRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { errorMessage, isErrorCode } from '../../src-shared/domain/errors.ts';
import { hasEnded, type Job, type JobState, pausableJobs } from '../../src-shared/domain/job.ts';
import { useCapabilities } from '../client/api-context.tsx';
import { formatFraction, formatMoment } from '../messages/format.ts';
import { jobsMessages } from '../messages/jobs.ts';
import { ActionButton } from './action-button.tsx';
import { StateMark, type StateTone } from './chips.tsx';
import type { JobCommands } from './use-job-commands.ts';

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
  paused: { tone: 'neutral', icon: PauseCircleRegular },
  completed: { tone: 'good', icon: CheckmarkCircleRegular },
  failed: { tone: 'bad', icon: ErrorCircleRegular },
  cancelled: { tone: 'neutral', icon: DismissCircleRegular },
};

type JobRowProps = { job: Job; commands: JobCommands };

/** One job: what it is, how far, how long to go, what came out or why it stopped, and what can be done. */
export function JobRow({ job, commands }: JobRowProps) {
  const styles = useStyles();
  return (
    <li className={styles.root}>
      <div className={styles.head}>
        <span className={styles.title} title={job.title}>
          {job.title}
        </span>
        <JobStateMark job={job} />
      </div>
      <JobActions job={job} commands={commands} />
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
  if (job.state === 'paused' && job.night) {
    return (
      <StateMark tone="neutral" icon={<WeatherMoonRegular />}>
        {jobsMessages.putOffState}
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
  const isPaused = job.state === 'paused';
  const fraction = progress?.total ? progress.done / progress.total : undefined;
  const parts = [
    progress?.total ? formatFraction(progress.done, progress.total, progress.unit) : null,
    job.remainingMs !== null ? jobsMessages.left(job.remainingMs) : null,
    (!isPaused && progress?.step) || null,
    job.night && !isPaused ? jobsMessages.untilMorning(job.night) : null,
  ].filter((part) => part !== null);
  return (
    <>
      {(fraction !== undefined || !isPaused) && (
        <ProgressBar
          value={fraction}
          thickness="large"
          color={isPaused ? 'warning' : 'brand'}
          aria-label={job.title}
          style={{ maxWidth: '560px', marginTop: '6px' }}
        />
      )}
      <span className={styles.line}>{parts.join(' · ')}</span>
      {isPaused && (
        <p className={styles.reason}>{job.night ? jobsMessages.tonight(job.night) : jobsMessages.pausedText}</p>
      )}
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

function JobActions({ job, commands }: JobRowProps) {
  const styles = useStyles();
  if (!hasEnded(job)) {
    return (
      <div className={styles.actions}>
        {pausableJobs.has(job.type) && <LaterActions job={job} commands={commands} />}
        <ActionButton label={jobsMessages.cancel} onClick={() => commands.cancel(job)} />
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
          onClick={() => commands.retry(job)}
        />
      )}
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<DismissRegular />}
        label={jobsMessages.remove}
        onClick={() => commands.remove(job)}
      />
    </div>
  );
}

/** Now, later or, on one's own PC, at night: what a long job offers beside being cancelled. */
export function LaterActions({ job, commands, size }: JobRowProps & { size?: 'small' }) {
  const { libraryIsHere } = useCapabilities();
  const { pause, putOff, goOn } = commands;
  const isPaused = job.state === 'paused';
  return (
    <>
      {isPaused ? (
        <ActionButton size={size} icon={<PlayRegular />} label={jobsMessages.goOn} onClick={() => goOn(job)} />
      ) : (
        <ActionButton size={size} icon={<PauseRegular />} label={jobsMessages.pause} onClick={() => pause(job)} />
      )}
      {libraryIsHere && job.night === undefined && (
        <ActionButton
          size={size}
          icon={<WeatherMoonRegular />}
          label={jobsMessages.putOff}
          onClick={() => putOff(job)}
        />
      )}
    </>
  );
}
