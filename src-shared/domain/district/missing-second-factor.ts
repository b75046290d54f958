import { z } from 'zod';

/** How long somebody for whom it is demanded may come in without, from the first time that they do. */
export const graceMs = 7 * 24 * 60 * 60_000;

/** How a session knows more than a password: by a code of a telephone or of paper, or by the word of the provider. */
export type SecondFactorOfSession = 'code' | 'provider' | null;

/** What a session lacks before it reaches more than the account: a code to be typed, or codes to be turned on. */
export const missingFactorSchema = z.enum(['code', 'set-up']);
export type MissingFactor = z.infer<typeof missingFactorSchema>;

type FactorFacts = {
  ofSession: SecondFactorOfSession;
  hasSecondFactor: boolean;
  isDemanded: boolean;
  /** Until when they may do without, in milliseconds since 1970; null for who has not come in since it is demanded. */
  dueMs: number | null;
};

/** What a session lacks; null for nothing. Who has codes on is asked for one whichever way they came in. */
export function missingFactor(
  { ofSession, hasSecondFactor, isDemanded, dueMs }: FactorFacts,
  nowMs: number,
): MissingFactor | null {
  if (ofSession !== null) return null;
  if (hasSecondFactor) return 'code';
  return isDemanded && dueMs !== null && nowMs >= dueMs ? 'set-up' : null;
}
