import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import type { PromptTrial } from '../../../src-shared/domain/prompt-trial.ts';
import { errorText } from '../../client/error-text.ts';
import { useNotify } from '../../components/notifications.tsx';
import { trialMessages as words } from '../../messages/prompts.ts';
import { isWritten, TrialNotes } from './trial-notes.tsx';
import { TrialPartText } from './trial-part.tsx';
import { TrialWorking } from './trial-working.tsx';
import type { TrialState } from './use-trial.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '10px' },
  text: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
});

/** What a trial has written so far, each part with its proof, and how it stands. */
export function TrialResult({ trial }: { trial: TrialState }) {
  const styles = useStyles();
  const { state, parts } = trial;
  if (state === 'idle') return null;
  const proofs = parts.flatMap(({ citations }) => citations);
  return (
    <div className={styles.root} data-trial={state}>
      {state === 'running' && <TrialWorking trial={trial} />}
      {parts.length > 0 && (
        <div className={styles.text} aria-live="polite">
          {parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are only ever added at the end
            <TrialPartText key={place} part={part} proofs={proofs} />
          ))}
        </div>
      )}
      {state === 'failed' && (
        <p role="alert" className={styles.failed}>
          {errorText(trial.error)}
        </p>
      )}
      {state === 'stopped' && <p className={styles.note}>{words.stopped}</p>}
      {trial.trial && <Ending trial={trial.trial} />}
    </div>
  );
}

function Ending({ trial }: { trial: PromptTrial }) {
  const styles = useStyles();
  const notify = useNotify();
  const { engine, parts, ms } = trial;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(parts.map(({ text }) => text).join('\n'));
      notify.done({ text: words.copied });
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <>
      <TrialNotes trial={trial} />
      <div className={styles.foot}>
        <span className={styles.note}>{isWritten(trial) ? words.done(engine, ms) : words.found(ms)}</span>
        {parts.length > 0 && (
          <Button size="small" icon={<CopyRegular />} onClick={() => void copy()}>
            {words.copy}
          </Button>
        )}
      </div>
    </>
  );
}
