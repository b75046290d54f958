import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, HistoryRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CorrectedTranscript } from '../../../src-shared/domain/corrected-transcript.ts';
import { hasEnded } from '../../../src-shared/domain/job.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { commonMessages } from '../../messages/common.ts';
import { transcriptMessages } from '../../messages/transcript.ts';
import { ActionButton } from '../action-button.tsx';
import { useCommand } from '../command.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { SecondPassReviewDialog } from './second-pass-review.tsx';
import type { Hear } from './use-playing.ts';
import type { TranscriptEditor } from './use-transcript.ts';

const words = transcriptMessages.secondPass;

const useStyles = makeStyles({
  quiet: { whiteSpace: 'nowrap', minWidth: 0, flexShrink: 0, fontWeight: tokens.fontWeightRegular },
});

type SecondPassProps = {
  transcript: Pick<CorrectedTranscript, 'sourceId' | 'model'>;
  /** Whether some word was hard to hear. */
  hasDoubtful: boolean;
  editor: TranscriptEditor;
  hear: Hear;
};

/** Has what was hard to hear heard again by a better model, and shows what that changed. */
export function SecondPass({ transcript: { sourceId, model }, hasDoubtful, editor, hear }: SecondPassProps) {
  const styles = useStyles();
  const api = useApi();
  const client = useClient();
  const [open, setOpen] = useState<'needs-model' | 'review' | null>(null);
  const { keepsModels } = useCapabilities();
  const models = useQuery(api.speechModels.status.queryOptions({ enabled: keepsModels }));
  const jobs = useQuery(api.jobs.list.queryOptions());
  const review = useQuery(api.recordings.secondPass.queryOptions({ input: { sourceId } }));
  const start = useCommand({
    async run() {
      // What was just typed is not heard again.
      await editor.whenSent();
      return client.recordings.hearAgain({ sourceId });
    },
    said: () => words.started,
  });
  const isRunning = jobs.data?.some(
    (job) => job.type === 'hear-doubtful-again' && job.subject === sourceId && !hasEnded(job),
  );
  const chosen = models.data?.chosen.secondPass ?? null;
  // The same model would hear the same again.
  const isUseful = chosen !== null && !chosen.isMissing && chosen.name !== model;
  const wasHeard = chosen !== null && review.data?.model === chosen.name;
  const changes = review.data?.changes.length ?? 0;
  return (
    <>
      {changes > 0 && (
        <ActionButton
          appearance="subtle"
          className={styles.quiet}
          icon={<HistoryRegular />}
          label={words.changed(changes)}
          onClick={() => setOpen('review')}
        />
      )}
      {(isRunning || (hasDoubtful && !wasHeard && models.isSuccess && review.isSuccess)) && (
        <ActionButton
          appearance="subtle"
          className={styles.quiet}
          icon={<ArrowRepeatAllRegular />}
          label={isRunning ? words.running : words.action}
          disabled={isRunning || start.isPending}
          onClick={() => (isUseful ? start.mutate() : setOpen('needs-model'))}
        />
      )}
      {open === 'needs-model' && <NeedsModel onClose={() => setOpen(null)} />}
      {open === 'review' && review.data && changes > 0 && (
        <SecondPassReviewDialog sourceId={sourceId} review={review.data} hear={hear} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function NeedsModel({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <DialogFrame
      title={words.action}
      hint={words.needsModel}
      closing={commonMessages.close}
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={() => void navigate({ to: '/modelos/grabaciones' })}>
          {words.seeModels}
        </Button>
      }
    />
  );
}
