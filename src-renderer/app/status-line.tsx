import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import {
  BranchCompareRegular,
  CheckmarkCircleRegular,
  CircleHalfFillRegular,
  CloudArrowDownRegular,
  CloudArrowUpRegular,
  CloudCheckmarkRegular,
  CloudErrorRegular,
  DesktopRegular,
  PauseCircleRegular,
  PlugDisconnectedRegular,
  ServerRegular,
  StorageRegular,
  WeatherMoonRegular,
} from '@fluentui/react-icons';
import { useIsMutating, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LibraryStatus } from '../../src-shared/contract/library-contract.ts';
import { hasEnded, type Job } from '../../src-shared/domain/job.ts';
import { useApi, useCapabilities } from '../client/api-context.tsx';
import type { ConnectionProblem } from '../client/live-jobs.ts';
import { StateMark } from '../components/chips.tsx';
import { conflictMessages } from '../messages/conflicts.ts';
import { connectionMessages } from '../messages/connection.ts';
import { missingTexts } from '../messages/district.ts';
import { formatBytes, formatFraction } from '../messages/format.ts';
import { frameMessages } from '../messages/frame.ts';

const LOW_DISK_BYTES = 1024 ** 3;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '20px',
    height: '32px',
    padding: '0 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
  job: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minWidth: 0,
    flexGrow: 1,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  step: { overflow: 'hidden', textOverflow: 'ellipsis' },
  bar: { width: '120px', flexShrink: 0 },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '16px' },
  idle: { flexGrow: 1 },
  toDecide: {
    display: 'inline-flex',
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** The promise at the foot: what is running, that all is saved, and where it lives. */
export function StatusLine({ problem }: { problem: ConnectionProblem }) {
  const styles = useStyles();
  const api = useApi();
  const jobs = useQuery(api.jobs.list.queryOptions());
  const status = useQuery(api.library.status.queryOptions());
  const saving = useIsMutating() > 0;
  const open = (jobs.data ?? []).filter((job) => !hasEnded(job));
  const active = open.filter((job) => job.state !== 'paused');
  const running = active.find((job) => job.state === 'running') ?? active[0];
  const waiting = open.find((job) => job.night) ?? open[0];
  const free = status.data?.freeBytes ?? null;
  return (
    <footer className={styles.root} data-region="status">
      {running ? (
        <RunningJob job={running} others={active.length - 1} />
      ) : waiting ? (
        <WaitingJob job={waiting} others={open.length - 1} />
      ) : (
        <span className={styles.idle}>{frameMessages.idle}</span>
      )}
      {free !== null && free < LOW_DISK_BYTES && (
        <StateMark tone="warning" icon={<StorageRegular />}>
          {frameMessages.lowDisk(formatBytes(free))}
        </StateMark>
      )}
      {status.data && <ToDecide status={status.data} />}
      <Saved problem={problem} saving={saving} />
      <Where />
    </footer>
  );
}

/** What only a person can decide: the way to it, and nothing where there is nothing. */
function ToDecide({ status: { conflicts, refusedChanges } }: { status: LibraryStatus }) {
  const styles = useStyles();
  return (
    <>
      {conflicts > 0 && (
        <Link to="/conflictos" className={styles.toDecide} title={conflictMessages.markHint}>
          <StateMark tone="neutral" icon={<BranchCompareRegular />}>
            {conflictMessages.mark(conflicts)}
          </StateMark>
        </Link>
      )}
      {refusedChanges > 0 && (
        <Link to="/conflictos" search={{ rechazados: true }} className={styles.toDecide}>
          <StateMark tone="neutral" icon={<CloudErrorRegular />}>
            {conflictMessages.unsentMark(refusedChanges)}
          </StateMark>
        </Link>
      )}
    </>
  );
}

/** Where the data is: with the district's server, on this PC alone, or on both, as far as that goes. */
function Where() {
  const { libraryIsHere } = useCapabilities();
  const { data: news } = useQuery(useApi().district.news.queryOptions());
  if (!libraryIsHere) {
    return (
      <StateMark tone="neutral" icon={<ServerRegular />}>
        {frameMessages.onServer}
      </StateMark>
    );
  }
  const inStep = news?.inStep ?? null;
  if (inStep === null || (inStep.outbox === 0 && inStep.lastContactAt === null)) {
    return (
      <StateMark tone="neutral" icon={<DesktopRegular />}>
        {frameMessages.here}
      </StateMark>
    );
  }
  const { outbox, files, texts, lastContactAt } = inStep;
  const isWaiting = outbox > 0 || files.count > 0;
  const isMissing = !isWaiting && texts.toFetch > 0;
  const icon = isWaiting ? <CloudArrowUpRegular /> : isMissing ? <CloudArrowDownRegular /> : <CloudCheckmarkRegular />;
  return (
    <StateMark tone="neutral" icon={icon}>
      {outbox > 0
        ? frameMessages.unsent(outbox)
        : files.count > 0
          ? frameMessages.unsentFiles(files)
          : isMissing
            ? missingTexts(texts.toFetch)
            : frameMessages.inStep(lastContactAt!)}
    </StateMark>
  );
}

function Saved({ problem, saving }: { problem: ConnectionProblem; saving: boolean }) {
  const { libraryIsHere } = useCapabilities();
  const lost = libraryIsHere ? connectionMessages.lost : connectionMessages.serverLost;
  if (problem !== null) {
    return (
      <StateMark tone="bad" icon={<PlugDisconnectedRegular />}>
        {problem === 'gone' ? lost : connectionMessages.sessionLost}
      </StateMark>
    );
  }
  return saving ? (
    <StateMark tone="neutral" icon={<CircleHalfFillRegular />}>
      {frameMessages.saving}
    </StateMark>
  ) : (
    <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
      {frameMessages.saved}
    </StateMark>
  );
}

function RunningJob({ job, others }: { job: Job; others: number }) {
  const styles = useStyles();
  const progress = job.progress;
  const fraction = progress?.total ? progress.done / progress.total : undefined;
  const parts = [
    job.title,
    progress?.total ? formatFraction(progress.done, progress.total, progress.unit) : progress?.step,
    job.remainingMs !== null ? frameMessages.left(job.remainingMs) : null,
    others > 0 ? frameMessages.moreJobs(others) : null,
  ].filter(Boolean);
  return (
    <Link to="/tareas" className={styles.job}>
      <ProgressBar className={styles.bar} value={fraction} thickness="large" aria-label={job.title} />
      <span className={styles.step}>{parts.join(' · ')}</span>
    </Link>
  );
}

/** What goes on later, said while nothing runs. */
function WaitingJob({ job, others }: { job: Job; others: number }) {
  const styles = useStyles();
  const text = job.night
    ? frameMessages.tonight({ title: job.title, from: job.night.from })
    : frameMessages.paused(job.title);
  return (
    <Link to="/tareas" className={styles.job}>
      <span className={styles.icon}>{job.night ? <WeatherMoonRegular /> : <PauseCircleRegular />}</span>
      <span className={styles.step}>
        {text}
        {others > 0 && ` · ${frameMessages.moreJobs(others)}`}
      </span>
    </Link>
  );
}
