import { courseSentences } from './course-sentences.ts';
import { leaveSentences } from './leave-sentences.ts';
import { messageSentences } from './message-sentences.ts';
import { paperSentences } from './paper-sentences.ts';
import { peopleSentences } from './people-sentences.ts';
import type { SentencePattern } from './sentence-pattern.ts';

/** Every way of saying that the rules know. */
export const sentencePatterns: readonly SentencePattern[] = [
  ...peopleSentences,
  ...courseSentences,
  ...leaveSentences,
  ...paperSentences,
  ...messageSentences,
];
