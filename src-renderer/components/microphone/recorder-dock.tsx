import { useShortcut } from '../shortcuts.ts';
import { RECORD_KEY } from './record-button.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RecorderBar } from './recorder-bar.tsx';
import { useRecorder } from './recorder-context.tsx';
import { runningOf } from './recorder-state.ts';
import { UnfinishedTakes } from './unfinished-takes.tsx';

/** The recorder's place at the foot of the window: what is being recorded, or what was cut off. */
export function RecorderDock() {
  const { state, press } = useRecorder();
  useShortcut(RECORD_KEY, press, { inTextFields: true });
  const running = runningOf(state);
  return (
    <>
      {running ? <RecorderBar state={running} /> : <UnfinishedTakes />}
      {state.phase === 'ready' && <RecordDialog state={state} />}
    </>
  );
}
