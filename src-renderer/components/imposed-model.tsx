import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { SpeechModelStatus } from '../../src-shared/contract/speech-models-contract.ts';
import { speechModelsMessages } from '../messages/speech-models.ts';

/** Says with which file recordings are heard where the program was started with one; nothing where it was not. */
export function ImposedModel({ status }: { status: SpeechModelStatus }) {
  const { imposed } = status.chosen;
  if (imposed === null) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{speechModelsMessages.use.imposed(imposed)}</MessageBarBody>
    </MessageBar>
  );
}
