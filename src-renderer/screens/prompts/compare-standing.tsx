import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ClockRegular, StopRegular } from '@fluentui/react-icons';
import { errorText } from '../../client/error-text.ts';
import { StateMark } from '../../components/chips.tsx';
import { compareMessages as words } from '../../messages/compare.ts';
import { isWritten } from './trial-notes.tsx';
import { TrialWorking } from './trial-working.tsx';
import type { SideRun } from './use-comparison.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px', minHeight: '32px' },
  what: { minWidth: 0, flexGrow: 1 },
  time: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  button: { flexShrink: 0 },
});

type CompareStandingProps = {
  place: 0 | 1;
  run: SideRun;
  /** How long the other side took, once both ended. */
  otherMs: number | null;
  /** Whether it may be tried now. */
  canTry: boolean;
  onStop: () => void;
  onAgain: () => void;
};

/** How a side stands: waiting, at work, or how long it took; stops it, or tries it again. */
export function CompareStanding({ place, run, otherMs, canTry, onStop, onAgain }: CompareStandingProps) {
  const styles = useStyles();
  const isRunning = run.trial.state === 'running';
  const side = words.sides[place];
  return (
    <div className={styles.root}>
      <div className={styles.what}>
        <Standing run={run} otherMs={otherMs} />
      </div>
      {run.trial.state !== 'idle' && (
        <Button
          className={styles.button}
          size="small"
          icon={isRunning ? <StopRegular /> : <ArrowClockwiseRegular />}
          aria-label={isRunning ? words.stopSide(side) : words.again(side)}
          disabled={!isRunning && !canTry}
          onClick={isRunning ? onStop : onAgain}
        >
          {isRunning ? words.stopShort : words.againShort}
        </Button>
      )}
    </div>
  );
}

function Standing({ run: { trial, isWaiting }, otherMs }: Pick<CompareStandingProps, 'run' | 'otherMs'>) {
  const styles = useStyles();
  if (isWaiting) {
    return (
      <StateMark tone="neutral" icon={<ClockRegular />}>
        {words.waiting}
      </StateMark>
    );
  }
  if (trial.state === 'running') return <TrialWorking trial={trial} />;
  if (trial.state === 'stopped') return <span className={styles.quiet}>{words.stopped}</span>;
  if (trial.state === 'failed') {
    return (
      <p role="alert" className={styles.failed}>
        {errorText(trial.error)}
      </p>
    );
  }
  if (trial.trial === null) return null;
  const { ms, writing } = trial.trial;
  const faster = otherMs === null ? null : words.faster(ms, otherMs);
  return (
    <div role="status">
      <span className={styles.time}>{words.took(ms)}</span> {faster && <span>{faster}</span>}
      <div className={styles.quiet}>{isWritten(trial.trial) ? words.pace(writing) : words.withoutModel}</div>
    </div>
  );
}
