import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useClient } from '../../client/api-context.tsx';
import { startCapture } from './capture.ts';
import { listMicrophones, openMicrophone } from './microphones.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { type RecorderState, runningOf } from './recorder-state.ts';
import { claimRecording, keepAwake } from './window-rights.ts';

const retryMs = 4_000;

type RecorderValue = {
  recorder: Recorder;
  state: RecorderState;
  /** Opens what a recording is begun with; while one runs, pauses it or goes on. */
  press: () => void;
};

const RecorderContext = createContext<RecorderValue | null>(null);

/** Keeps the recording that is being made while she goes to other screens, and asks before the window is closed. */
export function RecorderProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const [recorder] = useState(() =>
    createRecorder({
      takes: client.recordings.takes,
      openMicrophone,
      listMicrophones,
      startCapture,
      claim: claimRecording,
      keepAwake,
      retryMs,
    }),
  );
  const state = useSyncExternalStore(recorder.watch, recorder.state);
  const { phase } = state;
  const isRunning = runningOf(state) !== null;
  useEffect(() => {
    if (!isRunning) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isRunning]);
  const press = useCallback(() => {
    if (phase === 'idle') void recorder.prepare();
    else if (phase === 'recording') recorder.pause();
    else if (phase === 'paused') void recorder.goOn();
  }, [recorder, phase]);
  const value = useMemo(() => ({ recorder, state, press }), [recorder, state, press]);
  return <RecorderContext value={value}>{children}</RecorderContext>;
}

/** The recorder of this window. */
export function useRecorder(): RecorderValue {
  const value = use(RecorderContext);
  if (value === null) throw new Error('RecorderProvider is missing above this component');
  return value;
}
