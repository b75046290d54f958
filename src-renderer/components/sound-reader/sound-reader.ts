import type { AmanuenseClient, ContractOutputs } from '../../../src-shared/contract/index.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { errorCodeOf } from '../../client/error-text.ts';
import type { DecodedPiece } from './decode-messages.ts';

/** What the reader asks of the window it is in. */
export type SoundReaderParts = {
  sounds: AmanuenseClient['recordings']['sounds'];
  takes: Pick<AmanuenseClient['recordings']['takes'], 'add'>;
  decode: (from: { sourceId: SourceId; fromMs: number }) => AsyncIterable<DecodedPiece>;
  /** Waits until no other window reads, and says so where one does; gives what lets the next one. */
  takeTurn: (onWait: () => void) => Promise<() => void>;
  /** How long to wait before a piece that could not be kept is sent again. */
  retryMs: number;
};

type WantedSound = ContractOutputs['recordings']['sounds']['wanted'][number];

/** The recording that is being read: how much of it (0 to 1, null where the file does not say), and what holds it up. */
export type SoundBeingRead = WantedSound & { share: number | null; problem: unknown };

export type SoundReaderState = {
  reading: SoundBeingRead | null;
  /** Another window has its turn. */
  isElsewhere: boolean;
  /** Those that she told not to read now. */
  stopped: ReadonlySet<SourceId>;
  /** Those that this window cannot read either. */
  unreadable: ReadonlySet<SourceId>;
};

export type SoundReader = ReturnType<typeof createSoundReader>;

/** Answers after which trying the same again helps nobody. */
const lastingCodes: readonly (string | null)[] = ['NOT_FOUND', 'INVALID_INPUT'];

/** Reads, one after the other, the recordings whose sound the host has no decoder for, and brings it what it hears. */
export function createSoundReader(parts: SoundReaderParts) {
  let state: SoundReaderState = { reading: null, isElsewhere: false, stopped: new Set(), unreadable: new Set() };
  let wanted: readonly WantedSound[] = [];
  let isRunning = false;
  let abort = new AbortController();
  /** Brought, and being read by the host: wanted until it says so. */
  const brought = new Set<SourceId>();
  const watchers = new Set<() => void>();

  function show(change: Partial<SoundReaderState>): void {
    state = { ...state, ...change };
    for (const watcher of watchers) watcher();
  }

  function next(): WantedSound | undefined {
    const isOut = ({ sourceId }: WantedSound) =>
      brought.has(sourceId) || state.stopped.has(sourceId) || state.unreadable.has(sourceId);
    return wanted.find((each) => !isOut(each));
  }

  async function run(): Promise<void> {
    if (isRunning || next() === undefined) return;
    isRunning = true;
    const release = await parts.takeTurn(() => show({ isElsewhere: true }));
    try {
      // What another window read meanwhile is wanted no more.
      wanted = await parts.sounds.wanted();
      show({ isElsewhere: false });
      for (let sound = next(); sound; sound = next()) await read(sound);
    } catch {
      // The host is away: it is asked again with the next list of what is wanted.
    } finally {
      isRunning = false;
      show({ isElsewhere: false, reading: null });
      release();
    }
  }

  async function read(sound: WantedSound): Promise<void> {
    const { sourceId } = sound;
    abort = new AbortController();
    const { signal } = abort;
    show({ reading: { ...sound, share: null, problem: null } });
    try {
      const { takeId, pieces, readMs } = await parts.sounds.begin({ sourceId });
      let [place, atMs] = [pieces, readMs];
      for await (const { content, durationMs, totalMs, unheard } of parts.decode({ sourceId, fromMs: readMs })) {
        signal.throwIfAborted();
        const file = new File([content], 'pieza');
        await insist(() => parts.takes.add({ takeId, place, durationMs, content: file, unheard }), sound, signal);
        place++;
        atMs += durationMs;
        const share = totalMs ? Math.min(1, atMs / totalMs) : null;
        show({ reading: { ...sound, share, problem: null } });
      }
      signal.throwIfAborted();
      await insist(() => parts.sounds.keep({ sourceId, takeId }), sound, signal);
      brought.add(sourceId);
    } catch {
      if (!signal.aborted) show({ unreadable: new Set([...state.unreadable, sourceId]) });
    }
  }

  /** Again and again while the disk is full or the host is away: nothing more is read meanwhile. */
  async function insist(work: () => Promise<unknown>, sound: WantedSound, signal: AbortSignal): Promise<void> {
    while (true) {
      try {
        await work();
        return;
      } catch (problem) {
        if (lastingCodes.includes(errorCodeOf(problem))) throw problem;
        show({ reading: { ...sound, share: state.reading?.share ?? null, problem } });
      }
      await new Promise((resolve) => setTimeout(resolve, parts.retryMs));
      signal.throwIfAborted();
    }
  }

  return {
    state: () => state,
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** What the host wants now. */
    offer(sounds: readonly WantedSound[]): void {
      wanted = sounds;
      const ids = new Set(sounds.map(({ sourceId }) => sourceId));
      for (const id of brought) if (!ids.has(id)) brought.delete(id);
      void run();
    },
    /** Leaves a recording; what was brought of it stays, to be gone on with. */
    stop(sourceId: SourceId): void {
      show({ stopped: new Set([...state.stopped, sourceId]) });
      if (state.reading?.sourceId === sourceId) abort.abort(new AppError('CANCELLED'));
    },
    goOn(sourceId: SourceId): void {
      show({ stopped: new Set([...state.stopped].filter((id) => id !== sourceId)) });
      void run();
    },
  };
}
