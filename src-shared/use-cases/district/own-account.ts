import { isStrongPassword } from '../../domain/district/account.ts';
import type { AuditAction } from '../../domain/district/audit.ts';
import { createSecondFactor, secondFactorUri } from '../../domain/district/second-factor.ts';
import { AppError } from '../../domain/errors.ts';
import type { Session } from '../../ports/account-repository.ts';
import type { OfficeWork } from '../../ports/district-office.ts';
import { callerOf, nobody, type SignedIn, schoolOf } from './callers.ts';
import { type ProvingPorts, proveWho, takeCode } from './prove-who.ts';

/** What somebody who is signed in does with what is theirs alone. */
export type OwnAccount = {
  /** Ends every other session. Throws `PASSWORD_WEAK` and what `proveWho` does. */
  changePassword(who: SignedIn, change: { password: string; newPassword: string }): Promise<void>;
  /** A secret for the telephone, which is on with the first code. Throws what `proveWho` does. */
  startSecondFactor(who: SignedIn, password: string): Promise<{ secret: string; uri: string }>;
  /** Throws `SECOND_FACTOR_WRONG`. */
  confirmSecondFactor(who: SignedIn, code: string): Promise<void>;
  stopSecondFactor(who: SignedIn, password: string): Promise<void>;
  sessions(who: SignedIn): Promise<(Session & { isThisOne: boolean })[]>;
  /** Throws `NOT_IN_DISTRICT` for what is no session of theirs. */
  endSession(who: SignedIn, sessionId: string): Promise<void>;
  /** How many others there were. */
  endOtherSessions(who: SignedIn): Promise<number>;
};

export type OwnAccountPorts = ProvingPorts & { randomBytes: (length: number) => Uint8Array };

/** Passwords, codes and sessions of who is signed in. */
export function createOwnAccount(ports: OwnAccountPorts): OwnAccount {
  const { office, passwords, secrets, randomBytes } = ports;
  const prove = async ({ user }: SignedIn, password: string) => {
    const { nameHash } = await proveWho(ports, { userName: user.userName, password });
    return nameHash;
  };
  /** Does something with one's own account and writes it down. */
  const change = <Result>(who: SignedIn, action: AuditAction, work: (office: OfficeWork) => Promise<Result>) =>
    office.enter(nobody.reach, async (inside) => {
      const result = await work(inside);
      await inside.audit.append({ ...ownAct(who), action });
      return result;
    });

  return {
    async changePassword(who, { password, newPassword }) {
      if (!isStrongPassword(newPassword, who.user.userName)) throw new AppError('PASSWORD_WEAK');
      const nameHash = await prove(who, password);
      const hash = await passwords.hash(newPassword);
      await change(who, 'account.password.change', async ({ accounts }) => {
        await accounts.forgetTries(nameHash);
        await accounts.setPassword(who.user.id, hash);
        await accounts.endSessions(who.user.id, { but: who.session.id });
      });
    },
    async startSecondFactor(who, password) {
      const { id, userName, hasSecondFactor } = who.user;
      // One that is on is turned off before another is begun: nobody is left with neither.
      if (hasSecondFactor) throw new AppError('INVALID_INPUT', { detail: 'hasSecondFactor' });
      const nameHash = await prove(who, password);
      const secret = createSecondFactor(randomBytes);
      await office.enter(nobody.reach, async ({ accounts }) => {
        await accounts.forgetTries(nameHash);
        await accounts.setSecondFactor(id, secrets.seal(secret, id), false);
      });
      return { secret, uri: secondFactorUri(secret, userName) };
    },
    async confirmSecondFactor(who, code) {
      const { id, userName } = who.user;
      const credentials = await office.enter(nobody.reach, ({ accounts }) => accounts.credentials(userName));
      if (credentials === null || !(await takeCode(ports, credentials, code))) {
        throw new AppError('SECOND_FACTOR_WRONG');
      }
      await change(who, 'account.second-factor.on', ({ accounts }) =>
        accounts.setSecondFactor(id, credentials.secondFactor, true),
      );
    },
    async stopSecondFactor(who, password) {
      const nameHash = await prove(who, password);
      await change(who, 'account.second-factor.off', async ({ accounts }) => {
        await accounts.forgetTries(nameHash);
        await accounts.setSecondFactor(who.user.id, null, false);
      });
    },
    sessions: ({ user, session }) =>
      office.enter(nobody.reach, async ({ accounts }) => {
        const found = await accounts.sessions(user.id);
        return found.map((each) => ({ ...each, isThisOne: each.id === session.id }));
      }),
    async endSession(who, sessionId) {
      await change(who, 'account.session.end', async ({ accounts }) => {
        const ended = await accounts.endSessions(who.user.id, { only: sessionId });
        if (ended === 0) throw new AppError('NOT_IN_DISTRICT');
      });
    },
    endOtherSessions: (who) =>
      change(who, 'account.session.end', ({ accounts }) => accounts.endSessions(who.user.id, { but: who.session.id })),
  };
}

function ownAct(who: SignedIn) {
  return {
    actor: callerOf(who).actor,
    subject: { kind: 'user', id: who.user.id },
    schoolId: schoolOf(who.user),
    reason: null,
    result: 'done',
  } as const;
}
