import { useCallback, useMemo, useState } from 'react';
import type { CorrectedSegment } from '../../../src-shared/domain/corrected-transcript.ts';
import {
  findInTranscript,
  replaceMatches,
  type TranscriptMatch,
  type TranscriptSearch,
} from '../../../src-shared/domain/find-in-transcript.ts';
import type { FoundStretch } from './segment-words.tsx';
import type { TranscriptEditor } from './use-transcript.ts';

/** What is looked for in a transcript, where it stands and which of its places is looked at. */
export type Find = {
  /** `replace`: with a field for what to write in its place. */
  readonly mode: 'closed' | 'find' | 'replace';
  readonly search: TranscriptSearch;
  readonly replacement: string;
  readonly matches: readonly TranscriptMatch[];
  /** The place of the one that is looked at. */
  readonly current: number;
  /** Where it is found in a segment. */
  inSegment(id: string): readonly FoundStretch[];
  open(mode: 'find' | 'replace', selected: string): void;
  close(): void;
  look(search: Partial<TranscriptSearch>): void;
  replaceBy(text: string): void;
  go(step: 1 | -1): TranscriptMatch | undefined;
  /** Writes the one that is looked at otherwise. */
  replaceOne(): void;
  /** Writes all otherwise, as one change; how many they were. */
  replaceAll(): number;
};

const nowhere: readonly FoundStretch[] = [];

/** Finds and replaces in a transcript. */
export function useFind(segments: readonly CorrectedSegment[], editor: TranscriptEditor): Find {
  const [mode, setMode] = useState<Find['mode']>('closed');
  const [search, setSearch] = useState<TranscriptSearch>({ text: '', wholeWord: false, accents: false });
  const [replacement, setReplacement] = useState('');
  const [wanted, setCurrent] = useState(0);
  const isOpen = mode !== 'closed';
  const matches = useMemo(() => (isOpen ? findInTranscript(segments, search) : []), [isOpen, segments, search]);
  const current = Math.min(wanted, Math.max(0, matches.length - 1));
  const bySegment = useMemo(() => {
    const stretches = matches.map(({ segmentId, start, end }, place) => {
      return { segmentId, stretch: { start, end, isCurrent: place === current } };
    });
    return Map.groupBy(stretches, ({ segmentId }) => segmentId);
  }, [matches, current]);
  const stretchesOf = useMemo(
    () => new Map([...bySegment].map(([id, stretches]) => [id, stretches.map(({ stretch }) => stretch)])),
    [bySegment],
  );
  const replace = (places: readonly TranscriptMatch[]) => {
    const byId = new Map(segments.map((segment) => [segment.id, segment]));
    const texts = [...replaceMatches(segments, places, replacement)].map(([segmentId, text]) => {
      const { startMs, endMs } = byId.get(segmentId)!;
      return { segmentId, startMs, endMs, text };
    });
    if (texts.length > 0) editor.edit({ type: 'texts', texts });
  };
  return {
    mode,
    search,
    replacement,
    matches,
    current,
    inSegment: useCallback((id) => stretchesOf.get(id) ?? nowhere, [stretchesOf]),
    open(next, selected) {
      setMode(next);
      if (selected !== '') setSearch({ ...search, text: selected });
    },
    close: () => setMode('closed'),
    look(change) {
      setSearch({ ...search, ...change });
      setCurrent(0);
    },
    replaceBy: setReplacement,
    go(step) {
      const next = (current + step + matches.length) % Math.max(1, matches.length);
      setCurrent(next);
      return matches[next];
    },
    replaceOne: () => replace(matches.slice(current, current + 1)),
    replaceAll() {
      replace(matches);
      return matches.length;
    },
  };
}
