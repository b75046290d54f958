import { meanConfidence } from './corrected-transcript.ts';
import { longestCommonWords } from './longest-common-words.ts';
import type { TranscriptSegment, TranscriptWord } from './transcript.ts';

/**
 * A segment with other words: those that stay keep their times and confidence; new ones share the time of those that
 * they stand in place of, or of the gap where they were put in, and have no confidence, for nobody heard them.
 */
export function withText(segment: TranscriptSegment, text: string): TranscriptSegment {
  const typed = text.split(/\s+/).filter(Boolean);
  const heardWords = segment.words.map((word) => word.text);
  const kept = longestCommonWords(heardWords, typed);
  const words: TranscriptWord[] = [];
  let [heardFrom, typedFrom] = [0, 0];
  for (const [heard, at] of [...kept, [segment.words.length, typed.length] as const]) {
    const instead = segment.words.slice(heardFrom, heard);
    const from = instead[0]?.startMs ?? words.at(-1)?.endMs ?? segment.startMs;
    const to = instead.at(-1)?.endMs ?? segment.words[heard]?.startMs ?? segment.endMs;
    words.push(...spreadOver(typed.slice(typedFrom, at), from, Math.max(from, to)));
    const same = segment.words[heard];
    if (same) words.push(same);
    [heardFrom, typedFrom] = [heard + 1, at + 1];
  }
  return withWords(segment, words);
}

/** Two segments where there was one, cut before a word (1 … words - 1). Throws `RangeError` where that leaves one empty. */
export function splitBefore(segment: TranscriptSegment, word: number): [TranscriptSegment, TranscriptSegment] {
  const [first, second] = [segment.words.slice(0, word), segment.words.slice(word)];
  const cut = second[0]?.startMs;
  if (first.length === 0 || cut === undefined) throw new RangeError('A segment is split between two of its words');
  return [withWords({ ...segment, endMs: cut }, first), withWords({ ...segment, startMs: cut }, second)];
}

/** One segment where there were two in a row, said by the first one's speaker. */
export function mergeSegments(first: TranscriptSegment, second: TranscriptSegment): TranscriptSegment {
  const whole = { ...first, speaker: first.speaker ?? second.speaker, endMs: Math.max(first.endMs, second.endMs) };
  return withWords(whole, [...first.words, ...second.words]);
}

function withWords(segment: TranscriptSegment, words: TranscriptWord[]): TranscriptSegment {
  const text = words.map((word) => word.text).join(' ');
  return { ...segment, words, text, confidence: meanConfidence(words) };
}

/** Typed words over a stretch of time, each by its length. */
function spreadOver(typed: readonly string[], from: number, to: number): TranscriptWord[] {
  const letters = typed.reduce((sum, word) => sum + word.length, 0);
  let before = 0;
  return typed.map((text) => {
    const startMs = Math.round(from + ((to - from) * before) / letters);
    before += text.length;
    return { text, startMs, endMs: Math.round(from + ((to - from) * before) / letters), confidence: null };
  });
}
