import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { recordingMessages } from '../../messages/recordings.ts';

const useStyles = makeStyles({
  pane: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  list: { position: 'relative', maxWidth: '860px', margin: '8px auto' },
  note: {
    margin: '4px 16px',
    padding: '4px 12px',
    borderLeft: `3px dashed ${tokens.colorStatusWarningBorder2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
});

type SegmentListProps = {
  /** A name for each segment that stays its own. */
  keys: readonly string[];
  /** The one that is being said: kept in sight, unless somebody writes in another. */
  heard: number;
  /** The one that somebody writes in: drawn even when it is out of sight. */
  active?: number | null;
  /** The one to bring into sight; a new wish is a new object. */
  wanted?: { index: number } | null;
  /** What stands before the segment of that place, and after the last one. */
  notes?: ReadonlyMap<number, string>;
  /** Stands where the words would, while there are none. */
  children?: ReactNode;
  render: (index: number) => ReactNode;
};

/** The segments of a transcript under each other, drawn as they come into view. */
export function SegmentList({ keys, heard, active = null, wanted = null, notes, children, render }: SegmentListProps) {
  const styles = useStyles();
  const pane = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => pane.current,
    getItemKey: (index) => keys[index] ?? index,
    estimateSize: () => 64,
    overscan: 4,
    scrollPaddingStart: 24,
    scrollPaddingEnd: 24,
    rangeExtractor: useCallback((range: Range) => withActive(range, active), [active]),
  });
  const scroll = useRef(virtual.scrollToIndex);
  useEffect(() => {
    scroll.current = virtual.scrollToIndex;
  });
  const isWriting = active !== null;
  useEffect(() => {
    if (!isWriting) scroll.current(heard, { align: 'auto' });
  }, [heard, isWriting]);
  useEffect(() => {
    if (wanted !== null) scroll.current(wanted.index, { align: 'auto' });
  }, [wanted]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={pane} className={styles.pane} tabIndex={0} aria-label={recordingMessages.words}>
      {children}
      <div className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={styles.item}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <Note text={notes?.get(item.index)} />
            {render(item.index)}
            {item.index === keys.length - 1 && <Note text={notes?.get(keys.length)} />}
          </div>
        ))}
      </div>
    </section>
  );
}

function Note({ text }: { text: string | undefined }) {
  const styles = useStyles();
  return text === undefined ? null : <p className={styles.note}>{text}</p>;
}

function withActive(range: Range, active: number | null): number[] {
  const drawn = defaultRangeExtractor(range);
  if (active === null || active >= range.count || drawn.includes(active)) return drawn;
  return [...drawn, active].sort((one, other) => one - other);
}
