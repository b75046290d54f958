import { useMemo } from 'react';
import { namedTranscript } from '../../../src-shared/domain/corrected-transcript.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { ErrorState } from '../error-state.tsx';
import { ChatPlaceLine } from './chat-place-line.tsx';
import { RecordingEditor } from './recording-editor.tsx';
import { RecordingViewer } from './recording-viewer.tsx';
import { Untranscribed } from './untranscribed.tsx';
import { useTranscript } from './use-transcript.ts';

type RecordingPanelProps = {
  /** Beside a proof it is heard and read; on its own screen it is corrected too. */
  isEditable?: boolean;
  source: Pick<SourceListItem, 'id' | 'durationMs' | 'pages' | 'quality'>;
  startMs?: number;
  focusKey: string;
};

const nothingSaid: readonly TranscriptSegment[] = [];

/** A recording to be heard, with what was said in it where that has been put into words. */
export function RecordingPanel({ source, startMs, focusKey, isEditable = false }: RecordingPanelProps) {
  const isTranscribed = source.pages > 0 || source.quality === 'empty';
  const { transcript, editor } = useTranscript(source.id, { enabled: isTranscribed, isEditable });
  const place = { durationMs: source.durationMs, startMs, focusKey };
  const named = useMemo(() => transcript.data && namedTranscript(transcript.data).segments, [transcript.data]);
  // Words that a person took away are not words that nobody said: those can be brought back.
  const isUnspoken = transcript.data?.segments.length === 0;
  return (
    <>
      <ChatPlaceLine sourceId={source.id} />
      {transcript.data && isEditable && !isUnspoken ? (
        <RecordingEditor {...place} transcript={transcript.data} editor={editor} />
      ) : (
        <RecordingViewer
          {...place}
          sourceId={source.id}
          segments={named ?? nothingSaid}
          unheard={transcript.data?.unheard}
        >
          {(!isTranscribed || isUnspoken) && (
            <Untranscribed sourceId={source.id} unspoken={isUnspoken ? transcript.data : undefined} />
          )}
          {transcript.isError && <ErrorState error={transcript.error} onRetry={() => void transcript.refetch()} />}
        </RecordingViewer>
      )}
    </>
  );
}
