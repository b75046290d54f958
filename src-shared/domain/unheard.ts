import { clockWords } from './place-words.ts';
import type { TimeRange, Transcript, TranscriptSegment } from './transcript.ts';

/** Two that are nearer than this are told as one. */
const nearMs = 1_000;
/** What is shorter is missed by nobody. */
const shortestMs = 200;

/** Gathers stretches that could not be heard, as they come in order. */
export function createUnheard() {
  const stretches: TimeRange[] = [];
  return {
    add({ startMs, endMs }: TimeRange): void {
      const last = stretches.at(-1);
      if (last && startMs - last.endMs < nearMs) last.endMs = Math.max(last.endMs, endMs);
      else stretches.push({ startMs, endMs });
    },
    /** Undefined where all could be heard. */
    finish(): TimeRange[] | undefined {
      const long = stretches.filter(({ startMs, endMs }) => endMs - startMs >= shortestMs);
      return long.length === 0 ? undefined : long;
    },
  };
}

/** What stands in a transcript in place of what could not be heard. */
export function unheardWords({ startMs, endMs }: TimeRange): string {
  return `No se pudo escuchar de ${clockWords(startMs)} a ${clockWords(endMs)}: el archivo está dañado ahí`;
}

/** The segments of a transcript that say something, with a mark in the place of what could not be heard. */
export function segmentsWithUnheard({ segments, unheard = [] }: Transcript): TranscriptSegment[] {
  const said = segments.filter(({ text }) => text.trim() !== '');
  const marks = unheard.map((stretch) => {
    return { ...stretch, speaker: null, text: `[${unheardWords(stretch)}]`, confidence: null, words: [] };
  });
  return [...said, ...marks].sort((one, other) => one.startMs - other.startMs);
}
