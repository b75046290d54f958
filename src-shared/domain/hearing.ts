import { z } from 'zod';
import type { Transcript } from './transcript.ts';
import { transcriptionEngines } from './transcription-engine.ts';

/** What hears: an engine with a model's file. */
type Ear = Pick<Transcript, 'engine' | 'model' | 'modelMark'>;
/** What decides which words are heard in a recording. */
export type Hearing = Ear & Pick<Transcript, 'language' | 'isWhole'>;

/**
 * What hearing a recording once more would come to: the model that would hear it, and what that may change of its
 * transcript. The voices are what a hearing before could not tell apart.
 */
export const heardNowSchema = z.object({ model: z.string(), changes: z.enum(['words', 'voices', 'nothing']) });
export type HeardNow = z.infer<typeof heardNowSchema>;

/** Whether two hear the same. The processor's level, which an engine's name ends with, changes no word. */
export function isSameEar(one: Ear, other: Ear): boolean {
  const isSameModel = one.model === other.model && one.modelMark === other.modelMark;
  return isSameModel && engineOf(one) === engineOf(other);
}

/** Whether hearing a recording in one way gives the words that hearing it in the other gave. */
export function isSameHearing(one: Hearing, other: Hearing): boolean {
  return isSameEar(one, other) && one.language === other.language && one.isWhole === other.isWhole;
}

function engineOf({ engine }: Pick<Ear, 'engine'>): string {
  return transcriptionEngines.find((name) => engine.startsWith(`${name} `)) ?? engine;
}
