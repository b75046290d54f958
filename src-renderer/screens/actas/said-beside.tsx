import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { TimeRange, TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { wordAt } from '../../components/recording/current-word.ts';
import { SegmentView } from '../../components/recording/segment-view.tsx';
import type { Player } from '../../components/recording/use-player.ts';
import { useHear } from '../../components/recording/use-playing.ts';
import { recordingMessages } from '../../messages/recordings.ts';

const useStyles = makeStyles({
  pane: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  list: { position: 'relative', margin: '8px 0' },
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
  cited: { backgroundColor: 'var(--found-paint)', color: 'var(--found-ink, inherit)' },
});

type SaidBesideProps = {
  segments: readonly TranscriptSegment[];
  player: Player;
  /** The ink of each voice. */
  colours: ReadonlyMap<string, string>;
  /** What the line that is looked at rests on; painted. */
  cited: TimeRange | null;
};

/** What was said, beside the acta: what a line rests on is painted and brought into sight, and so is what sounds. */
export function SaidBeside({ segments, player, colours, cited }: SaidBesideProps) {
  const styles = useStyles();
  const pane = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: segments.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 70,
    overscan: 4,
  });
  const heard = wordAt(segments, player.positionMs);
  const hear = useHear(player);
  const scroll = useRef(virtual.scrollToIndex);
  useEffect(() => {
    scroll.current = virtual.scrollToIndex;
  });
  const firstCited = cited ? segments.findIndex((segment) => isWithin(segment, cited)) : -1;
  useEffect(() => {
    if (firstCited >= 0) scroll.current(firstCited, { align: 'center' });
  }, [firstCited]);
  const sounding = player.isPlaying ? (heard?.segment ?? -1) : -1;
  useEffect(() => {
    if (sounding >= 0) scroll.current(sounding, { align: 'auto' });
  }, [sounding]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={pane} className={styles.pane} tabIndex={0} aria-label={recordingMessages.words}>
      <div className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const segment = segments[item.index];
          return (
            segment && (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                data-cited={cited !== null && isWithin(segment, cited)}
                className={mergeClasses(styles.item, cited !== null && isWithin(segment, cited) && styles.cited)}
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
  );
}

function isWithin(segment: TimeRange, range: TimeRange): boolean {
  return segment.startMs < range.endMs && segment.endMs > range.startMs;
}
