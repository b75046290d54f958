import { meanConfidence } from './corrected-transcript.ts';
import type { TimeRange, TranscriptSegment, TranscriptWord } from './transcript.ts';

/** A word this far from every stretch in which a voice was told is still the nearest one's. */
const nearMs = 500;

/**
 * The segments with a mark for each voice ("1", "2" … as they first speak). A segment in which two of them speak is
 * parted between their words; a word where no voice was told goes with the one before it.
 */
export function markVoices(
  segments: readonly TranscriptSegment[],
  stretches: readonly (TimeRange & { voice: number })[],
): TranscriptSegment[] {
  const marks = new Map<number, string>();
  const markOf = (voice: number | null) => {
    if (voice === null) return null;
    if (!marks.has(voice)) marks.set(voice, String(marks.size + 1));
    return marks.get(voice) ?? null;
  };
  const marked: TranscriptSegment[] = [];
  for (const segment of segments) {
    for (const { voice, words } of runsOf(segment, stretches)) {
      const speaker = markOf(voice);
      marked.push(
        words.length === segment.words.length ? { ...segment, speaker } : { ...partOf(segment, words), speaker },
      );
    }
  }
  return marked;
}

type Run = { voice: number | null; words: TranscriptWord[] };

/** The words of a segment in runs of one voice each; the whole segment where it has no words of its own. */
function runsOf(segment: TranscriptSegment, stretches: readonly (TimeRange & { voice: number })[]): Run[] {
  if (segment.words.length === 0) return [{ voice: voiceIn(segment, stretches), words: [] }];
  const told = segment.words.map((word) => voiceIn(word, stretches));
  const first = told.find((voice) => voice !== null) ?? null;
  const runs: Run[] = [];
  for (const [at, word] of segment.words.entries()) {
    const last = runs.at(-1);
    const voice = told[at] ?? last?.voice ?? first;
    if (last && last.voice === voice) last.words.push(word);
    else runs.push({ voice, words: [word] });
  }
  return runs;
}

/** The voice that speaks most of a place; null where none does, nor near it. */
function voiceIn(place: TimeRange, stretches: readonly (TimeRange & { voice: number })[]): number | null {
  let most = -nearMs;
  let voice: number | null = null;
  for (const stretch of stretches) {
    const shared = Math.min(place.endMs, stretch.endMs) - Math.max(place.startMs, stretch.startMs);
    if (shared > most) [most, voice] = [shared, stretch.voice];
  }
  return voice;
}

function partOf(segment: TranscriptSegment, words: TranscriptWord[]): TranscriptSegment {
  const place = { startMs: words[0]!.startMs, endMs: words.at(-1)!.endMs };
  const text = words.map((word) => word.text).join(' ');
  return { ...segment, ...place, text, words, confidence: meanConfidence(words) };
}
