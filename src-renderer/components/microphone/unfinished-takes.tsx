import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { MicRecordRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import type { Take } from '../../../src-shared/domain/take.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { microphoneMessages } from '../../messages/microphone.ts';
import { useCommand } from '../command.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { isRecordingSomewhere } from './window-rights.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '6px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
  },
  icon: { flexShrink: 0, fontSize: '18px', color: tokens.colorStatusWarningForeground3 },
  text: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

/** What was being recorded when the power or the window went: kept or thrown away, never forgotten. */
export function UnfinishedTakes() {
  const api = useApi();
  const client = useClient();
  // What a window records now is unfinished too, and nothing to ask about.
  const takes = useQuery({
    ...api.recordings.takes.unfinished.queryOptions(),
    queryFn: async () => ((await isRecordingSomewhere()) ? [] : client.recordings.takes.unfinished()),
  });
  if (!takes.data?.length) return null;
  return (
    <section aria-label={microphoneMessages.unfinishedRegion} data-region="unfinished">
      {takes.data.map((take) => (
        <UnfinishedTake key={take.id} take={take} />
      ))}
    </section>
  );
}

function UnfinishedTake({ take }: { take: Take }) {
  const styles = useStyles();
  const client = useClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const clock = clockWords(take.durationMs);
  const keep = useCommand({
    run: () => client.recordings.takes.keep({ takeId: take.id, name: take.name }),
    said: () => microphoneMessages.kept(take.name),
    onDone: ({ sourceId }) => void navigate({ to: '/papeles/$sourceId', params: { sourceId } }),
  });
  const discard = useCommand({ run: () => client.recordings.takes.discard({ takeId: take.id }) });
  const isBusy = keep.isPending || discard.isPending;
  const text = microphoneMessages.unfinished(take.name, take.startedAt, clock);
  return (
    <div className={styles.row}>
      <MicRecordRegular className={styles.icon} aria-hidden="true" />
      <span className={styles.text} title={text}>
        {text}
      </span>
      <Button disabled={isBusy} onClick={() => setAsking(true)}>
        {microphoneMessages.discard}
      </Button>
      <Button appearance="primary" disabled={isBusy} onClick={() => keep.mutate()}>
        {microphoneMessages.keep}
      </Button>
      <ConfirmDialog
        open={asking}
        title={microphoneMessages.discardTitle}
        text={microphoneMessages.discardText(take.name, clock)}
        action={microphoneMessages.discard}
        onConfirm={() => discard.mutate()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
