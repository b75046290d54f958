import { useQuery } from '@tanstack/react-query';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { ErrorState } from '../error-state.tsx';
import { RecordingViewer } from './recording-viewer.tsx';
import { Untranscribed } from './untranscribed.tsx';

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
      {!isTranscribed && <Untranscribed sourceId={source.id} />}
      {transcript.isError && <ErrorState error={transcript.error} onRetry={() => void transcript.refetch()} />}
    </RecordingViewer>
  );
}
