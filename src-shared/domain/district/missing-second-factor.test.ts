import { expect, it } from 'vitest';
import { missingFactor } from './missing-second-factor.ts';

const nothing = { ofSession: null, hasSecondFactor: false, isDemanded: false, dueMs: null };

it.each([
  ['nothing of who has no codes and of whom none are demanded', nothing, null],
  ['nothing while the time for it lasts', { ...nothing, isDemanded: true, dueMs: 101 }, null],
  ['codes to be turned on, once the time for it is over', { ...nothing, isDemanded: true, dueMs: 100 }, 'set-up'],
  ['nothing once nobody demands it any more', { ...nothing, dueMs: 100 }, null],
  ['nothing of a session that began before it was demanded', { ...nothing, isDemanded: true }, null],
  ['a code of who has codes on and came in without', { ...nothing, hasSecondFactor: true }, 'code'],
  ['nothing of who typed one', { ...nothing, hasSecondFactor: true, ofSession: 'code' as const }, null],
  [
    'nothing of whom the provider asked',
    { ...nothing, isDemanded: true, dueMs: 1, ofSession: 'provider' as const },
    null,
  ],
])('lacks %s', (_, facts, lacking) => expect(missingFactor(facts, 100)).toBe(lacking));
