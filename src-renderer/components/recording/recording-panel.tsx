import { Button } from '@fluentui/react-components';
import { MicRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { recordingMessages } from '../../messages/recordings.ts';
import { useCommand } from '../command.ts';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { RecordingViewer } from './recording-viewer.tsx';

type RecordingPanelProps = {
  source: Pick<SourceListItem, 'id' | 'durationMs' | 'pages'>;
  startMs?: number;
  focusKey: string;
};

/** A recording to be heard, with what was said in it where that has been put into words. */
export function RecordingPanel({ source, startMs, focusKey }: RecordingPanelProps) {
  const api = useApi();
  const isTranscribed = source.pages > 0;
  const transcript = useQuery({
    ...api.recordings.transcript.queryOptions({ input: { sourceId: source.id } }),
    enabled: isTranscribed,
  });
  return (
    <RecordingViewer
      sourceId={source.id}
      durationMs={source.durationMs}
      segments={transcript.data?.segments ?? []}
      startMs={startMs}
      focusKey={focusKey}
    >
      {!isTranscribed && <Untranscribed source={source} />}
      {transcript.isError && <ErrorState error={transcript.error} onRetry={() => void transcript.refetch()} />}
    </RecordingViewer>
  );
}

function Untranscribed({ source }: Pick<RecordingPanelProps, 'source'>) {
  const client = useClient();
  const transcribe = useCommand({
    run: () => client.recordings.transcribe({ sourceId: source.id }),
    said: () => recordingMessages.transcribing,
  });
  return (
    <EmptyState
      icon={<MicRegular />}
      title={recordingMessages.notTranscribed}
      text={recordingMessages.notTranscribedHint}
    >
      <Button appearance="primary" disabled={transcribe.isPending} onClick={() => transcribe.mutate()}>
        {recordingMessages.transcribe}
      </Button>
    </EmptyState>
  );
}
