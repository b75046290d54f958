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

/** A recording that has no words: puts it into words or, where nothing can hear it, says what is missing or where it is done. */
export function Untranscribed({ sourceId, isUnspoken }: UntranscribedProps) {
  const client = useClient();
  const { canHear, lacksModel, leavesTo } = useHearing();
  const what = isUnspoken ? words.nobodySpeaksHint : words.notTranscribedHint;
  const hint = leavesTo === null ? what : `${what} ${words.leaves(leavesTo)}`;
  const text = lacksModel && !isUnspoken ? words.needsModel : hint;
  return (
    <EmptyState
      icon={isUnspoken ? <MicOffRegular /> : <MicRegular />}
      title={isUnspoken ? words.nobodySpeaks : words.notTranscribed}
      text={canHear ? text : words.heardOnPc}
    >
      <TranscribeButton
        label={isUnspoken ? words.transcribeAgain : words.transcribe}
        run={() => client.recordings.transcribe({ sourceId })}
        said={words.transcribing}
      />
    </EmptyState>
  );
}
