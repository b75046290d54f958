import { z } from 'zod';
import { meanConfidence } from '../../../src-shared/domain/corrected-transcript.ts';
import { audioSampleRate, type TranscriptSegment, type TranscriptWord } from '../../../src-shared/domain/transcript.ts';

/** A word, or a piece of one that joins the one before; where a server does not time words, neither time is there. */
const wordSchema = z.object({
  word: z.string(),
  start: z.number().nullish(),
  end: z.number().nullish(),
  probability: z.number().nullish(),
});

/**
 * What servers answer to `verbose_json`: OpenAI and speaches tell words beside the segments, whisper.cpp in them, with
 * how sure it is of each. Times are seconds.
 */
const answerSchema = z.object({
  text: z.string(),
  segments: z
    .array(
      z.object({
        start: z.number(),
        end: z.number(),
        text: z.string(),
        avg_logprob: z.number().nullish(),
        no_speech_prob: z.number().nullish(),
        words: z.array(wordSchema).nullish(),
      }),
    )
    .nullish(),
  words: z.array(wordSchema).nullish(),
});
type AnsweredWord = z.infer<typeof wordSchema>;
type AnsweredSegment = NonNullable<z.infer<typeof answerSchema>['segments']>[number];

/** Above this the model itself takes a stretch for silence; with words that it doubts, it invented them. */
const silenceProbability = 0.6;
const doubtfulConfidence = 0.5;

/** The segments of an answer, their times within the window and in order. Throws when it is no such answer. */
export function readVerboseAnswer(answer: unknown, sampleCount: number): TranscriptSegment[] {
  const { text, segments: told, words = [] } = answerSchema.parse(answer);
  const durationMs = Math.round((sampleCount * 1_000) / audioSampleRate);
  const whole: AnsweredSegment = { start: 0, end: durationMs / 1_000, text };
  const answered = told && told.length > 0 ? told : text.trim() === '' ? [] : [whole];
  const segments: TranscriptSegment[] = [];
  let from = 0;
  for (const [place, segment] of answered.entries()) {
    const startMs = within(segment.start, from, durationMs);
    const endMs = within(segment.end, startMs, durationMs);
    const own = segment.words ?? wordsIn(words ?? [], segment, place === answered.length - 1);
    const heard = timedWords(own.length > 0 ? own : plainWords(segment.text), { startMs, endMs }, sureness(segment));
    const confidence = meanConfidence(heard);
    const isSilence = (segment.no_speech_prob ?? 0) > silenceProbability && (confidence ?? 1) < doubtfulConfidence;
    if (heard.length === 0 || isSilence) continue;
    const said = heard.map((word) => word.text).join(' ');
    segments.push({ startMs, endMs, speaker: null, text: said, confidence, words: heard });
    from = endMs;
  }
  return segments;
}

/** The words that are told beside the segments and begin in one of them. */
function wordsIn(words: readonly AnsweredWord[], { start, end }: AnsweredSegment, isLast: boolean): AnsweredWord[] {
  return words.filter((word) => (word.start ?? 0) >= start && (isLast || (word.start ?? 0) < end));
}

function plainWords(text: string): AnsweredWord[] {
  return (text.match(/\S+/g) ?? []).map((word) => ({ word }));
}

/** How sure a model is of a segment, for the words of which it does not say so. */
function sureness({ avg_logprob: logarithm }: AnsweredSegment): number | null {
  return logarithm == null ? null : Math.min(1, Math.exp(logarithm));
}

function timedWords(
  told: readonly AnsweredWord[],
  { startMs, endMs }: { startMs: number; endMs: number },
  usual: number | null,
): TranscriptWord[] {
  const joined = joinPieces(told);
  const stepMs = (endMs - startMs) / Math.max(1, joined.length);
  let from = startMs;
  return joined.map(({ word, start, end, probability }, place) => {
    const begun = within(start ?? (startMs + place * stepMs) / 1_000, from, endMs);
    const ended = within(end ?? (startMs + (place + 1) * stepMs) / 1_000, begun, endMs);
    from = begun;
    const confidence = probability == null ? usual : Math.min(1, Math.max(0, probability));
    return { text: word, startMs: begun, endMs: ended, confidence };
  });
}

/** Whole words out of a model's pieces: where any begins with a space, one that does not goes on with the last. */
function joinPieces(told: readonly AnsweredWord[]): AnsweredWord[] {
  const arePieces = told.some(({ word }) => word.startsWith(' '));
  const words: (AnsweredWord & { pieces: number[] })[] = [];
  for (const piece of told) {
    const last = words.at(-1);
    const sure = piece.probability == null ? [] : [piece.probability];
    if (arePieces && last && !piece.word.startsWith(' ')) {
      last.word += piece.word;
      last.end = piece.end ?? last.end;
      last.pieces.push(...sure);
    } else words.push({ ...piece, pieces: sure });
  }
  return words
    .map(({ pieces, word, start, end }) => {
      const probability = pieces.length === 0 ? null : pieces.reduce((sum, each) => sum + each, 0) / pieces.length;
      return { word: word.trim(), start, end, probability };
    })
    .filter(({ word }) => word !== '');
}

function within(seconds: number, fromMs: number, toMs: number): number {
  return Math.min(Math.max(Math.round(seconds * 1_000), fromMs), toMs);
}
