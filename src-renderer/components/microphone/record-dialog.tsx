import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { errorText } from '../../client/error-text.ts';
import { microphoneMessages } from '../../messages/microphone.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { useNotify } from '../notifications.tsx';
import { LevelMeter } from './level-meter.tsx';
import { useRecorder } from './recorder-context.tsx';
import type { RecorderState } from './recorder-state.ts';

const useStyles = makeStyles({ meter: { padding: '8px 0' } });

/** What a recording is begun with: its name, and a microphone that is seen to hear. */
export function RecordDialog({ state }: { state: Extract<RecorderState, { phase: 'ready' }> }) {
  const styles = useStyles();
  const { recorder } = useRecorder();
  const notify = useNotify();
  const [name, setName] = useState(() => microphoneMessages.nameOf(new Date()));
  const { microphones, microphoneId, problem } = state;
  const canStart = problem === null && name.trim() !== '';
  const start = () => {
    if (canStart) recorder.start(name.trim()).catch(notify.failed);
  };
  const again = () => void recorder.prepare(microphoneId ?? undefined);
  return (
    <DialogFrame
      title={microphoneMessages.record}
      hint={microphoneMessages.hint}
      problem={problem === null ? null : errorText(problem)}
      onClose={() => void recorder.leave()}
      onSubmit={start}
      actions={
        problem === null ? (
          <Button type="submit" appearance="primary" disabled={!canStart}>
            {microphoneMessages.start}
          </Button>
        ) : (
          <Button appearance="primary" onClick={again}>
            {microphoneMessages.tryAgain}
          </Button>
        )
      }
    >
      <Field label={microphoneMessages.name}>
        <Input
          value={name}
          maxLength={150}
          onFocus={(event) => event.target.select()}
          onChange={(_event, data) => setName(data.value)}
        />
      </Field>
      {microphones.length > 1 && (
        <Field label={microphoneMessages.microphone}>
          <Select value={microphoneId ?? ''} onChange={(_event, { value }) => void recorder.prepare(value)}>
            {microphones.map((microphone, place) => (
              <option key={microphone.id} value={microphone.id}>
                {microphone.name || microphoneMessages.someMicrophone(place + 1)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {problem === null && <LevelMeter className={styles.meter} />}
    </DialogFrame>
  );
}
