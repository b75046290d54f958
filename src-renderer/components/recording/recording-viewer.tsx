import { makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { recordingMessages } from '../../messages/recordings.ts';
import { wordAt } from './current-word.ts';
import { PlayerBar } from './player-bar.tsx';
import { SegmentView } from './segment-view.tsx';
import { speakerColours } from './speaker-colours.ts';
import { type Player, usePlayer } from './use-player.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 },
  pane: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  list: { position: 'relative', maxWidth: '860px', margin: '8px auto' },
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
});

type RecordingViewerProps = {
  sourceId: SourceId;
  durationMs: number | null;
  segments: readonly TranscriptSegment[];
  /** Where to begin: the second of a proof. */
  startMs?: number;
  /** Changes when the viewer should go to `startMs` again. */
  focusKey: string;
  /** Stands where the words would, while there are none. */
  children?: ReactNode;
};

/** A recording and its words in step: what is being said is marked, and any word can be heard. */
export function RecordingViewer({ sourceId, durationMs, segments, startMs, focusKey, children }: RecordingViewerProps) {
  const styles = useStyles();
  const pane = useRef<HTMLElement>(null);
  const player = usePlayer(sourceId);
  const virtual = useVirtualizer({
    count: segments.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 64,
    overscan: 4,
  });
  const colours = useMemo(() => speakerColours(segments), [segments]);
  const heard = wordAt(segments, player.positionMs);
  const hear = useHear(player);
  useBeginning(player, startMs, focusKey);
  useFollow(heard?.segment ?? 0, virtual.scrollToIndex);
  return (
    <div className={styles.root}>
      <PlayerBar player={player} durationMs={durationMs} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={pane} className={styles.pane} tabIndex={0} aria-label={recordingMessages.words}>
        {children}
        <div className={styles.list} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const segment = segments[item.index];
            return (
              segment && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className={styles.item}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <SegmentView
                    segment={segment}
                    colour={segment.speaker === null ? undefined : colours.get(segment.speaker)}
                    heard={heard?.segment === item.index ? heard.word : null}
                    onHear={hear}
                  />
                </div>
              )
            );
          })}
        </div>
      </section>
    </div>
  );
}

/** The same function at each render, so that segments that did not change are not drawn again at each frame. */
function useHear({ seek }: Player): (positionMs: number) => void {
  const latest = useRef(seek);
  useEffect(() => {
    latest.current = seek;
  });
  return useCallback((positionMs: number) => latest.current(positionMs, { play: true }), []);
}

/** Goes to where a proof points, each time that it is asked for, without starting to sound. */
function useBeginning(player: Player, startMs: number | undefined, focusKey: string): void {
  const gone = useRef<string | null>(null);
  useEffect(() => {
    if (startMs === undefined || gone.current === focusKey) return;
    gone.current = focusKey;
    player.seek(startMs);
  });
}

/** Keeps the segment that is being said in sight. */
function useFollow(segment: number, scrollToIndex: (index: number, options: { align: 'auto' }) => void): void {
  const scroll = useRef(scrollToIndex);
  useEffect(() => {
    scroll.current = scrollToIndex;
  });
  useEffect(() => scroll.current(segment, { align: 'auto' }), [segment]);
}
