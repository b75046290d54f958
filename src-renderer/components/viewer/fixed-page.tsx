import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { Box, Page } from '../../../src-shared/domain/document-text.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { errorCodeOf } from '../../client/error-text.ts';
import { viewerMessages } from '../../messages/viewer.ts';
import { ErrorState } from '../error-state.tsx';
import { useFocusOnce } from './focus-once.ts';
import { boxesOfMark, type Mark } from './marks.ts';
import { usePageImage } from './page-image.ts';

const useStyles = makeStyles({
  sheet: { position: 'relative', backgroundColor: '#ffffff', boxShadow: tokens.shadow4, overflow: 'hidden' },
  image: { display: 'block', width: '100%', height: '100%', userSelect: 'none' },
  pending: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    maxHeight: '240px',
    // The sheet is white by night too.
    color: '#5e594f',
    fontSize: tokens.fontSizeBase200,
  },
  layer: { position: 'absolute', inset: 0 },
  // Marks on an empty sheet say nothing; their places are still what the viewer scrolls to.
  waiting: { visibility: 'hidden' },
  mark: {
    position: 'absolute',
    backgroundColor: 'var(--proof-paint)',
    borderRadius: '2px',
    mixBlendMode: 'multiply',
    pointerEvents: 'none',
  },
  current: { boxShadow: '0 0 0 2px var(--proof-line)' },
  absent: { padding: '6px 12px', color: '#5e594f', fontSize: tokens.fontSizeBase200 },
  word: {
    position: 'absolute',
    overflow: 'hidden',
    color: 'transparent',
    whiteSpace: 'pre',
    lineHeight: 1,
    cursor: 'text',
    '::selection': { backgroundColor: 'rgb(30 110 140 / 35%)', color: 'transparent' },
  },
  ink: { overflow: 'visible', color: '#2b2823', '::selection': { color: '#2b2823' } },
});

type FixedPageProps = { sourceId: SourceId; page: Page; marks: readonly Mark[]; width: number };

/** A page that is a picture: the scan or print itself, the painted words, and the text over it to select and copy. */
export function FixedPage({ sourceId, page, marks, width }: FixedPageProps) {
  const styles = useStyles();
  const height = page.width > 0 ? (width * page.height) / page.width : width * Math.SQRT2;
  const image = usePageImage({ sourceId, page: page.number, cssWidth: width });
  // What was read came before the file: its words stand in for the picture, each in its place.
  const isRead = !image.url && errorCodeOf(image.error) === 'FILE_NOT_HERE';
  return (
    <div className={styles.sheet} style={{ width, height }}>
      {image.url && (
        <img className={styles.image} src={image.url} alt={viewerMessages.pageNumber(page.number)} draggable={false} />
      )}
      {!image.url && !image.error && <PagePending />}
      {isRead && <div className={styles.absent}>{viewerMessages.absent.read}</div>}
      {image.error && !image.url && !isRead && <ErrorState error={image.error} onRetry={image.retry} />}
      <div className={mergeClasses(styles.layer, !image.url && !isRead && styles.waiting)} aria-hidden="true">
        {marks.flatMap((mark) =>
          boxesOfMark(mark, page).map((box, line) => (
            <Paint key={`${mark.start}-${box.join()}`} box={box} current={mark.current} first={line === 0} />
          )),
        )}
      </div>
      <WordLayer page={page} height={height} isInk={isRead} />
    </div>
  );
}

/** What is seen while the picture is drawn: a quiet sheet that says so. */
function PagePending() {
  const styles = useStyles();
  return (
    <div className={styles.pending} role="status">
      <Spinner size="tiny" aria-hidden="true" />
      {viewerMessages.bringingPage}
    </div>
  );
}

/** A page on its way or without text: its size and its picture. */
export function BarePage({ width, ratio }: { width: number; ratio: number }) {
  return (
    <div className={useStyles().sheet} style={{ width, height: width * ratio }}>
      <PagePending />
    </div>
  );
}

function Paint({ box, current, first }: { box: Box; current: boolean; first: boolean }) {
  const styles = useStyles();
  const focus = useFocusOnce(current && first);
  return (
    <div
      ref={focus}
      data-paint=""
      className={mergeClasses(styles.mark, current && styles.current)}
      style={place(box, 0.003)}
    />
  );
}

type WordLayerProps = { page: Page; height: number; isInk: boolean };

/** The words in their places: to be selected over the picture, or in ink where there is none. */
const WordLayer = memo(function WordLayer({ page, height, isInk }: WordLayerProps) {
  const styles = useStyles();
  return (
    <div className={styles.layer} data-text-layer="">
      {page.words.map((word) => (
        <span
          key={word.start}
          className={mergeClasses(styles.word, isInk && styles.ink)}
          style={{ ...place(word.box, 0), fontSize: Math.max(1, (word.box[3] - word.box[1]) * height * 0.9) }}
        >
          {`${page.text.slice(word.start, word.end)}${page.text[word.end] === '\n' ? '\n' : ' '}`}
        </span>
      ))}
    </div>
  );
});

function place([left, top, right, bottom]: Box, margin: number) {
  const percent = (fraction: number) => `${(fraction * 100).toFixed(3)}%`;
  return {
    left: percent(left - margin),
    top: percent(top - margin),
    width: percent(right - left + margin * 2),
    height: percent(bottom - top + margin * 2),
  };
}
