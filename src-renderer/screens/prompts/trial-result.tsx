import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { CopyRegular, WarningRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import type { PromptTrial, TrialPart } from '../../../src-shared/domain/prompt-trial.ts';
import { errorText } from '../../client/error-text.ts';
import { StateMark } from '../../components/chips.tsx';
import { useNotify } from '../../components/notifications.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { trialMessages as words } from '../../messages/prompts.ts';
import type { TrialState } from './use-trial.ts';

const TICK_MS = 1000;

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
  part: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  unproven: {
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationColor: tokens.colorStatusWarningForeground3,
    textUnderlineOffset: '3px',
  },
  proof: {
    minWidth: '24px',
    minHeight: '24px',
    marginLeft: '4px',
    padding: '0 5px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
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
  return (
    <div className={styles.root} data-trial={state}>
      {state === 'running' && <Working trial={trial} />}
      {parts.length > 0 && <Parts parts={parts} />}
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

function Working({ trial: { model, startedAt } }: { trial: TrialState }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const label = model === null ? words.starting : words.writing(model, Math.max(0, now - startedAt));
  return <Spinner size="tiny" labelPosition="after" label={label} style={{ justifyContent: 'flex-start' }} />;
}

function Parts({ parts }: { parts: readonly TrialPart[] }) {
  const styles = useStyles();
  const proof = useProof();
  const proofs = parts.flatMap(({ citations }) => citations);
  return (
    <div className={styles.text} aria-live="polite">
      {parts.map(({ text, mark, citations }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are only ever added at the end
        <p key={place} className={styles.part}>
          <span className={mergeClasses(mark === 'unproven' && styles.unproven)} title={words.marks[mark] || undefined}>
            {text}
          </span>
          {citations.map((citation) => (
            <button
              key={citation.number}
              type="button"
              className={styles.proof}
              aria-label={words.proof(citation.number)}
              onClick={() => proof.show(proofs, proofs.indexOf(citation))}
            >
              {citation.number}
            </button>
          ))}
        </p>
      ))}
    </div>
  );
}

function Ending({ trial }: { trial: PromptTrial }) {
  const styles = useStyles();
  const notify = useNotify();
  const { engine, parts, dropped, pagesLeft, problem, ms } = trial;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(parts.map(({ text }) => text).join('\n'));
      notify.done({ text: words.copied });
    } catch (error) {
      notify.failed(error);
    }
  };
  const isWritten = !['passages', 'roster', 'papers'].includes(engine);
  return (
    <>
      {parts.length === 0 && <p className={styles.note}>{words.nothing}</p>}
      {parts.some(({ mark }) => mark === 'unproven') && (
        <StateMark tone="warning" icon={<WarningRegular />}>
          <span style={{ whiteSpace: 'normal' }}>{words.unproven}</span>
        </StateMark>
      )}
      {problem !== null && <p className={styles.failed}>{errorMessage(problem)}</p>}
      {dropped > 0 && <p className={styles.note}>{words.dropped(dropped)}</p>}
      {pagesLeft > 0 && <p className={styles.note}>{words.pagesLeft(pagesLeft)}</p>}
      <div className={styles.foot}>
        <span className={styles.note}>{isWritten ? words.done(engine, ms) : words.found(ms)}</span>
        {parts.length > 0 && (
          <Button size="small" icon={<CopyRegular />} onClick={() => void copy()}>
            {words.copy}
          </Button>
        )}
      </div>
    </>
  );
}
