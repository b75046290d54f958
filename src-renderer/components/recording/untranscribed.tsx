import { MicRegular } from '@fluentui/react-icons';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useClient } from '../../client/api-context.tsx';
import { recordingMessages as words } from '../../messages/recordings.ts';
import { EmptyState } from '../empty-state.tsx';
import { TranscribeButton, useHearing } from './transcribe-button.tsx';

/** A recording that has no words yet: puts it into words or, where nothing can hear it, says what is missing. */
export function Untranscribed({ sourceId }: { sourceId: SourceId }) {
  const client = useClient();
  const { lacksModel, leavesTo } = useHearing();
  const hint = leavesTo === null ? words.notTranscribedHint : `${words.notTranscribedHint} ${words.leaves(leavesTo)}`;
  return (
    <EmptyState icon={<MicRegular />} title={words.notTranscribed} text={lacksModel ? words.needsModel : hint}>
      <TranscribeButton
        label={words.transcribe}
        run={() => client.recordings.transcribe({ sourceId })}
        said={words.transcribing}
      />
    </EmptyState>
  );
}
