import { tidySpaces } from '../fold-text.ts';
import type { Transcript, TranscriptSegment } from '../transcript.ts';
import type { ActaSentence } from './acta.ts';

/** A sentence as it was said: its words, when, and by whom where that is known. */
export type SpokenSentence = ActaSentence & { speaker: string | null };

/** Words that open a sentence and say nothing. */
const openers = /^(?:(?:bueno|bien|eh+|este|o sea|a ver|dale|ok|entonces|claro|mirá|miren|digamos)\b[,.…]?\s*)+/iu;

/** The sentences of a transcript in order; one that goes on in the speaker's next segment is one. */
export function spokenSentences({ segments }: Pick<Transcript, 'segments'>): SpokenSentence[] {
  const sentences: SpokenSentence[] = [];
  let open: SpokenSentence | null = null;
  for (const segment of segments) {
    if (open && open.speaker !== segment.speaker) open = null;
    for (const piece of piecesOf(segment)) {
      if (open) {
        open.quote = `${open.quote} ${piece.quote}`;
        open.endMs = piece.endMs;
      } else {
        open = piece;
        sentences.push(open);
      }
      if (/[.!?…]["»”)]?$/u.test(piece.quote)) open = null;
    }
  }
  return sentences.map((sentence) => ({ ...sentence, text: asWritten(sentence.quote) }));
}

/** The sentences of one segment, each with its share of the segment's time. */
function piecesOf(segment: TranscriptSegment): SpokenSentence[] {
  const text = tidySpaces(segment.text);
  const pieces = [...text.matchAll(/[^.!?…]+(?:[.!?…]+(?!\s|$)[^.!?…]+)*[.!?…]*["»”)]?/gu)];
  return pieces.flatMap(({ 0: piece, index }): SpokenSentence[] => {
    const quote = piece.trim();
    if (!/[\p{L}\p{N}]/u.test(quote)) return [];
    return [{ ...timeOf(segment, text, index, index + piece.length), text: '', quote, speaker: segment.speaker }];
  });
}

/** When a range of a segment's text was said: by its words where they are timed, else by its length. */
function timeOf({ startMs, endMs, words }: TranscriptSegment, text: string, start: number, end: number) {
  const wordsBefore = (at: number) => text.slice(0, at).split(/\s+/).filter(Boolean).length;
  const [first, last] = [words[wordsBefore(start)], words[wordsBefore(end) - 1]];
  const isTimed = words.length === wordsBefore(text.length);
  if (isTimed && first && last) return { startMs: first.startMs, endMs: last.endMs };
  const at = (place: number) => Math.round(startMs + ((endMs - startMs) * place) / Math.max(1, text.length));
  return { startMs: at(start), endMs: at(end) };
}

/** What was said as it is written down: without the words that only open it, with a capital and a full stop. */
export function asWritten(said: string): string {
  const rest = said.replace(openers, '').trim();
  const text = rest === '' ? said.trim() : rest;
  const whole = /[.!?…]["»”)]?$/u.test(text) ? text : `${text.replace(/[,;:]$/, '')}.`;
  return whole.charAt(0).toLocaleUpperCase('es-AR') + whole.slice(1);
}
