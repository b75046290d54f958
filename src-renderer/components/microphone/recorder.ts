import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SourceId, TakeId } from '../../../src-shared/domain/identifiers.ts';
import type { Capture, CaptureListener } from './capture-listener.ts';
import { levelMs } from './encoder-messages.ts';
import type { Microphone } from './microphones.ts';
import { createPieceSender } from './piece-sender.ts';
import { createMuteWatch, type RecorderState, type RunningRecorder, runningOf } from './recorder-state.ts';

/** What the recorder asks of the window it is in. */
export type RecorderParts = {
  takes: AmanuenseClient['recordings']['takes'];
  openMicrophone: (id?: string) => Promise<MediaStream>;
  listMicrophones: () => Promise<Microphone[]>;
  startCapture: (listener: CaptureListener) => Promise<Capture>;
  /** The right to record, which one window has at a time; null when another has it. */
  claim: () => Promise<(() => void) | null>;
  keepAwake: () => () => void;
  /** How long to wait before a piece that could not be kept is sent again. */
  retryMs: number;
};

/** All that is open while a microphone is heard. */
type Session = {
  capture: Capture;
  stream: MediaStream;
  release: () => void;
  take: { id: TakeId; sender: ReturnType<typeof createPieceSender>; rest: () => void } | null;
};

export type Recorder = ReturnType<typeof createRecorder>;

/** Records with the microphone of this window: one recording at a time, kept piece by piece as it is made. */
export function createRecorder(parts: RecorderParts) {
  let state: RecorderState = { phase: 'idle' };
  let session: Session | null = null;
  let level = 0;
  let mute = createMuteWatch();
  let heardMs = 0;
  const watchers = new Set<() => void>();
  const levelWatchers = new Set<(level: number) => void>();

  function show(next: RecorderState): void {
    state = next;
    for (const watcher of watchers) watcher();
  }

  function change(running: Partial<RunningRecorder>): void {
    const now = runningOf(state);
    if (now) show({ ...now, ...running });
  }

  function onLevel(now: number): void {
    level = now;
    for (const watcher of levelWatchers) watcher(level);
    if (state.phase !== 'recording') return;
    const isMute = mute.hear(now, levelMs);
    heardMs += levelMs;
    const durationMs = Math.floor(heardMs / 1_000) * 1_000;
    if (durationMs !== state.durationMs || isMute !== state.isMute) change({ durationMs, isMute });
  }

  function onFailed(): void {
    change({ phase: 'paused', problem: new AppError('RECORDER_FAILED'), isOver: true });
  }

  /** Hears another microphone, in place of the one before. */
  async function listenTo(open: Session, microphoneId: string | undefined): Promise<void> {
    const stream = await parts.openMicrophone(microphoneId);
    stopTracks(open.stream);
    open.stream = stream;
    open.capture.listenTo(stream);
    watchUnplugging(open, stream);
  }

  function watchUnplugging(open: Session, stream: MediaStream): void {
    for (const track of stream.getAudioTracks()) {
      track.onended = () => {
        if (open.stream !== stream || session !== open) return;
        const problem = new AppError('MICROPHONE_UNPLUGGED');
        open.capture.record(false);
        if (state.phase === 'ready') show({ ...state, problem });
        else change({ phase: 'paused', problem });
      };
    }
  }

  async function open(microphoneId: string | undefined): Promise<Session> {
    const release = await parts.claim();
    if (!release) throw new AppError('MICROPHONE_ELSEWHERE');
    try {
      const stream = await parts.openMicrophone(microphoneId);
      const onPiece = (piece: Parameters<CaptureListener['onPiece']>[0]) => session?.take?.sender.add(piece);
      const capture = await parts.startCapture({ onLevel, onFailed, onPiece });
      const opened: Session = { capture, stream, release, take: null };
      capture.listenTo(stream);
      watchUnplugging(opened, stream);
      return opened;
    } catch (thrown) {
      release();
      throw thrown;
    }
  }

  async function close(): Promise<void> {
    const closing = session;
    session = null;
    show({ phase: 'idle' });
    closing?.take?.sender.close();
    closing?.take?.rest();
    closing?.release();
    if (closing) stopTracks(closing.stream);
    await closing?.capture.close();
  }

  return {
    state: () => state,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    watchLevel(watcher: (level: number) => void): () => void {
      levelWatchers.add(watcher);
      return () => levelWatchers.delete(watcher);
    },

    /** Hears a microphone without recording it, to be chosen and tried; why it cannot is in the state. */
    async prepare(microphoneId?: string): Promise<void> {
      if (runningOf(state)) return;
      let problem: unknown = null;
      try {
        if (session) await listenTo(session, microphoneId);
        else session = await open(microphoneId);
      } catch (thrown) {
        problem = thrown;
      }
      const microphones = await parts.listMicrophones().catch(() => []);
      const heard = session?.stream.getAudioTracks()[0]?.getSettings().deviceId;
      show({ phase: 'ready', microphones, microphoneId: microphoneId ?? heard ?? null, problem });
    },

    /** Lets the microphone go, with nothing recorded. */
    async leave(): Promise<void> {
      if (state.phase === 'ready') await close();
    },

    async start(name: string): Promise<void> {
      if (state.phase !== 'ready' || !session) return;
      const { takeId } = await parts.takes.begin({ name });
      const sender = createPieceSender({
        retryMs: parts.retryMs,
        send: ({ content, durationMs }, place) =>
          parts.takes.add({ takeId, place, durationMs, content: new File([content], 'pieza') }),
        onProblem: (problem) => change({ problem }),
      });
      session.take = { id: takeId, sender, rest: parts.keepAwake() };
      heardMs = 0;
      mute = createMuteWatch();
      show({ phase: 'recording', name, durationMs: 0, problem: null, isOver: false, isMute: false });
      session.capture.record(true);
    },

    pause(): void {
      if (state.phase !== 'recording') return;
      session?.capture.record(false);
      change({ phase: 'paused', isMute: false });
    },

    /** Goes on after a pause; opens a microphone again where the one before is gone. */
    async goOn(): Promise<void> {
      if (state.phase !== 'paused' || state.isOver || !session) return;
      try {
        const isGone = session.stream.getAudioTracks().every(({ readyState }) => readyState === 'ended');
        if (isGone) await listenTo(session, undefined);
        mute = createMuteWatch();
        session.capture.record(true);
        change({ phase: 'recording', problem: null });
      } catch (problem) {
        change({ problem });
      }
    },

    /** Ends the recording and makes a source of it; gives null, and says why, where it cannot be kept now. */
    async end(): Promise<SourceId | null> {
      const running = runningOf(state);
      if (!running || running.phase === 'ending' || !session?.take) return null;
      const { capture, take } = session;
      change({ phase: 'ending', isMute: false });
      // What the encoder could not finish is told by the state, and what it told before is kept all the same.
      if (!running.isOver) await capture.finish().catch(() => undefined);
      try {
        await take.sender.flush();
        const { sourceId } = await parts.takes.keep({ takeId: take.id, name: running.name });
        await close();
        return sourceId;
      } catch (problem) {
        change({ phase: 'paused', isOver: true, problem });
        return null;
      }
    },
  };
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) {
    track.onended = null;
    track.stop();
  }
}
