import { MicOffRegular, MicRegular } from '@fluentui/react-icons';
import type { CorrectedTranscript } from '../../../src-shared/domain/corrected-transcript.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useClient } from '../../client/api-context.tsx';
import { recordingMessages as words } from '../../messages/recordings.ts';
import { EmptyState } from '../empty-state.tsx';
import { HearAgain } from './hear-again.tsx';
import { TranscribeButton, useHearing } from './transcribe-button.tsx';

type UntranscribedProps = {
  sourceId: SourceId;
  /** Its transcript, where it was listened to and nobody was heard to speak. */
  unspoken?: Pick<CorrectedTranscript, 'sourceId' | 'language' | 'isWhole'>;
};

/** A recording that has no words: puts it into words or, where nothing can hear it, says what is missing or where it is done. */
export function Untranscribed({ sourceId, unspoken }: UntranscribedProps) {
  const client = useClient();
  const { canHear, lacksModel, leavesTo } = useHearing();
  const isUnspoken = unspoken !== undefined;
  const what = whatOf(unspoken);
  const hint = leavesTo === null ? what : `${what} ${words.leaves(leavesTo)}`;
  const text = lacksModel && !isUnspoken ? words.needsModel : hint;
  return (
    <EmptyState
      icon={isUnspoken ? <MicOffRegular /> : <MicRegular />}
      title={isUnspoken ? words.nobodySpeaks : words.notTranscribed}
      text={canHear ? text : words.heardOnPc}
    >
      {unspoken?.isWhole ? (
        <HearAgain transcript={unspoken} />
      ) : (
        <TranscribeButton
          label={isUnspoken ? words.hearWhole : words.transcribe}
          run={() => client.recordings.transcribe({ sourceId, isWhole: isUnspoken })}
          said={words.transcribing}
        />
      )}
    </EmptyState>
  );
}

function whatOf(unspoken: UntranscribedProps['unspoken']): string {
  if (unspoken === undefined) return words.notTranscribedHint;
  return unspoken.isWhole ? words.nobodyUnderstoodHint : words.nobodySpeaksHint;
}
