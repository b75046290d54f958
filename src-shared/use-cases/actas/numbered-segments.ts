import { withoutOrders } from '../../domain/orders/without-orders.ts';
import type { TranscriptSegment } from '../../domain/transcript.ts';
import type { NumberedSegment } from '../../prompts/draft-acta.ts';

/** A segment as a model reads it, with its time. */
export type ReadSegment = NumberedSegment & Pick<TranscriptSegment, 'startMs' | 'endMs'>;

/** What a segment takes in a prompt beside its words. */
const signsBeside = 8;

/** The segments with their numbers, from 1, and with blanks where they give orders, also over several of them. */
export function readSegments(segments: readonly TranscriptSegment[]): ReadSegment[] {
  const said = segments.map(({ text }) => text.trim());
  // Who ends a sentence ends a paragraph: an order takes no more of the talk with it.
  const parted = said.map((text) => `${text}${/[.!?…]["»”)]?$/u.test(text) ? '\n\n' : '\n'}`);
  const readable = withoutOrders(parted.join(''));
  let at = 0;
  return segments.flatMap(({ speaker, startMs, endMs }, index) => {
    const text = readable.slice(at, at + (said[index]?.length ?? 0)).trim();
    at += parted[index]?.length ?? 0;
    return text === '' ? [] : [{ number: index + 1, speaker, text, startMs, endMs }];
  });
}

/** The segments in windows of at most so many characters, whole and in order; one that is longer stands alone, cut. */
export function cutIntoWindows(segments: readonly ReadSegment[], room: number): ReadSegment[][] {
  const windows: ReadSegment[][] = [];
  let left = 0;
  for (const segment of segments) {
    const beside = signsBeside + (segment.speaker?.length ?? 0);
    const text = segment.text.slice(0, Math.max(1, room - beside));
    if (windows.length === 0 || text.length + beside > left) {
      windows.push([]);
      left = room;
    }
    windows.at(-1)!.push({ ...segment, text });
    left -= text.length + beside;
  }
  return windows;
}
