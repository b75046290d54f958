import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { decodeSound } from './decode-sound.ts';
import { createSoundReader, type SoundReader, type SoundReaderState } from './sound-reader.ts';
import { takeTurn } from './take-turn.ts';

const retryMs = 4_000;

type SoundReaderValue = { reader: SoundReader; state: SoundReaderState; wanted: ReadonlySet<SourceId> };

const SoundReaderContext = createContext<SoundReaderValue | null>(null);

/** Reads in this window, on whatever screen she is, the recordings that the host cannot. */
export function SoundReaderProvider({ children }: { children: ReactNode }) {
  const api = useApi();
  const client = useClient();
  const [reader] = useState(() =>
    createSoundReader({
      sounds: client.recordings.sounds,
      takes: client.recordings.takes,
      decode: decodeSound,
      takeTurn,
      retryMs,
    }),
  );
  const state = useSyncExternalStore(reader.watch, reader.state);
  const wanted = useQuery(api.recordings.sounds.wanted.queryOptions());
  useEffect(() => {
    if (wanted.data) reader.offer(wanted.data);
  }, [reader, wanted.data]);
  const value = useMemo(
    () => ({ reader, state, wanted: new Set(wanted.data?.map(({ sourceId }) => sourceId)) }),
    [reader, state, wanted.data],
  );
  return <SoundReaderContext value={value}>{children}</SoundReaderContext>;
}

/** What this window reads. */
export function useSoundReader(): SoundReaderValue {
  const value = use(SoundReaderContext);
  if (value === null) throw new Error('SoundReaderProvider is missing above this component');
  return value;
}

/** Whether a window reads a recording's sound, or will when its turn comes. */
export function useIsSoundRead(id: SourceId | undefined): boolean {
  const { state, wanted } = useSoundReader();
  return id !== undefined && wanted.has(id) && !state.stopped.has(id) && !state.unreadable.has(id);
}
