/** A text with its caret; `start` and `end` differ where something is selected. */
export type TextWithCaret = { text: string; start: number; end: number };

/** What a key does besides typing: to the segment, or with the ones beside it. */
export type SegmentCommand = 'split' | 'merge-before' | 'merge-after' | 'go-before' | 'go-after' | 'leave' | 'undo';

type Key = { key: string; ctrlKey: boolean; altKey: boolean; shiftKey: boolean; metaKey: boolean };

/** What a key means to a segment whose text has the caret; null where the text field does what it always does. */
export function segmentCommand(pressed: Key, { text, start, end }: TextWithCaret): SegmentCommand | null {
  const { key, ctrlKey, altKey, shiftKey, metaKey } = pressed;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'z') return 'undo';
  if (ctrlKey || altKey || metaKey || shiftKey) return null;
  const [isAtStart, isAtEnd] = [start === 0 && end === 0, start === text.length && end === text.length];
  switch (key) {
    case 'Enter':
      // With no word on one side there is nothing to part.
      return text.slice(end).trim() === '' ? 'go-after' : text.slice(0, start).trim() === '' ? null : 'split';
    case 'Backspace':
      return isAtStart ? 'merge-before' : null;
    case 'Delete':
      return isAtEnd ? 'merge-after' : null;
    case 'ArrowUp':
    case 'ArrowLeft':
      return isAtStart ? 'go-before' : null;
    case 'ArrowDown':
    case 'ArrowRight':
      return isAtEnd ? 'go-after' : null;
    case 'Escape':
      return 'leave';
    default:
      return null;
  }
}

/** The mark that a key gives a segment: "3", null for nobody's; undefined where the key is another one. */
export function voiceOfKey(pressed: Key & { code: string }, isTyping: boolean): string | null | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.shiftKey || (isTyping && !pressed.altKey)) return undefined;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(pressed.code)?.[1];
  return digit === '0' ? null : digit;
}
