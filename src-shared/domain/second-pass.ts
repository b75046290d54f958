import { z } from 'zod';
import { heardSegmentId, meanConfidence, type TranscriptCorrections } from './corrected-transcript.ts';
import { foldedWords } from './fold-text.ts';
import { longestCommonWords } from './longest-common-words.ts';
import { longestWindowMs } from './speech-windows.ts';
import {
  isDoubtful,
  type TimeRange,
  type TranscriptSegment,
  type TranscriptWord,
  transcriptSegmentSchema,
} from './transcript.ts';

/** What is heard before and after a doubtful segment, so that its first and last words are not cut from what they are said with. */
const contextMs = 3_000;
/** The same word in both hearings is the same one only when it is said at about the same moment. */
const sameMomentMs = 1_000;

/** A segment before and after it was heard again. */
export const rehearingSchema = z.object({ before: transcriptSegmentSchema, after: transcriptSegmentSchema });
export type Rehearing = z.infer<typeof rehearingSchema>;

/** What came of hearing a recording's doubtful words again, and what heard them. */
export const secondPassSchema = z.object({
  engine: z.string(),
  model: z.string(),
  rehearings: z.array(rehearingSchema),
});
export type SecondPass = z.infer<typeof secondPassSchema>;

/** What a second pass changed, as it is shown: only what still stands and reads otherwise than before. */
export const secondPassReviewSchema = z.object({
  model: z.string(),
  changes: z.array(
    transcriptSegmentSchema
      .pick({ startMs: true, endMs: true, speaker: true })
      .extend({ segmentId: z.string(), before: z.string(), after: z.string() }),
  ),
});
export type SecondPassReview = z.infer<typeof secondPassReviewSchema>;

/** The segments that a second pass may change: those with a word that was hard to hear and that nobody has touched. */
export function doubtfulSegments(
  segments: readonly TranscriptSegment[],
  corrections: TranscriptCorrections,
): TranscriptSegment[] {
  return untouchedSegments(segments, corrections).filter(({ words }) => words.some(isDoubtful));
}

/** The segments in which nobody corrected, accepted or is typing anything. */
export function untouchedSegments(
  segments: readonly TranscriptSegment[],
  { segments: corrections, typing }: TranscriptCorrections,
): TranscriptSegment[] {
  const written = corrections.flatMap(({ words }) => (words === null ? [] : [words]));
  const replaced = new Set(written.flatMap(({ over }) => over));
  const theirs: TimeRange[] = [...written, ...typing];
  return segments.filter(
    (segment) =>
      !replaced.has(heardSegmentId(segment)) &&
      !theirs.some((stretch) => stretch.startMs < segment.endMs && segment.startMs < stretch.endMs),
  );
}

/**
 * What is heard again: the doubtful segments with what is said around them, as many together as one window holds. One
 * that no window holds is left as it is.
 */
export function secondPassWindows(doubtful: readonly TimeRange[], durationMs: number): TimeRange[] {
  const windows: TimeRange[] = [];
  for (const { startMs, endMs } of doubtful) {
    const around = Math.min(contextMs, (longestWindowMs - (endMs - startMs)) / 2);
    if (around < 0) continue;
    const from = Math.max(0, Math.round(startMs - around));
    const to = Math.min(durationMs, Math.round(endMs + around));
    const last = windows.at(-1);
    if (last && to - last.startMs <= longestWindowMs) last.endMs = Math.max(last.endMs, to);
    else {
      // The context of the last one gives way to this one's words.
      if (last) last.endMs = Math.min(last.endMs, startMs);
      windows.push({ startMs: Math.max(from, last?.endMs ?? 0), endMs: to });
    }
  }
  return windows.filter(({ startMs, endMs }) => endMs > startMs);
}

/**
 * The segments with what a better model heard in their place. Each keeps its stretch and its voice; it is changed only
 * where that model is at least as sure of its words as the first one was, and never left without any.
 */
export function rehear(
  segments: readonly TranscriptSegment[],
  doubtful: ReadonlySet<string>,
  heard: readonly TranscriptWord[],
): Rehearing[] {
  const shares = shareWords(segments, heard);
  return segments.flatMap((before, place) => {
    const words = shares[place]!.map((word) => within(word, before));
    const sureness = meanConfidence(words);
    const isBetter = sureness !== null && sureness >= (meanConfidence(before.words) ?? 0);
    if (!doubtful.has(heardSegmentId(before)) || !isBetter) return [];
    const text = words.map((word) => word.text).join(' ');
    return [{ before, after: { ...before, words, text, confidence: sureness } }];
  });
}

/**
 * Which of the words that were heard again go with which segment: those that both hearings have, with the segment that
 * has them; each of the others, with the segment between those that it is said in.
 */
function shareWords(segments: readonly TranscriptSegment[], heard: readonly TranscriptWord[]): TranscriptWord[][] {
  const known = segments.flatMap(({ words }, owner) => words.map((word) => ({ ...word, owner })));
  const owners = new Map<number, number>();
  const common = longestCommonWords(known.map(folded), heard.map(folded)).filter(
    ([one, other]) => Math.abs(known[one]!.startMs - heard[other]!.startMs) <= sameMomentMs,
  );
  for (const [one, other] of common) owners.set(other, known[one]!.owner);
  const shares: TranscriptWord[][] = segments.map(() => []);
  let from = 0;
  for (const [place, word] of heard.entries()) {
    const later = common.find(([, other]) => other >= place);
    const to = later ? known[later[0]]!.owner : segments.length - 1;
    from = owners.get(place) ?? nearest(segments, word, { from, to });
    shares[from]?.push(word);
  }
  return shares;
}

/** The segment, of those from one to another, that the middle of a word is in or nearest to. */
function nearest(
  segments: readonly TimeRange[],
  { startMs, endMs }: TimeRange,
  { from, to }: { from: number; to: number },
): number {
  const middle = (startMs + endMs) / 2;
  const distance = (place: number) => {
    const segment = segments[place]!;
    return Math.max(segment.startMs - middle, middle - segment.endMs, 0);
  };
  let best = from;
  for (let place = from + 1; place <= to; place += 1) if (distance(place) < distance(best)) best = place;
  return best;
}

function folded({ text }: TranscriptWord): string {
  return foldedWords(text).join('');
}

function within(word: TranscriptWord, { startMs, endMs }: TimeRange): TranscriptWord {
  const clamp = (moment: number) => Math.min(Math.max(moment, startMs), endMs);
  return { ...word, startMs: clamp(word.startMs), endMs: clamp(word.endMs) };
}
