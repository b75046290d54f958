import { z } from 'zod';
import { foldedWords } from '../../../src-shared/domain/fold-text.ts';
import { audioSampleRate, type TranscriptSegment, type TranscriptWord } from '../../../src-shared/domain/transcript.ts';

/** One line of `native/serve.cpp`; its times are hundredths of a second. */
const answerSchema = z.union([
  z.object({
    segments: z.array(
      z.object({
        start: z.number(),
        end: z.number(),
        noSpeech: z.number(),
        words: z.array(z.object({ text: z.string(), start: z.number(), end: z.number(), probability: z.number() })),
      }),
    ),
  }),
  z.object({ error: z.string() }),
]);
type AnsweredWord = { text: string; start: number; end: number; probability: number };

/** Above this the model itself takes a stretch for silence; with words that it doubts, it invented them. */
const silenceProbability = 0.6;
const doubtfulConfidence = 0.5;

/** The segments of an answer, their times within the window and in order. Throws when it is no answer. */
export function readAnswer(answer: unknown, sampleCount: number): TranscriptSegment[] {
  const read = answerSchema.parse(answer);
  if ('error' in read) throw new Error(read.error);
  const durationMs = Math.round((sampleCount * 1_000) / audioSampleRate);
  const segments: TranscriptSegment[] = [];
  let from = 0;
  for (const { start, end, noSpeech, words: answered } of read.segments) {
    const words = wordsWithin(answered, from, durationMs);
    if (words.length === 0) continue;
    const confidence = words.reduce((sum, word) => sum + (word.confidence ?? 0), 0) / words.length;
    if (noSpeech > silenceProbability && confidence < doubtfulConfidence) continue;
    const startMs = Math.min(within(start, from, durationMs), words[0]!.startMs);
    const endMs = Math.max(within(end, startMs, durationMs), words.at(-1)!.endMs);
    segments.push({ startMs, endMs, speaker: null, text: words.map(({ text }) => text).join(' '), confidence, words });
    from = endMs;
  }
  return segments;
}

/** Whether every word said is one of those that the engine was told to expect: what a list of names gives on noise. */
export function isOnlyVocabulary(segments: readonly TranscriptSegment[], vocabulary: string): boolean {
  const expected = new Set(foldedWords(vocabulary));
  const said = segments.flatMap(({ text }) => foldedWords(text));
  return said.length > 0 && said.every((word) => expected.has(word));
}

function wordsWithin(answered: readonly AnsweredWord[], fromMs: number, durationMs: number): TranscriptWord[] {
  const words: TranscriptWord[] = [];
  let from = fromMs;
  for (const { text, start, end, probability } of answered) {
    const tidy = text.trim();
    if (tidy === '') continue;
    const startMs = within(start, from, durationMs);
    const endMs = within(end, startMs, durationMs);
    words.push({ startMs, endMs, text: tidy, confidence: Math.min(1, Math.max(0, probability)) });
    from = startMs;
  }
  return words;
}

function within(hundredths: number, fromMs: number, toMs: number): number {
  return Math.min(Math.max(Math.round(hundredths * 10), fromMs), toMs);
}
