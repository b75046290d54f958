import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useFocusOnce } from './focus-once.ts';
import { cutText, type Mark, type TextPiece } from './marks.ts';

const useStyles = makeStyles({
  mark: { backgroundColor: 'var(--proof-paint)', borderRadius: '2px' },
  current: {
    backgroundColor: 'var(--proof-paint)',
    boxShadow: '0 0 0 2px var(--proof-line)',
    borderRadius: '1px',
    boxDecorationBreak: 'clone',
  },
});

type PaintedTextProps = { text: string; start: number; end: number; marks: readonly Mark[] };

/** A stretch of a page's text with its marks painted. */
export function PaintedText({ text, start, end, marks }: PaintedTextProps) {
  return cutText(start, end, marks).map((piece) => <Piece key={piece.start} piece={piece} text={text} />);
}

function Piece({ piece, text }: { piece: TextPiece; text: string }) {
  const styles = useStyles();
  const focus = useFocusOnce(piece.paint === 'current');
  const words = text.slice(piece.start, piece.end);
  if (piece.paint === 'none') return words;
  return (
    <mark ref={focus} className={mergeClasses(styles.mark, piece.paint === 'current' && styles.current)}>
      {words}
    </mark>
  );
}
