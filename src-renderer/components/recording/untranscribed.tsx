import { MicOffRegular, MicRegular } from '@fluentui/react-icons';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useClient } from '../../client/api-context.tsx';
import { recordingMessages as words } from '../../messages/recordings.ts';
import { EmptyState } from '../empty-state.tsx';
import { TranscribeButton, useHearing } from './transcribe-button.tsx';

type UntranscribedProps = {
  sourceId: SourceId;
  /** It was listened to, and nobody was heard to speak. */
  isUnspoken: boolean;
};

/** A recording that has no words: puts it into words or, where nothing can hear it, says what is missing. */
export function Untranscribed({ sourceId, isUnspoken }: UntranscribedProps) {
  const client = useClient();
  const { lacksModel, leavesTo } = useHearing();
  const what = isUnspoken ? words.nobodySpeaksHint : words.notTranscribedHint;
  const hint = leavesTo === null ? what : `${what} ${words.leaves(leavesTo)}`;
  return (
    <EmptyState
      icon={isUnspoken ? <MicOffRegular /> : <MicRegular />}
      title={isUnspoken ? words.nobodySpeaks : words.notTranscribed}
      text={lacksModel && !isUnspoken ? words.needsModel : hint}
    >
      <TranscribeButton
        label={isUnspoken ? words.transcribeAgain : words.transcribe}
        run={() => client.recordings.transcribe({ sourceId })}
        said={words.transcribing}
      />
    </EmptyState>
  );
}
