import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';

/** Inks that read on paper by day and by night, far apart for those who see few colours. */
const inks = [
  'light-dark(#1d6179, #87bdcf)',
  'light-dark(#a34a00, #f0a868)',
  'light-dark(#5b3fa3, #c0aef2)',
  'light-dark(#2e6b2e, #9ccf92)',
  'light-dark(#9c2f55, #f0a0bb)',
  'light-dark(#6a5a00, #d9c65a)',
] as const;

/** The ink of each voice, in the order in which they first speak; a seventh takes the first one's again. */
export function speakerColours(segments: readonly Pick<TranscriptSegment, 'speaker'>[]): ReadonlyMap<string, string> {
  const speakers = new Set(segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
  return new Map([...speakers].map((speaker, place) => [speaker, inks[place % inks.length]!]));
}
