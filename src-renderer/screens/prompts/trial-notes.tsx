import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import type { PromptTrial } from '../../../src-shared/domain/prompt-trial.ts';
import { StateMark } from '../../components/chips.tsx';
import { trialMessages as words } from '../../messages/prompts.ts';

const useStyles = makeStyles({
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  warning: { whiteSpace: 'normal' },
});

/** What has to be known of a text before it is used. */
export function TrialNotes({ trial: { parts, dropped, pagesLeft, problem } }: { trial: PromptTrial }) {
  const styles = useStyles();
  return (
    <>
      {parts.length === 0 && <p className={styles.note}>{words.nothing}</p>}
      {parts.some(({ mark }) => mark === 'unproven') && (
        <StateMark tone="warning" icon={<WarningRegular />}>
          <span className={styles.warning}>{words.unproven}</span>
        </StateMark>
      )}
      {problem !== null && <p className={styles.failed}>{errorMessage(problem)}</p>}
      {dropped > 0 && <p className={styles.note}>{words.dropped(dropped)}</p>}
      {pagesLeft > 0 && <p className={styles.note}>{words.pagesLeft(pagesLeft)}</p>}
    </>
  );
}

/** Whether a model wrote it: some questions are answered without one. */
export function isWritten({ engine }: PromptTrial): boolean {
  return !['passages', 'roster', 'papers'].includes(engine);
}
