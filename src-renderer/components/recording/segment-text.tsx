import { makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { CorrectedSegment } from '../../../src-shared/domain/corrected-transcript.ts';
import { withText } from '../../../src-shared/domain/edit-transcript.ts';
import { type SegmentCommand, segmentCommand } from './segment-keys.ts';
import { type FoundStretch, SegmentWords } from './segment-words.tsx';
import type { TranscriptEditor } from './use-transcript.ts';
import { useTyping } from './use-typing.ts';

/** The same box for the text and for the marks under it: a letter more in one and they part. */
const sameBox = {
  gridArea: '1 / 1',
  boxSizing: 'border-box',
  margin: 0,
  padding: '2px 4px',
  fontFamily: 'inherit',
  fontSize: 'inherit',
  lineHeight: 1.6,
  letterSpacing: 'normal',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  wordBreak: 'normal',
} as const;

const useStyles = makeStyles({
  root: { display: 'grid', marginLeft: '-5px', marginRight: '-5px' },
  marks: { ...sameBox, border: '1px solid transparent', color: 'transparent', minHeight: '1.6em' },
  field: {
    ...sameBox,
    width: '100%',
    height: '100%',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    outlineStyle: 'none',
    resize: 'none',
    overflow: 'hidden',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke2}` },
    ':focus': { outline: `1px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
});

/** Where the caret should go; a new one is a new object. */
export type CaretWish = { segmentId: string; start: number; end: number };

/** What a segment's text asks of those around it. */
export type SegmentActions = {
  /** With the text that the segment has at that moment. */
  onSplit: (segment: CorrectedSegment, before: string, after: string) => void;
  onMerge: (segment: CorrectedSegment, text: string, side: 'before' | 'after') => void;
  onGo: (segment: CorrectedSegment, side: 'before' | 'after') => void;
  onUndo: () => void;
  /** `play`: begins to sound; else goes there as it was. */
  onHear: (positionMs: number, options: { play: boolean }) => void;
  onActive: (segmentId: string | null) => void;
};

type SegmentTextProps = {
  segment: CorrectedSegment;
  label: string;
  heard: number | null;
  found: readonly FoundStretch[];
  wish: CaretWish | null;
  editor: TranscriptEditor;
  actions: SegmentActions;
};

/** A segment's words, to be heard and corrected where they stand. */
export function SegmentText({ segment, label, heard, found, wish, editor, actions }: SegmentTextProps) {
  const styles = useStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  const wasFocused = useRef(false);
  const typing = useTyping(segment, editor);
  const words = useMemo(
    () =>
      typing.text === segment.text
        ? segment.words
        : withText({ ...segment, words: segment.heard ?? segment.words }, typing.text).words,
    [segment, typing.text],
  );
  useCaret(field, wish?.segmentId === segment.id ? wish : null);

  const run: Record<SegmentCommand, () => void> = {
    split() {
      const { selectionStart: start, selectionEnd: end } = field.current!;
      typing.handOver();
      actions.onSplit(segment, typing.text.slice(0, start), typing.text.slice(end));
    },
    'merge-before'() {
      typing.handOver();
      actions.onMerge(segment, typing.text, 'before');
    },
    'merge-after'() {
      typing.handOver();
      actions.onMerge(segment, typing.text, 'after');
    },
    'go-before': () => actions.onGo(segment, 'before'),
    'go-after': () => actions.onGo(segment, 'after'),
    leave: () => field.current?.closest<HTMLElement>('section[tabindex]')?.focus(),
    undo() {
      // The field shows what the transcript says again, whatever was typed and taken back in it.
      typing.commit();
      actions.onUndo();
    },
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart: start, selectionEnd: end, value } = event.currentTarget;
    const command = segmentCommand(event, { text: value, start, end });
    // Letters that were just typed are taken back by the field itself.
    if (command === null || (command === 'undo' && typing.isChanged)) {
      if (event.key === 'Enter' && !event.ctrlKey) event.preventDefault();
      return;
    }
    event.preventDefault();
    run[command]();
  };
  const onClick = ({ currentTarget }: MouseEvent<HTMLTextAreaElement>) => {
    const { selectionStart: start, selectionEnd: end, value } = currentTarget;
    if (start !== end) return;
    const place = Math.max(
      0,
      value.slice(0, start).split(/\s+/).filter(Boolean).length - (isInWord(value, start) ? 1 : 0),
    );
    const word = words[Math.min(place, words.length - 1)];
    actions.onHear(word?.startMs ?? segment.startMs, { play: !wasFocused.current });
  };
  return (
    <div className={styles.root}>
      <p className={styles.marks} aria-hidden="true">
        <SegmentWords text={typing.text} words={words} heard={heard} found={found} />
        {'\u200b'}
      </p>
      <textarea
        ref={field}
        className={styles.field}
        rows={1}
        lang="es"
        aria-label={label}
        value={typing.text}
        onChange={(event) => typing.type(event.target.value)}
        onFocus={() => actions.onActive(segment.id)}
        onBlur={() => {
          typing.commit();
          actions.onActive(null);
        }}
        onMouseDown={() => {
          wasFocused.current = document.activeElement === field.current;
        }}
        onClick={onClick}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** Whether the word that the caret touches began before it. */
function isInWord(text: string, caret: number): boolean {
  return caret > 0 && !/\s/.test(text[caret - 1]!);
}

/** Puts the caret where it is wished, once for each wish. */
function useCaret(field: React.RefObject<HTMLTextAreaElement | null>, wish: CaretWish | null): void {
  const granted = useRef<CaretWish | null>(null);
  useEffect(() => {
    if (wish === null || granted.current === wish) return;
    granted.current = wish;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(wish.start, wish.end);
  });
}
