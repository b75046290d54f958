import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, memo } from 'react';
import { isDoubtful, type TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { voiceWords } from '../../../src-shared/domain/voice-words.ts';
import { SegmentFrame } from './segment-frame.tsx';
import type { Hear } from './use-playing.ts';

const useStyles = makeStyles({
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

type SegmentViewProps = {
  segment: TranscriptSegment;
  /** The ink of its voice. */
  colour: string | undefined;
  /** The place of the word that is being said; null where another segment is. */
  heard: number | null;
  onHear: Hear;
};

/** What one voice said, to be heard and not to be changed: who, when, and its words. */
export const SegmentView = memo(function SegmentView({ segment, colour, heard, onHear }: SegmentViewProps) {
  const styles = useStyles();
  const { speaker, startMs, words } = segment;
  return (
    <SegmentFrame startMs={startMs} colour={colour} isHeard={heard !== null} onHear={onHear}>
      {speaker !== null && (
        <div className={styles.speaker} style={{ color: colour }}>
          {voiceWords(speaker)}
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
                isDoubtful(word) && styles.doubtful,
                heard === place && styles.heard,
              )}
              onClick={() => onHear(word.startMs)}
            >
              {word.text}
            </span>
          </Fragment>
        ))}
      </p>
    </SegmentFrame>
  );
});
