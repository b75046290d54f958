import { districtRoles } from '../../domain/district/account.ts';
import type { AuditActor } from '../../domain/district/audit.ts';
import type { MissingFactor } from '../../domain/district/missing-second-factor.ts';
import { AppError } from '../../domain/errors.ts';
import type { ListedUser, Session, User } from '../../ports/account-repository.ts';
import type { Reach } from '../../ports/district-office.ts';

/** Who does something, and how far they see. */
export type Caller = { actor: AuditActor; reach: Reach };

/** Whoever sits at the server and gives it commands. */
export const machine: Caller = { actor: { kind: 'machine' }, reach: { kind: 'server' } };

/** Whoever has not said who they are, for whom the server looks. */
export const nobody: Caller = { actor: { kind: 'nobody' }, reach: { kind: 'server' } };

/** A person in a session. */
export type SignedIn = {
  user: ListedUser;
  session: Session;
  isSecondFactorDemanded: boolean;
  /** What they lack to reach more than their account; null for nothing. */
  missing: MissingFactor | null;
};

/** A person as who does something. */
export function callerOf({ user, session }: Pick<SignedIn, 'user' | 'session'>): Caller {
  return {
    actor: { kind: 'person', userId: user.id, sessionId: session.id },
    reach: districtRoles.has(user.role)
      ? { kind: 'district' }
      : { kind: 'schools', ids: user.schools.map(({ id }) => id) },
  };
}

/**
 * What the code itself asks before anything is done with a school, besides what row-level security leaves to be seen.
 * Throws `NOT_IN_DISTRICT`.
 */
export function demandSchool(reach: Reach, schoolId: string): void {
  if (reach.kind === 'schools' && !reach.ids.includes(schoolId)) throw new AppError('NOT_IN_DISTRICT');
}

/** The school that may see what somebody does as themselves: theirs, where they are of one. */
export function schoolOf({ schools }: User): string | null {
  return schools.length === 1 ? (schools[0]?.id ?? null) : null;
}
