import { longestCommonWords } from '../../../src-shared/domain/longest-common-words.ts';

/** A stretch that both texts have, or only the old one (`removed`) or the new one (`added`). */
export type TextChange = { kind: 'same' | 'removed' | 'added'; text: string };

/** What changed from one text to another, word by word: as many letters as can be stay, in their order. */
export function compareTexts(before: string, after: string): TextChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const changes: TextChange[] = [];
  const push = (kind: TextChange['kind'], words: readonly string[]) => {
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += words.join('');
    else if (words.length > 0) changes.push({ kind, text: words.join('') });
  };
  let [oldFrom, nowFrom] = [0, 0];
  for (const [left, right] of [...longestCommonWords(old, now, weightOf), [old.length, now.length] as const]) {
    push('removed', old.slice(oldFrom, left));
    push('added', now.slice(nowFrom, right));
    push('same', old.slice(left, left + 1));
    [oldFrom, nowFrom] = [left + 1, right + 1];
  }
  return joinNearby(changes);
}

/** Fewer letters than these in common between two changes say nothing: it is one change. */
const leastInCommon = 4;

/** Changes with next to nothing between them as one: first all that went, then all that came. */
function joinNearby(changes: readonly TextChange[]): TextChange[] {
  const joined: TextChange[] = [];
  let [removed, added] = ['', ''];
  const close = () => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed });
    if (added !== '') joined.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [place, { kind, text }] of changes.entries()) {
    const isBetween = place > 0 && place < changes.length - 1 && text.trim().length < leastInCommon;
    if (kind === 'same' && !isBetween) {
      close();
      joined.push({ kind, text });
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  close();
  return joined;
}

/** Words and what stands between them: joined, they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** A word counts by its letters; a space next to nothing, or many that agree by chance would outweigh the words. */
function weightOf(word: string): number {
  return word.trim().length * 100 + 1;
}
