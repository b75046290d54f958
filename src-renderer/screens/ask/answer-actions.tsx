import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ChevronDownRegular,
  ChevronRightRegular,
  CopyRegular,
  ThumbDislikeFilled,
  ThumbDislikeRegular,
  ThumbLikeFilled,
  ThumbLikeRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Turn, Verdict } from '../../../src-shared/domain/conversation.ts';
import { useClient } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { useCommand } from '../../components/command.ts';
import { useNotify } from '../../components/notifications.tsx';
import { askMessages } from '../../messages/ask.ts';
import { copiedAnswer } from './copied-answer.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    marginLeft: '-6px',
    color: tokens.colorNeutralForeground3,
  },
});

type AnswerActionsProps = { turn: Turn; retrievedShown: boolean; retrievedId: string; onToggleRetrieved: () => void };

/** What can be done with an answer: copy it, say whether it serves, see what was looked at. */
export function AnswerActions({ turn, retrievedShown, retrievedId, onToggleRetrieved }: AnswerActionsProps) {
  const styles = useStyles();
  const copy = useCopyAnswer(turn);
  return (
    <div className={styles.root}>
      <ActionButton appearance="subtle" iconOnly icon={<CopyRegular />} label={askMessages.copy} onClick={copy} />
      <VerdictButton turn={turn} verdict="good" icon={<ThumbLikeRegular />} pressedIcon={<ThumbLikeFilled />} />
      <VerdictButton turn={turn} verdict="bad" icon={<ThumbDislikeRegular />} pressedIcon={<ThumbDislikeFilled />} />
      {turn.answer.retrieved.length > 0 && (
        <Button
          appearance="subtle"
          size="small"
          style={{ minHeight: 32 }}
          icon={retrievedShown ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={retrievedShown}
          aria-controls={retrievedId}
          onClick={onToggleRetrieved}
        >
          {askMessages.retrieved}
        </Button>
      )}
    </div>
  );
}

type VerdictButtonProps = { turn: Turn; verdict: Verdict; icon: ReactElement; pressedIcon: ReactElement };

/** Saves what she thinks of the answer; pressed again it takes it back. */
function VerdictButton({ turn, verdict, icon, pressedIcon }: VerdictButtonProps) {
  const client = useClient();
  const judge = useCommand({
    run: (next: Verdict | null) => client.ask.judge({ turnId: turn.id, verdict: next }),
    said: (_output, next) => (next === null ? null : askMessages[`${next}Hint`]),
  });
  const isPressed = turn.verdict === verdict;
  return (
    <ActionButton
      appearance="subtle"
      iconOnly
      aria-pressed={isPressed}
      icon={isPressed ? pressedIcon : icon}
      label={askMessages[verdict]}
      onClick={() => judge.mutate(isPressed ? null : verdict)}
    />
  );
}

function useCopyAnswer({ answer }: Turn): () => void {
  const notify = useNotify();
  return () => {
    navigator.clipboard.writeText(copiedAnswer(answer)).then(
      () => notify.done({ text: askMessages.copied }),
      () => notify.warn({ text: askMessages.copyFailed, detail: askMessages.copyFailedHint }),
    );
  };
}
