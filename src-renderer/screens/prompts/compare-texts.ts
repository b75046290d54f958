/** A stretch that both texts have, or only the old one (`removed`) or the new one (`added`). */
export type TextChange = { kind: 'same' | 'removed' | 'added'; text: string };

/** What changed from one text to another, word by word: the longest run of words in common stays. */
export function compareTexts(before: string, after: string): TextChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const common = commonLengths(old, now);
  const changes: TextChange[] = [];
  const push = (kind: TextChange['kind'], text: string) => {
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else changes.push({ kind, text });
  };
  let [left, right] = [0, 0];
  while (left < old.length || right < now.length) {
    if (left < old.length && old[left] === now[right]) {
      push('same', old[left]!);
      left += 1;
      right += 1;
    } else if (right >= now.length || (left < old.length && common[left + 1]![right]! >= common[left]![right + 1]!)) {
      push('removed', old[left]!);
      left += 1;
    } else {
      push('added', now[right]!);
      right += 1;
    }
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

/** How many words the ends of both texts have in common, from each place on. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let left = old.length - 1; left >= 0; left -= 1) {
    for (let right = now.length - 1; right >= 0; right -= 1) {
      lengths[left]![right] =
        old[left] === now[right]
          ? lengths[left + 1]![right + 1]! + 1
          : Math.max(lengths[left + 1]![right]!, lengths[left]![right + 1]!);
    }
  }
  return lengths;
}
