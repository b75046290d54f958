import { userNameSchema } from '../../domain/district/account.ts';
import type { AuditAct } from '../../domain/district/audit.ts';
import { readRecoveryCode } from '../../domain/district/recovery-codes.ts';
import { secondFactorStep } from '../../domain/district/second-factor.ts';
import { AppError } from '../../domain/errors.ts';
import type { Credentials, ListedUser } from '../../ports/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import type { PasswordHasher } from '../../ports/password-hasher.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { actOf } from './begin-session.ts';
import { nobody, type SignedIn } from './callers.ts';
import { hashOfSecret } from './one-time-tokens.ts';

export type ProvingPorts = {
  office: DistrictOffice;
  passwords: PasswordHasher;
  secrets: SecretBox;
  clock: Clock;
};

/** So many wrong ones go by before it is locked: half a minute, then twice as long each time, up to a quarter hour. */
const freeTries = 5;
const firstLockMs = 30_000;
const longestLockMs = 15 * 60_000;

/** Somebody who proved who they are, and what was looked at to know it. */
export type Proven = Credentials & { nameHash: string };

/** What somebody says to prove who they are; `code` is null where none is asked for, or none was typed. */
export type Proof = { userName: string; password: string; code?: string | null };

/**
 * Whose name and password those are, and code where codes are on and `code` is not undefined. Every try counts before
 * it is looked at, and a name that is nobody's takes the same time, the same writing and the same answer as any other.
 * Throws `SIGN_IN_LOCKED`, `SIGN_IN_WRONG`, `SECOND_FACTOR_NEEDED`, `SECOND_FACTOR_WRONG`. Whoever goes on forgets the
 * tries: `forgetTries(proven.nameHash)`.
 */
export async function proveWho(ports: ProvingPorts, { userName, password, code }: Proof): Promise<Proven> {
  const { office, passwords, clock } = ports;
  const name = userNameSchema.safeParse(userName).data ?? null;
  const nameHash = hashOfSecret(name ?? userName);
  const { tries, lockedUntilMs, credentials } = await beginTry(office, { nameHash, name });
  if (tries === null) throw locked(lockedUntilMs - clock.now());
  const isRight = await passwords.matches(password, credentials?.password ?? null);
  const refuse = async (refusal: 'SIGN_IN_WRONG' | 'SECOND_FACTOR_WRONG') => {
    await noteWrong(office, { userId: credentials?.userId ?? null, result: refusal, isLocked: lockedUntilMs > 0 });
    return new AppError(refusal);
  };
  if (credentials === null || !isRight || credentials.isBlocked) throw await refuse('SIGN_IN_WRONG');
  if (credentials.isSecondFactorOn && code === null) throw new AppError('SECOND_FACTOR_NEEDED');
  if (credentials.isSecondFactorOn && code !== undefined && !(await takeCode(ports, credentials, code ?? ''))) {
    throw await refuse('SECOND_FACTOR_WRONG');
  }
  return { ...credentials, nameHash };
}

/** How long after they came in somebody without a password is taken to be still there. */
const freshMs = 10 * 60_000;

/**
 * That it is still the one who came in: by the password or, of who has none, by how lately that was. Gives whose tries
 * whoever goes on forgets. Throws what `proveWho` does, and `SIGN_IN_AGAIN`.
 */
export async function proveOwner(ports: ProvingPorts, { user, session }: SignedIn, password: string | null) {
  const { userName, hasPassword } = user;
  if (hasPassword) return (await proveWho(ports, { userName, password: password ?? '' })).nameHash;
  if (ports.clock.now() >= session.startedMs + freshMs) throw new AppError('SIGN_IN_AGAIN');
  return hashOfSecret(userName);
}

/** A code alone, of who has said who they are some other way. Every try counts, as with passwords. */
export async function proveWithCode(ports: ProvingPorts, user: ListedUser, code: string): Promise<string> {
  const { office, clock } = ports;
  const nameHash = hashOfSecret(user.userName);
  const { tries, lockedUntilMs, credentials } = await beginTry(office, { nameHash, name: user.userName });
  if (tries === null) throw locked(lockedUntilMs - clock.now());
  if (credentials !== null && (await takeCode(ports, credentials, code))) return nameHash;
  await noteWrong(office, { userId: user.id, result: 'SECOND_FACTOR_WRONG', isLocked: lockedUntilMs > 0 });
  throw new AppError('SECOND_FACTOR_WRONG');
}

function beginTry(office: DistrictOffice, { nameHash, name }: { nameHash: string; name: string | null }) {
  return office.enter(nobody.reach, async ({ accounts }) => {
    const tries = await accounts.beginTry(nameHash, lockMs);
    return {
      tries,
      lockedUntilMs: tries?.lockedUntilMs ?? (await accounts.lockedUntil(nameHash)),
      credentials: name === null ? null : await accounts.credentials(name),
    };
  });
}

type CodePorts = Pick<ProvingPorts, 'office' | 'secrets' | 'clock'>;

/** Whether it is a code of now, or of those on paper, which was not taken before; it is taken now. */
export async function takeCode(
  ports: CodePorts,
  { userId, secondFactor }: Pick<Credentials, 'userId' | 'secondFactor'>,
  code: string,
): Promise<boolean> {
  if (secondFactor === null) return false;
  const { office, secrets, clock } = ports;
  const onPaper = readRecoveryCode(code);
  if (onPaper !== null) return takeRecoveryCode(office, userId, onPaper);
  const digits = code.replaceAll(/\s/g, '');
  const step = secondFactorStep(secrets.open(secondFactor, userId), digits, clock.now());
  if (step === null) return false;
  return office.enter(nobody.reach, ({ accounts }) => accounts.takeSecondFactorStep(userId, step));
}

/** A recovery code as it is kept: 80 random bits need no slow hash; nobody's are alike. */
export function hashOfRecoveryCode(userId: string, code: string): string {
  return hashOfSecret(`${userId} ${code}`);
}

function takeRecoveryCode(office: DistrictOffice, userId: string, code: string): Promise<boolean> {
  return office.enter(nobody.reach, async ({ accounts, audit }) => {
    if (!(await accounts.takeRecoveryCode(userId, hashOfRecoveryCode(userId, code)))) return false;
    const user = await accounts.user(userId);
    if (user) await audit.append(actOf(user, null, 'account.recovery-code.use'));
    return true;
  });
}

function lockMs(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(firstLockMs * 2 ** (wrong - freeTries), longestLockMs);
}

function locked(waitMs: number): AppError {
  return new AppError('SIGN_IN_LOCKED', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });
}

type Wrong = { userId: string | null; result: string; isLocked: boolean };

async function noteWrong(office: DistrictOffice, { userId, result, isLocked }: Wrong): Promise<void> {
  const subject = userId === null ? null : ({ kind: 'user', id: userId } as const);
  const about: Omit<AuditAct, 'action'> = { actor: nobody.actor, subject, schoolId: null, reason: null, result };
  await office.enter(nobody.reach, async ({ audit }) => {
    await audit.append({ ...about, action: 'account.sign-in' });
    if (isLocked) await audit.append({ ...about, action: 'account.lock', result: 'done' });
  });
}
