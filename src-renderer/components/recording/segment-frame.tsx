import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode } from 'react';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
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
});

type SegmentFrameProps = {
  startMs: number;
  /** The ink of its voice. */
  colour: string | undefined;
  isHeard: boolean;
  onHear: (positionMs: number) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ReactNode;
};

/** What stands around a segment's words: its time, from which it is heard, and the ink of its voice. */
export function SegmentFrame({ startMs, colour, isHeard, onHear, onKeyDown, children }: SegmentFrameProps) {
  const styles = useStyles();
  const clock = clockWords(startMs);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys belong to the controls inside it
    <div
      className={mergeClasses(styles.root, isHeard && styles.current)}
      style={{ borderLeftColor: colour }}
      onKeyDown={onKeyDown}
    >
      <button
        type="button"
        className={styles.time}
        aria-label={recordingMessages.hearFrom(clock)}
        onClick={() => onHear(startMs)}
      >
        {clock}
      </button>
      <div>{children}</div>
    </div>
  );
}
