import { makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  CircleFilled,
  ErrorCircleRegular,
  PauseRegular,
  PlayRegular,
  RecordStopFilled,
  WarningRegular,
} from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import { errorText } from '../../client/error-text.ts';
import { refreshAll } from '../../client/refresh.ts';
import { microphoneMessages } from '../../messages/microphone.ts';
import { ActionButton } from '../action-button.tsx';
import { StateMark } from '../chips.tsx';
import { useNotify } from '../notifications.tsx';
import { LevelMeter } from './level-meter.tsx';
import { RECORD_KEY } from './record-button.tsx';
import { useRecorder } from './recorder-context.tsx';
import type { RunningRecorder } from './recorder-state.ts';

const useStyles = makeStyles({
  root: {
    padding: '6px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
  },
  row: { display: 'flex', alignItems: 'center', gap: '12px' },
  time: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  name: { flex: '1 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  meter: { width: '140px', flexShrink: 0 },
  problem: { display: 'flex', alignItems: 'center', gap: '8px', margin: '4px 0 0', '&[hidden]': { display: 'none' } },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
});

/** The recording that is being made, on every screen: that it runs, that it hears, for how long, and how to end it. */
export function RecorderBar({ state }: { state: RunningRecorder }) {
  const styles = useStyles();
  const { recorder, press } = useRecorder();
  const { phase, name, durationMs, problem, isOver, isMute } = state;
  const end = useEnd(name);
  const isEnding = phase === 'ending';
  return (
    <section aria-label={microphoneMessages.recorder} data-region="recorder" className={styles.root}>
      <div className={styles.row}>
        <Phase phase={phase} />
        <span className={styles.time}>{clockWords(durationMs)}</span>
        {phase === 'recording' && <LevelMeter className={styles.meter} />}
        <span className={styles.name} title={name}>
          {name}
        </span>
        {!isOver && !isEnding && (
          <ActionButton
            icon={phase === 'recording' ? <PauseRegular /> : <PlayRegular />}
            label={phase === 'recording' ? microphoneMessages.pause : microphoneMessages.goOn}
            shortcut={RECORD_KEY}
            onClick={press}
          />
        )}
        <ActionButton
          appearance="primary"
          icon={isOver ? <CheckmarkRegular /> : <RecordStopFilled />}
          label={isOver ? microphoneMessages.keep : microphoneMessages.end}
          disabled={isEnding}
          onClick={() => void end(recorder.end())}
        />
      </div>
      <p role="alert" className={styles.problem} hidden={problem === null && !isMute}>
        {problem !== null ? (
          <>
            <ErrorCircleRegular className={styles.bad} fontSize={16} />
            {errorText(problem)}
          </>
        ) : (
          isMute && (
            <>
              <WarningRegular className={styles.warning} fontSize={16} />
              {microphoneMessages.mute}
            </>
          )
        )}
      </p>
    </section>
  );
}

function Phase({ phase }: Pick<RunningRecorder, 'phase'>) {
  if (phase === 'recording') {
    return (
      <StateMark tone="bad" icon={<CircleFilled />}>
        {microphoneMessages.recording}
      </StateMark>
    );
  }
  return (
    <StateMark tone="neutral" icon={<PauseRegular />}>
      {phase === 'paused' ? microphoneMessages.paused : microphoneMessages.ending}
    </StateMark>
  );
}

/** Goes to what was recorded, where it is put into words. */
function useEnd(name: string) {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const notify = useNotify();
  return async (ending: ReturnType<ReturnType<typeof useRecorder>['recorder']['end']>) => {
    const sourceId = await ending;
    if (sourceId === null) return;
    notify.done({ text: microphoneMessages.kept(name) });
    await navigate({ to: '/papeles/$sourceId', params: { sourceId } });
    await refreshAll(cache);
  };
}
