import { sessionIdleLimitMs } from '../../domain/district/account.ts';
import type { AuditAction } from '../../domain/district/audit.ts';
import { graceMs, missingFactor, type SecondFactorOfSession } from '../../domain/district/missing-second-factor.ts';
import { AppError } from '../../domain/errors.ts';
import type { ListedUser, Session } from '../../ports/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OfficeWork } from '../../ports/district-office.ts';
import { type SignedIn, schoolOf } from './callers.ts';
import { createToken, hashOfSecret } from './one-time-tokens.ts';

/** Any session ends after twelve hours, a day of work; one that nobody uses, before. */
const sessionLimitMs = 12 * 60 * 60_000;

/** A session that begins; whoever brings the token back is in it. */
export type Begun = { token: string; signedIn: SignedIn };

export type BeginningPorts = { clock: Clock; createId: () => string; randomBytes: (length: number) => Uint8Array };

type Beginning = {
  userId: string;
  program: string;
  secondFactor: SecondFactorOfSession;
  isByProvider?: boolean;
  action: Extract<AuditAction, 'account.sign-in' | 'account.link.use' | 'account.provider.sign-in'>;
};

/** Begins a session of somebody who proved who they are. From the first one on runs the time to turn codes on. */
export async function beginSession(
  { clock, createId, randomBytes }: BeginningPorts,
  work: OfficeWork,
  { userId, program, secondFactor, isByProvider = false, action }: Beginning,
): Promise<Begun> {
  const { accounts, audit } = work;
  const token = createToken(randomBytes);
  const nowMs = clock.now();
  const times = { startedMs: nowMs, lastUsedMs: nowMs, endsMs: nowMs + sessionLimitMs };
  const session = { id: createId(), userId, program, secondFactor, isByProvider, ...times };
  await accounts.addSession({ ...session, tokenHash: hashOfSecret(token) });
  await accounts.noteSignIn(userId);
  const user = await accounts.user(userId);
  if (user === null) throw new AppError('SIGN_IN_WRONG');
  const due = await startGrace(work, user, nowMs);
  // The one entry that says with what: what is done in the session names it.
  await audit.append({ ...actOf(user, session.id, action), subject: { kind: 'program', id: program } });
  return { token, signedIn: await lookAt(work, { user: { ...user, secondFactorDueMs: due }, session }, nowMs) };
}

/** Whether a session is over. */
export function hasEnded({ lastUsedMs, endsMs }: Session, nowMs: number): boolean {
  return nowMs >= endsMs || nowMs >= lastUsedMs + sessionIdleLimitMs;
}

/** A person in a session, and what it lacks. */
export async function lookAt(
  { accounts }: Pick<OfficeWork, 'accounts'>,
  { user, session }: Pick<SignedIn, 'user' | 'session'>,
  nowMs: number,
): Promise<SignedIn> {
  const isSecondFactorDemanded = (await accounts.demandedRoles()).includes(user.role);
  const facts = { ofSession: session.secondFactor, isDemanded: isSecondFactorDemanded };
  const { hasSecondFactor, secondFactorDueMs: dueMs } = user;
  return { user, session, isSecondFactorDemanded, missing: missingFactor({ ...facts, hasSecondFactor, dueMs }, nowMs) };
}

/** What somebody does as themselves, as it is written down. */
export function actOf(user: ListedUser, sessionId: string | null, action: AuditAction) {
  return {
    actor: { kind: 'person', userId: user.id, sessionId },
    action,
    subject: { kind: 'user', id: user.id },
    schoolId: schoolOf(user),
    reason: null,
    result: 'done',
  } as const;
}

async function startGrace({ accounts }: OfficeWork, user: ListedUser, nowMs: number): Promise<number | null> {
  const { id, role, secondFactorDueMs: dueMs } = user;
  if (dueMs !== null || !(await accounts.demandedRoles()).includes(role)) return dueMs;
  await accounts.setSecondFactorDue(id, nowMs + graceMs);
  return nowMs + graceMs;
}
