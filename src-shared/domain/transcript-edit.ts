import { z } from 'zod';
import { transcriptVoiceChange, transcriptWordsChange } from './changes.ts';
import { type CorrectedSegment, heardSegmentId, meanConfidence, typedTextSchema } from './corrected-transcript.ts';
import { mergeSegments, splitBefore, withText } from './edit-transcript.ts';
import { AppError } from './errors.ts';
import { tidySpaces } from './fold-text.ts';
import type { SourceId } from './identifiers.ts';
import type { Change } from './operation.ts';
import type { TranscriptWord } from './transcript.ts';

const segmentId = typedTextSchema.shape.segmentId;
const text = typedTextSchema.shape.text;

/** One thing that a person does to a transcript; each is taken back as one. */
export const transcriptEditSchema = z.discriminatedUnion('type', [
  /** Gives segments other words; one that is there no more is brought back at its stretch. */
  z.object({ type: z.literal('texts'), texts: z.array(typedTextSchema).min(1).max(20_000) }),
  /** Cuts a segment in two between two words; the second one gets the new id. */
  z.object({ type: z.literal('split'), segmentId, before: text, after: text, newId: z.uuid() }),
  /** Makes one segment of two, with the words that each has now. */
  z.object({
    type: z.literal('merge'),
    first: z.object({ segmentId, text }),
    second: z.object({ segmentId, text }),
  }),
  /** Says that words of a segment, by their places, are what was said: nobody needs to look at them again. */
  z.object({ type: z.literal('accept'), segmentId, places: z.array(z.number().int().nonnegative()).min(1) }),
  /** Says whose voice some segments are; null: nobody's. */
  z.object({
    type: z.literal('speaker'),
    segmentIds: z.array(segmentId).min(1).max(20_000),
    speaker: z.string().min(1).max(200).nullable(),
  }),
]);
export type TranscriptEdit = z.infer<typeof transcriptEditSchema>;

/** The segments after an edit; those that it does not touch are the same objects. Throws `NOT_FOUND`, `INVALID_INPUT`. */
export function applyEdit(segments: readonly CorrectedSegment[], edit: TranscriptEdit): CorrectedSegment[] {
  if (edit.type === 'texts') return withTexts(segments, edit.texts);
  if (edit.type === 'split') return withSplit(segments, edit);
  if (edit.type === 'merge') return withMerge(segments, edit);
  if (edit.type === 'accept') return withAccepted(segments, edit);
  const chosen = new Set(edit.segmentIds);
  return segments.map((segment) =>
    chosen.has(segment.id) ? { ...segment, speaker: edit.speaker, isVoiceGiven: true } : segment,
  );
}

/** The changes of the log that an edit comes to. */
export function editChanges(
  sourceId: SourceId,
  before: readonly CorrectedSegment[],
  after: readonly CorrectedSegment[],
): Change[] {
  const known = new Map(before.map((segment) => [segment.id, segment]));
  const changes: Change[] = [];
  for (const segment of after) {
    const was = known.get(segment.id);
    known.delete(segment.id);
    if (segment === was) continue;
    if (hasOtherWords(segment, was)) {
      const { startMs, endMs, words, over, heard } = segment;
      const written = heard === null ? null : { startMs, endMs, words, over };
      changes.push(transcriptWordsChange(sourceId, segment.id, written));
    }
    if (segment.isVoiceGiven && (!was?.isVoiceGiven || segment.speaker !== was.speaker)) {
      const { startMs, endMs, speaker } = segment;
      changes.push(transcriptVoiceChange(sourceId, segment.id, { startMs, endMs, speaker }));
    }
  }
  for (const { id, heard, isVoiceGiven } of known.values()) {
    if (heard !== null) changes.push(transcriptWordsChange(sourceId, id, null));
    if (isVoiceGiven) changes.push(transcriptVoiceChange(sourceId, id, null));
  }
  return changes;
}

function hasOtherWords(segment: CorrectedSegment, was: CorrectedSegment | undefined): boolean {
  if (segment.heard === null) return was !== undefined && was.heard !== null;
  return segment.words !== was?.words || segment.endMs !== was.endMs;
}

type TextsEdit = Extract<TranscriptEdit, { type: 'texts' }>;
type SplitEdit = Extract<TranscriptEdit, { type: 'split' }>;
type AcceptEdit = Extract<TranscriptEdit, { type: 'accept' }>;
type MergeEdit = Extract<TranscriptEdit, { type: 'merge' }>;

function withTexts(segments: readonly CorrectedSegment[], texts: TextsEdit['texts']): CorrectedSegment[] {
  const typed = new Map(texts.map((each) => [each.segmentId, each]));
  const changed = segments.map((segment) => {
    const wanted = typed.get(segment.id);
    typed.delete(segment.id);
    return wanted ? rewritten(segment, wanted.text) : segment;
  });
  // What somebody typed over a segment that another transcription has not is kept where it was said.
  const lost = [...typed.values()].map(({ segmentId: id, startMs, endMs, text: words }): CorrectedSegment => {
    const empty = { startMs, endMs, speaker: null, text: '', confidence: null, words: [] };
    return { ...withText(empty, words), id, over: [], heard: [], isVoiceGiven: false };
  });
  if (lost.length === 0) return changed;
  return [...changed, ...lost].sort((one, other) => one.startMs - other.startMs || one.endMs - other.endMs);
}

function withSplit(segments: readonly CorrectedSegment[], edit: SplitEdit): CorrectedSegment[] {
  const place = placeOf(segments, edit.segmentId);
  const whole = rewritten(segments[place]!, `${edit.before} ${edit.after}`);
  const wordsBefore = tidySpaces(edit.before).split(' ').filter(Boolean).length;
  const isTaken = segments.some(({ id }) => id === edit.newId);
  if (isTaken || wordsBefore === 0 || wordsBefore >= whole.words.length) throw new AppError('INVALID_INPUT');
  const [first, second] = splitBefore(whole, wordsBefore);
  const heard = heardIn(whole);
  const isBefore = ({ startMs, endMs }: TranscriptWord) => (startMs + endMs) / 2 < second.startMs;
  return segments.toSpliced(
    place,
    1,
    { ...whole, ...first, heard: heard.filter(isBefore) },
    { ...whole, ...second, id: edit.newId, heard: heard.filter((word) => !isBefore(word)) },
  );
}

function withMerge(segments: readonly CorrectedSegment[], { first, second }: MergeEdit): CorrectedSegment[] {
  const [one, two] = [placeOf(segments, first.segmentId), placeOf(segments, second.segmentId)];
  if (one === two) throw new AppError('INVALID_INPUT');
  const [kept, gone] = [rewritten(segments[one]!, first.text), rewritten(segments[two]!, second.text)];
  const merged = settled({
    ...kept,
    ...mergeSegments(kept, gone),
    over: [...new Set([...kept.over, ...gone.over])],
    heard: [...heardIn(kept), ...heardIn(gone)],
    isVoiceGiven: kept.isVoiceGiven || (kept.speaker === null && gone.isVoiceGiven),
  });
  return segments.with(one, merged).toSpliced(two, 1);
}

function withAccepted(segments: readonly CorrectedSegment[], edit: AcceptEdit): CorrectedSegment[] {
  const place = placeOf(segments, edit.segmentId);
  const segment = segments[place]!;
  const words = segment.words.map((word, at) => (edit.places.includes(at) ? { ...word, confidence: null } : word));
  return segments.with(place, { ...segment, words, confidence: meanConfidence(words), heard: heardIn(segment) });
}

function placeOf(segments: readonly CorrectedSegment[], id: string): number {
  const place = segments.findIndex((segment) => segment.id === id);
  if (place < 0) throw new AppError('NOT_FOUND');
  return place;
}

/** With other words, whose times come from what was heard: the same text always gives the same times. */
function rewritten(segment: CorrectedSegment, typed: string): CorrectedSegment {
  if (tidySpaces(typed) === segment.text) return segment;
  const heard = heardIn(segment);
  const words = heard.map((word) => (isAccepted(word, segment) ? { ...word, confidence: null } : word));
  return settled({ ...segment, ...withText({ ...segment, words }, typed), heard });
}

/** Whether a person said that a heard word is what was said. */
function isAccepted({ startMs, text: said }: TranscriptWord, { words }: CorrectedSegment): boolean {
  return words.some((word) => word.confidence === null && word.startMs === startMs && word.text === said);
}

function heardIn({ heard, words }: CorrectedSegment): TranscriptWord[] {
  return heard ?? words;
}

/** What says again what was heard, whole, is as it was heard: nothing of it needs to be kept. */
function settled(segment: CorrectedSegment): CorrectedSegment {
  const { id, over, heard, words } = segment;
  const isWhole = id === heardSegmentId(segment) && over.length === 1 && over[0] === id;
  if (!isWhole || heard?.length !== words.length) return segment;
  const isSame = words.every((word, at) => word.text === heard[at]!.text && word.confidence === heard[at]!.confidence);
  return isSame ? { ...segment, heard: null } : segment;
}
