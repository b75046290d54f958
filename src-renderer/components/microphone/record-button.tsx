import { MicRegular } from '@fluentui/react-icons';
import { useCapabilities } from '../../client/api-context.tsx';
import { microphoneMessages } from '../../messages/microphone.ts';
import { ActionButton } from '../action-button.tsx';
import { useRecorder } from './recorder-context.tsx';

/** The key that begins a recording, and pauses it. */
export const RECORD_KEY = 'ctrl+shift+g';

/** "Grabar una reunión", where there is a microphone for it; a recording that runs has a bar of its own. */
export function RecordButton() {
  const { state, press } = useRecorder();
  if (!useCapabilities().recordsSound) return null;
  return (
    <ActionButton
      icon={<MicRegular />}
      label={microphoneMessages.record}
      shortcut={RECORD_KEY}
      disabled={state.phase !== 'idle'}
      onClick={press}
    />
  );
}
