import { z } from 'zod';
import { personIdSchema } from './identifiers.ts';
import {
  type TimeRange,
  type Transcript,
  type TranscriptSegment,
  type TranscriptWord,
  transcriptSchema,
  transcriptSegmentSchema,
  transcriptWordSchema,
} from './transcript.ts';

const segmentId = z.string().min(1).max(80);
const range = { startMs: z.number().int().nonnegative(), endMs: z.number().int().nonnegative() };

/** The words that a person gave a stretch of a recording, and the heard segments that they stand in place of. */
export const wordsCorrectionSchema = z.object({
  ...range,
  words: z.array(transcriptWordSchema),
  over: z.array(segmentId),
});
export type WordsCorrection = z.infer<typeof wordsCorrectionSchema>;

/** Whose voice a person said that a stretch is: the mark of a voice, or nobody's. */
export const voiceCorrectionSchema = z.object({ ...range, speaker: z.string().nullable() });
export type VoiceCorrection = z.infer<typeof voiceCorrectionSchema>;

/** What people changed of one segment; null where they changed nothing. */
export type SegmentCorrection = { segmentId: string; words: WordsCorrection | null; voice: VoiceCorrection | null };

/** A voice of a recording: its mark ("1"), and who it is once somebody has said. */
export const voiceSchema = z.object({
  mark: z.string().min(1).max(200),
  name: z.string().nullable(),
  personId: personIdSchema.nullable(),
});
export type Voice = z.infer<typeof voiceSchema>;

/** What is being typed in a segment, before the segment is left and it becomes a change. */
export const typedTextSchema = z.object({ segmentId, ...range, text: z.string().max(20_000) });
export type TypedText = z.infer<typeof typedTextSchema>;

/** Everything that people changed of one transcript. */
export type TranscriptCorrections = { segments: SegmentCorrection[]; voices: Voice[]; typing: TypedText[] };

/** A segment as it stands now; its speaker is the mark of a voice. */
export const correctedSegmentSchema = transcriptSegmentSchema.extend({
  id: segmentId,
  /** The heard segments that it stands in place of; none for what is left of one that is corrected in part. */
  over: z.array(segmentId),
  /** What was heard in its stretch, where a person changed its words or its limits; else null. */
  heard: z.array(transcriptWordSchema).nullable(),
  /** Whether a person said whose voice it is. */
  isVoiceGiven: z.boolean(),
});
export type CorrectedSegment = z.infer<typeof correctedSegmentSchema>;

/** A transcript as it stands now: what was heard, with what people changed. */
export const correctedTranscriptSchema = transcriptSchema.extend({
  segments: z.array(correctedSegmentSchema),
  voices: z.array(voiceSchema),
});
export type CorrectedTranscript = z.infer<typeof correctedTranscriptSchema>;

/** The id of a segment as it was heard: its stretch, so that it is the same on every PC that heard it so. */
export function heardSegmentId({ startMs, endMs }: TimeRange): string {
  return `${startMs}-${endMs}`;
}

/**
 * What was heard with what people changed. A stretch that a person wrote is theirs, whatever a later transcription
 * hears there: of its segments only the words outside that stretch are taken.
 */
export function correctTranscript(
  heard: Transcript,
  { segments: corrections, voices }: Omit<TranscriptCorrections, 'typing'>,
): CorrectedTranscript {
  const written = corrections.flatMap(({ segmentId: id, words }) => (words === null ? [] : [{ id, ...words }]));
  const replaced = new Set(written.flatMap(({ over }) => over));
  const left = heard.segments
    .map(asHeard)
    .filter(({ id }) => !replaced.has(id))
    .flatMap((segment) => outside(segment, written));
  const segments = [...left, ...written.map((each) => asWritten(each, heard.segments))].sort(byTime);
  const spoken = withVoices(segments, corrections);
  return { ...heard, segments: spoken, voices: voicesOf(spoken, voices) };
}

/** The same without marks: each voice by its name where it has one. What is read, searched and written out. */
export function namedTranscript({ voices, segments, ...transcript }: CorrectedTranscript): Transcript {
  const names = new Map(voices.map(({ mark, name }) => [mark, name ?? mark]));
  const named = segments.map(({ startMs, endMs, speaker, text, confidence, words }) => {
    return { startMs, endMs, speaker: speaker && (names.get(speaker) ?? speaker), text, confidence, words };
  });
  return { ...transcript, segments: named };
}

/** The voices of a recording: numbered ones first, in order, then others as they first speak. */
export function voicesOf(segments: readonly { speaker: string | null }[], known: readonly Voice[]): Voice[] {
  const byMark = new Map(known.map((voice) => [voice.mark, voice]));
  const spoken = segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]));
  const marks = [...new Set([...spoken, ...byMark.keys()])];
  const number = (mark: string) => (/^\d+$/.test(mark) ? Number(mark) : Number.POSITIVE_INFINITY);
  const inOrder = marks.map((mark, place) => ({ mark, place, number: number(mark) }));
  inOrder.sort((one, other) => (one.number === other.number ? one.place - other.place : one.number - other.number));
  return inOrder.map(({ mark }) => byMark.get(mark) ?? { mark, name: null, personId: null });
}

/** The mean confidence of words that were heard; null where all were typed. */
export function meanConfidence(words: readonly TranscriptWord[]): number | null {
  const known = words.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function asHeard(segment: TranscriptSegment): CorrectedSegment {
  const id = heardSegmentId(segment);
  const text = segment.words.length === 0 ? segment.text.trim() : joined(segment.words);
  return { ...segment, text, id, over: [id], heard: null, isVoiceGiven: false };
}

function asWritten(
  { id, words, over, startMs, endMs }: WordsCorrection & { id: string },
  segments: readonly TranscriptSegment[],
): CorrectedSegment {
  const place = { startMs, endMs };
  const around = segments.filter((segment) => overlapMs(segment, place) > 0);
  const heard = around.flatMap((segment) => segment.words.filter((word) => isWithin(word, place)));
  const [longest] = [...around].sort((one, other) => overlapMs(other, place) - overlapMs(one, place));
  const content = { words, text: joined(words), confidence: meanConfidence(words) };
  return { ...place, ...content, speaker: longest?.speaker ?? null, id, over, heard, isVoiceGiven: false };
}

/** What is left of a heard segment outside the stretches that people wrote, in runs of words. */
function outside(segment: CorrectedSegment, written: readonly TimeRange[]): CorrectedSegment[] {
  const near = written.filter((stretch) => overlapMs(stretch, segment) > 0);
  const isFree = (place: TimeRange) => !near.some((stretch) => isWithin(place, stretch));
  if (segment.words.length === 0) return isFree(segment) ? [segment] : [];
  if (segment.words.every(isFree)) return [segment];
  const runs: TranscriptWord[][] = [];
  let isOpen = false;
  for (const word of segment.words) {
    if (isFree(word) && isOpen) runs.at(-1)?.push(word);
    else if (isFree(word)) runs.push([word]);
    isOpen = isFree(word);
  }
  return runs.map((words) => {
    const place = { startMs: words[0]!.startMs, endMs: words.at(-1)!.endMs };
    const content = { words, text: joined(words), confidence: meanConfidence(words) };
    return { ...segment, ...place, ...content, id: heardSegmentId(place), over: [] };
  });
}

/** Who speaks: what a person said of that very segment, else of a stretch around it, else what was heard. */
function withVoices(segments: CorrectedSegment[], corrections: readonly SegmentCorrection[]): CorrectedSegment[] {
  const ids = new Set(segments.map(({ id }) => id));
  const given = new Map(corrections.flatMap(({ segmentId: id, voice }) => (voice === null ? [] : [[id, voice]])));
  const strays = [...given].flatMap(([id, voice]) => (ids.has(id) ? [] : [voice]));
  return segments.map((segment) => {
    const voice = given.get(segment.id) ?? strays.find((stray) => isWithin(segment, stray));
    return voice ? { ...segment, speaker: voice.speaker, isVoiceGiven: true } : segment;
  });
}

/** Whether the middle of a stretch lies in another one. */
function isWithin({ startMs, endMs }: TimeRange, stretch: TimeRange): boolean {
  const middle = (startMs + endMs) / 2;
  return stretch.startMs <= middle && middle < stretch.endMs;
}

function overlapMs(one: TimeRange, other: TimeRange): number {
  return Math.min(one.endMs, other.endMs) - Math.max(one.startMs, other.startMs);
}

function byTime(one: CorrectedSegment, other: CorrectedSegment): number {
  return one.startMs - other.startMs || one.endMs - other.endMs;
}

function joined(words: readonly TranscriptWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
