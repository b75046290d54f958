import type { Microphone } from './microphones.ts';

/** How the recorder of this window stands. */
export type RecorderState =
  | { phase: 'idle' }
  /** A microphone is heard, to be chosen and tried, and nothing is recorded. */
  | { phase: 'ready'; microphones: readonly Microphone[]; microphoneId: string | null; problem: unknown }
  | {
      phase: 'recording' | 'paused' | 'ending';
      name: string;
      durationMs: number;
      /** Why it was paused by itself, or what was recorded cannot be kept now; null when all is well. */
      problem: unknown;
      /** Whether it can only be ended: there is no more to be added to its file. */
      isOver: boolean;
      /** Whether the microphone has given nothing but silence for some seconds. */
      isMute: boolean;
    };

export type RunningRecorder = Extract<RecorderState, { name: string }>;

/** The recording that is under way, or null. */
export function runningOf(state: RecorderState): RunningRecorder | null {
  return 'name' in state ? state : null;
}

/** Under this the loudest sample is nothing: even a quiet room is louder through a microphone that works. */
const quietest = 0.002;
const muteAfterMs = 8_000;

/** Tells a microphone that hears nothing at all (switched off, the wrong one) from a pause of those who speak. */
export function createMuteWatch() {
  let quietMs = 0;
  return {
    hear(level: number, lastsMs: number): boolean {
      quietMs = level < quietest ? quietMs + lastsMs : 0;
      return quietMs >= muteAfterMs;
    },
  };
}
