import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular, DeleteRegular, EditRegular, ErrorCircleRegular, SendRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { RefusedChange } from '../../../src-shared/domain/sync/conflict.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { conflictValueText } from '../../components/conflicts/conflict-value.ts';
import { fieldTitle, ownerTitle } from '../../components/conflicts/thing-title.ts';
import { contextOf } from '../../components/conflicts/value-context.ts';
import { useNotify } from '../../components/notifications.tsx';
import { conflictMessages, refusedMessages as words } from '../../messages/conflicts.ts';
import { formatMoment } from '../../messages/format.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { editableText } from './editable-text.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '14px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  owner: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  value: {
    maxHeight: '160px',
    overflow: 'auto',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** A change that the server did not take: what it says, why it was not taken, and what can be done with it. */
export function RefusedCard({ change }: { change: RefusedChange }) {
  const styles = useStyles();
  const notify = useNotify();
  const [asking, setAsking] = useState<'change' | 'discard' | null>(null);
  const { sendAgain, discard } = useRefusedCommands(change.id);
  const text = conflictValueText(change.register, change.value, contextOf(change));
  const editable = editableText(change);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => notify.done({ text: words.copied }), notify.failed);
  };
  return (
    <article className={styles.root}>
      <div>
        <h2 className={styles.title}>{fieldTitle(change)}</h2>
        <div className={styles.owner}>
          {ownerTitle(change)} · {conflictMessages.by(change.actor)}, {formatMoment(change.writtenAt)}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its place is scrolled by keys */}
      <div className={styles.value} tabIndex={0}>
        {text}
      </div>
      <StateMark tone="bad" icon={<ErrorCircleRegular />}>
        <span style={{ whiteSpace: 'normal' }}>{words.reasons[change.reason]}</span>
      </StateMark>
      <div className={styles.actions}>
        <Button icon={<SendRegular />} disabledFocusable={sendAgain.isPending} onClick={() => sendAgain.mutate(null)}>
          {words.sendAgain}
        </Button>
        {editable !== null && (
          <Button icon={<EditRegular />} onClick={() => setAsking('change')}>
            {words.change}
          </Button>
        )}
        <Button icon={<CopyRegular />} onClick={copy}>
          {words.copy}
        </Button>
        <Button appearance="subtle" icon={<DeleteRegular />} onClick={() => setAsking('discard')}>
          {words.discard}
        </Button>
      </div>
      {asking === 'change' && editable !== null && (
        <ChangeDialog
          text={editable}
          isBusy={sendAgain.isPending}
          onSubmit={(changed) => sendAgain.mutate(changed)}
          onClose={() => setAsking(null)}
        />
      )}
      <ConfirmDialog
        open={asking === 'discard'}
        title={words.discardTitle}
        text={words.discardText}
        action={words.discardAction}
        onConfirm={() => discard.mutate()}
        onClose={() => setAsking(null)}
      />
    </article>
  );
}

function useRefusedCommands(id: string) {
  const client = useClient();
  return {
    sendAgain: useCommand<string | null>({
      run: (text) => client.conflicts.sendAgain({ id, text }),
      said: () => words.sent,
    }),
    discard: useCommand({ run: () => client.conflicts.discard({ id }), said: () => words.discarded }),
  };
}
