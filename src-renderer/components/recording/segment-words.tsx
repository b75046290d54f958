import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { isDoubtful, type TranscriptWord } from '../../../src-shared/domain/transcript.ts';

const useStyles = makeStyles({
  doubtful: {
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textDecorationColor: 'var(--doubtful-line)',
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
  },
  heard: { backgroundColor: 'var(--found-paint)', boxShadow: '0 0 0 1px var(--proof-line)', borderRadius: '2px' },
  found: { backgroundColor: 'var(--found-paint)', borderRadius: '2px' },
  current: { backgroundColor: 'var(--proof-paint)', boxShadow: '0 0 0 2px var(--proof-line)', borderRadius: '2px' },
});

/** A stretch of a text that was looked for; the one that is looked at is `isCurrent`. */
export type FoundStretch = { start: number; end: number; isCurrent: boolean };

type SegmentWordsProps = {
  /** As it stands in the field, with every space. */
  text: string;
  words: readonly TranscriptWord[];
  /** The place of the word that is being said; null where another segment is. */
  heard: number | null;
  found: readonly FoundStretch[];
};

/** The words under a text field, unseen but for their marks: doubtful, being said, found. */
export function SegmentWords({ text, words, heard, found }: SegmentWordsProps) {
  const styles = useStyles();
  let start = 0;
  let place = -1;
  return text.split(/(\s+)/).map((piece) => {
    const at = start;
    start += piece.length;
    if (piece.trim() === '') return piece;
    place += 1;
    const word = words[place];
    return (
      <span
        key={at}
        className={mergeClasses(word && isDoubtful(word) && styles.doubtful, heard === place && styles.heard)}
      >
        {cutAt(piece, at, found).map(({ letters, from, stretch }) =>
          stretch ? (
            <span key={from} className={stretch.isCurrent ? styles.current : styles.found}>
              {letters}
            </span>
          ) : (
            letters
          ),
        )}
      </span>
    );
  });
}

type FoundPart = { letters: string; from: number; stretch: FoundStretch | undefined };

/** A word cut where what was found begins and ends in it. */
function cutAt(piece: string, at: number, found: readonly FoundStretch[]): FoundPart[] {
  const parts: FoundPart[] = [];
  let from = 0;
  const cut = (to: number, stretch?: FoundStretch) => {
    if (to > from) parts.push({ letters: piece.slice(from, to), from, stretch });
    from = Math.max(from, to);
  };
  for (const stretch of found) {
    if (stretch.end <= at || stretch.start >= at + piece.length) continue;
    cut(Math.max(0, stretch.start - at));
    cut(Math.min(piece.length, stretch.end - at), stretch);
  }
  cut(piece.length);
  return parts;
}
