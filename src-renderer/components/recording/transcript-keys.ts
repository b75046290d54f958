/** The keys of those who correct a transcript: they work with the caret in the text. */
export const transcriptKeys = {
  nextDoubtful: 'f8',
  previousDoubtful: 'shift+f8',
  accept: 'ctrl+enter',
  find: 'ctrl+f',
  replace: 'ctrl+h',
  nextMatch: 'f3',
  previousMatch: 'shift+f3',
  split: 'enter',
  merge: 'backspace',
  nobody: 'alt+0',
} as const;

/** The key that says that a segment is of the voice of that mark; undefined where it has none. */
export function voiceKey(mark: string): string | undefined {
  return /^[1-9]$/.test(mark) ? `alt+${mark}` : undefined;
}
