import { Button } from '@fluentui/react-components';
import { MicSyncRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CorrectedTranscript } from '../../../src-shared/domain/corrected-transcript.ts';
import { hasEnded } from '../../../src-shared/domain/job.ts';
import { spokenLanguages } from '../../../src-shared/domain/spoken-languages.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { recordingMessages } from '../../messages/recordings.ts';
import { ActionButton } from '../action-button.tsx';
import { useCommand } from '../command.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { useHearing } from './transcribe-button.tsx';

const words = recordingMessages.again;

type HearAgainProps = {
  transcript: Pick<CorrectedTranscript, 'sourceId' | 'language'>;
  /** What is waited for before it begins: what was just typed. */
  beforehand?: () => Promise<void>;
  iconOnly?: boolean;
};

/** Has a recording put into words once more, after saying what becomes of the words that there are. */
export function HearAgain({ transcript, beforehand, iconOnly = false }: HearAgainProps) {
  const api = useApi();
  const [isOpen, setOpen] = useState(false);
  const { canHear } = useHearing();
  const jobs = useQuery(api.jobs.list.queryOptions({ enabled: canHear }));
  const isRunning = jobs.data?.some(
    (job) => job.type === 'transcribe-recording' && job.subject === transcript.sourceId && !hasEnded(job),
  );
  if (!canHear) return null;
  return (
    <>
      <ActionButton
        appearance={iconOnly ? 'subtle' : 'secondary'}
        iconOnly={iconOnly}
        icon={<MicSyncRegular />}
        label={isRunning ? words.running : recordingMessages.transcribeAgain}
        disabled={isRunning}
        onClick={() => setOpen(true)}
      />
      {isOpen && <HearAgainDialog transcript={transcript} beforehand={beforehand} onClose={() => setOpen(false)} />}
    </>
  );
}

type HearAgainDialogProps = Omit<HearAgainProps, 'iconOnly'> & { onClose: () => void };

function HearAgainDialog({ transcript: { sourceId, language }, beforehand, onClose }: HearAgainDialogProps) {
  const api = useApi();
  const client = useClient();
  const navigate = useNavigate();
  const { lacksModel, leavesTo, isPending } = useHearing();
  // What is chosen in Modelos may have changed a moment ago.
  const fresh = { staleTime: 0, gcTime: 0, enabled: !isPending && !lacksModel };
  const ahead = useQuery({ ...api.recordings.wouldHear.queryOptions({ input: { sourceId } }), ...fresh });
  const start = useCommand({
    async run() {
      await beforehand?.();
      return client.recordings.transcribe({ sourceId, language: spokenLanguages.find((known) => known === language) });
    },
    said: () => recordingMessages.transcribing,
    onDone: onClose,
  });
  const changes = ahead.data?.changes;
  const said = ahead.data ? words[ahead.data.changes](ahead.data.model) : words.looking;
  const leaves = leavesTo === null || changes === 'nothing' ? '' : ` ${recordingMessages.leaves(leavesTo)}`;
  const hint = lacksModel ? recordingMessages.needsModel : `${said}${leaves}`;
  return (
    <DialogFrame
      title={recordingMessages.transcribeAgain}
      hint={ahead.isError ? undefined : hint}
      problem={ahead.isError ? errorText(ahead.error) : null}
      onClose={onClose}
      aside={
        (lacksModel || changes === 'nothing') && (
          <Button onClick={() => void navigate({ to: '/modelos/grabaciones' })}>{recordingMessages.seeModels}</Button>
        )
      }
      actions={
        <Button
          appearance="primary"
          disabled={changes === undefined || changes === 'nothing' || start.isPending}
          onClick={() => start.mutate()}
        >
          {recordingMessages.transcribe}
        </Button>
      }
    />
  );
}
