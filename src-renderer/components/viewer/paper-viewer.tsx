import { makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { viewerMessages } from '../../messages/viewer.ts';
import { useElementSize } from '../element-size.ts';
import { isTextField } from '../shortcuts.ts';
import { useStoredNumber } from '../stored-state.ts';
import { type FocusWish, FocusWishContext } from './focus-once.ts';
import type { Mark } from './marks.ts';
import type { PageSummary } from './page-summary.ts';
import { PageView } from './page-view.tsx';
import { recallPlace, rememberPlace } from './remembered-place.ts';
import { ViewerBar } from './viewer-bar.tsx';
import { keepMiddle, stepZoom } from './zoom.ts';

const MARGIN = 16;
const GAP = 14;
const MAX_FIT_WIDTH = 980;
const FLOWING_HEIGHT = 700;
const POOR_NOTICE_HEIGHT = 90;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 },
  pane: {
    position: 'relative',
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground4,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  page: {
    position: 'absolute',
    top: 0,
    left: 0,
    minWidth: '100%',
    width: 'max-content',
    display: 'flex',
    justifyContent: 'center',
    boxSizing: 'border-box',
    padding: `0 ${MARGIN}px`,
  },
});

type PaperViewerProps = {
  sourceId: SourceId;
  pages: readonly PageSummary[];
  marks: readonly Mark[];
  /** Where to begin when no mark says; the place left last time otherwise. */
  startPage?: number;
  /** Changes when the viewer should go to the current mark again. */
  focusKey: string;
  /** Panes with the same key share their remembered zoom. */
  zoomKey: string;
};

/** All pages of a paper under each other, drawn as they come into view, with what is marked painted. */
export function PaperViewer({ sourceId, pages, marks, startPage, focusKey, zoomKey }: PaperViewerProps) {
  const styles = useStyles();
  const pane = useRef<HTMLDivElement>(null);
  const { width: paneWidth } = useElementSize(pane);
  const [zoom, setZoom] = useStoredNumber(`zoom:${zoomKey}`, 1);
  const width = Math.round(Math.min(Math.max(paneWidth - MARGIN * 2, 200), MAX_FIT_WIDTH) * zoom);
  const virtual = useVirtualizer({
    count: pages.length,
    getScrollElement: () => pane.current,
    estimateSize: (index) => estimatedHeight(pages[index], width),
    gap: GAP,
    paddingStart: MARGIN,
    paddingEnd: MARGIN,
    overscan: 1,
  });
  const [page, goTo] = usePlace({ sourceId, pane, virtual, ready: paneWidth > 0, marks, startPage, focusKey });
  const wish = useFocusWish(focusKey);
  const changeZoom = useSteadyZoom(pane, zoom, setZoom, virtual);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || isTextField(event.target)) return;
    if (event.key === '+') changeZoom(stepZoom(zoom, 1));
    else if (event.key === '-') changeZoom(stepZoom(zoom, -1));
    else if (event.key === '0') changeZoom(1);
  };
  return (
    <div className={styles.root}>
      <ViewerBar page={page} pages={pages.length} zoom={zoom} onZoom={changeZoom} onPage={goTo} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={pane} className={styles.pane} tabIndex={0} aria-label={viewerMessages.pages} onKeyDown={onKeyDown}>
        <FocusWishContext value={wish}>
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {paneWidth > 0 &&
              virtual.getVirtualItems().map((item) => {
                const summary = pages[item.index];
                return (
                  summary && (
                    <div
                      key={item.key}
                      ref={virtual.measureElement}
                      data-index={item.index}
                      className={styles.page}
                      style={{ transform: `translateY(${item.start}px)` }}
                    >
                      <PageView
                        sourceId={sourceId}
                        summary={summary}
                        marks={marks.filter((mark) => mark.page === summary.number)}
                        width={width}
                        zoom={zoom}
                      />
                    </div>
                  )
                );
              })}
          </div>
        </FocusWishContext>
      </section>
    </div>
  );
}

type PageVirtualizer = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>;

function useFocusWish(focusKey: string): FocusWish {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key is a new wish
  return useMemo(() => ({ granted: false }), [focusKey]);
}

type PlaceInput = Pick<PaperViewerProps, 'sourceId' | 'marks' | 'startPage' | 'focusKey'> & {
  pane: React.RefObject<HTMLDivElement | null>;
  virtual: PageVirtualizer;
  ready: boolean;
};

/** Which page is on top, going to one, and beginning at the mark, the asked page or where she was last time. */
function usePlace(input: PlaceInput): [page: number, goTo: (page: number) => void] {
  const { sourceId, pane, virtual, ready, marks, startPage, focusKey } = input;
  const goTo = (page: number) => virtual.scrollToIndex(page - 1, { align: 'start' });
  const asked = marks.find((mark) => mark.current)?.page ?? startPage;
  const begun = useRef<string | null>(null);
  useLayoutEffect(() => {
    const beginning = `${sourceId} ${focusKey}`;
    if (!ready || begun.current === beginning) return;
    begun.current = beginning;
    if (asked !== undefined) virtual.scrollToIndex(asked - 1, { align: 'start' });
    else pane.current?.scrollTo({ top: recallPlace(sourceId) });
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const onScroll = () => rememberPlace(sourceId, element.scrollTop);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [pane, sourceId]);
  const middle = (virtual.scrollOffset ?? 0) + (virtual.scrollRect?.height ?? 0) / 3;
  const top = virtual.getVirtualItems().findLast((item) => item.start <= middle);
  return [(top?.index ?? 0) + 1, goTo];
}

/** Changes the zoom and keeps what is in the middle of the pane in the middle. */
function useSteadyZoom(
  pane: React.RefObject<HTMLDivElement | null>,
  zoom: number,
  setZoom: (zoom: number) => void,
  virtual: PageVirtualizer,
): (zoom: number) => void {
  const before = useRef<{ top: number; left: number; height: number; width: number } | null>(null);
  const [applied, setApplied] = useState(zoom);
  useLayoutEffect(() => {
    const element = pane.current;
    if (zoom === applied || !element) return;
    setApplied(zoom);
    virtual.measure();
    const old = before.current;
    if (!old) return;
    before.current = null;
    const scale = zoom / applied;
    element.scrollTop = keepMiddle(old.top, element.clientHeight, old.height, old.height * scale);
    element.scrollLeft = keepMiddle(old.left, element.clientWidth, old.width, element.scrollWidth);
  }, [zoom, applied, pane, virtual]);
  return (next) => {
    const element = pane.current;
    if (element) {
      before.current = {
        top: element.scrollTop,
        left: element.scrollLeft,
        height: virtual.getTotalSize(),
        width: element.scrollWidth,
      };
    }
    setZoom(next);
  };
}

function estimatedHeight(page: PageSummary | undefined, width: number): number {
  if (page?.layout !== 'fixed' || page.width === 0) return FLOWING_HEIGHT;
  return (width * page.height) / page.width + (page.quality === 'poor' ? POOR_NOTICE_HEIGHT : 0);
}
