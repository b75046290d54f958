import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, memo } from 'react';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { recordingMessages } from '../../messages/recordings.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '64px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '7px 16px',
    borderLeft: '3px solid transparent',
  },
  current: { backgroundColor: tokens.colorNeutralBackground1Selected },
  time: {
    border: 'none',
    background: 'none',
    padding: '2px 0 0',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    alignSelf: 'start',
    ':hover': { textDecoration: 'underline' },
  },
  speaker: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200 },
  words: { margin: 0, lineHeight: 1.6, overflowWrap: 'anywhere' },
  word: { cursor: 'pointer', borderRadius: '2px', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  doubtful: { textDecoration: 'underline dotted', textDecorationThickness: '2px', textUnderlineOffset: '3px' },
  heard: {
    backgroundColor: 'var(--found-paint)',
    color: 'var(--found-ink, inherit)',
    boxShadow: '0 0 0 1px var(--proof-line)',
  },
});

/** Under this, a word is dotted: whoever corrects looks there first. */
const doubtfulUnder = 0.5;

type SegmentViewProps = {
  segment: TranscriptSegment;
  /** The ink of its voice. */
  colour: string | undefined;
  /** The place of the word that is being said; null where another segment is. */
  heard: number | null;
  onHear: (positionMs: number) => void;
};

/** What one voice said: who, when, and its words, each of which can be heard. */
export const SegmentView = memo(function SegmentView({ segment, colour, heard, onHear }: SegmentViewProps) {
  const styles = useStyles();
  const { speaker, startMs, words } = segment;
  return (
    <div className={mergeClasses(styles.root, heard !== null && styles.current)} style={{ borderLeftColor: colour }}>
      <button
        type="button"
        className={styles.time}
        aria-label={recordingMessages.hearFrom(clockWords(startMs))}
        onClick={() => onHear(startMs)}
      >
        {clockWords(startMs)}
      </button>
      <div>
        {speaker !== null && (
          <div className={styles.speaker} style={{ color: colour }}>
            {recordingMessages.speaker(speaker)}
          </div>
        )}
        <p className={styles.words}>
          {words.length === 0 && segment.text}
          {words.map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name than their place
            <Fragment key={place}>
              {place > 0 && ' '}
              {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: by keyboard a segment is heard from its time, and F2 goes back */}
              <span
                className={mergeClasses(
                  styles.word,
                  word.confidence !== null && word.confidence < doubtfulUnder && styles.doubtful,
                  heard === place && styles.heard,
                )}
                onClick={() => onHear(word.startMs)}
              >
                {word.text}
              </span>
            </Fragment>
          ))}
        </p>
      </div>
    </div>
  );
});
