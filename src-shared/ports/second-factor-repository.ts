import type { Role } from '../domain/district/account.ts';

/** What somebody proves who they are with besides a password, and of whom it is demanded. */
export type SecondFactorRepository = {
  /** Without a secret (null) there are no recovery codes either. */
  setSecondFactor(userId: string, sealed: string | null, isOn: boolean): Promise<void>;
  /** Takes the thirty seconds of a code; false where those, or later ones, were taken before. */
  takeSecondFactorStep(userId: string, step: number): Promise<boolean>;
  /** Until when they may come in without, in milliseconds since 1970. */
  setSecondFactorDue(userId: string, dueMs: number): Promise<void>;
  /** That a code was typed in this session. */
  noteCodeTyped(sessionId: string): Promise<void>;
  /** In place of those that were left. */
  keepRecoveryCodes(userId: string, hashes: readonly string[]): Promise<void>;
  countRecoveryCodes(userId: string): Promise<number>;
  /** Uses one up; false for one that is used, or none of theirs. */
  takeRecoveryCode(userId: string, hash: string): Promise<boolean>;
  /** The roles of whose people a second factor is demanded. */
  demandedRoles(): Promise<Role[]>;
  /** For the people of the others the time to do without is forgotten. */
  setDemandedRoles(roles: readonly Role[]): Promise<void>;
};
