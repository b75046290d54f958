import { isStrongPassword } from '../../domain/district/account.ts';
import type { AuditAction } from '../../domain/district/audit.ts';
import { AppError } from '../../domain/errors.ts';
import type { Session } from '../../ports/account-repository.ts';
import type { OfficeWork } from '../../ports/district-office.ts';
import { actOf } from './begin-session.ts';
import { nobody, type SignedIn } from './callers.ts';
import { type ProvingPorts, proveWho } from './prove-who.ts';

/** What somebody who is signed in does with what is theirs alone. */
export type OwnAccount = {
  /** Ends every other session. Throws `PASSWORD_WEAK` and what `proveWho` does. */
  changePassword(who: SignedIn, change: { password: string; newPassword: string }): Promise<void>;
  sessions(who: SignedIn): Promise<(Session & { isThisOne: boolean })[]>;
  /** Throws `NOT_IN_DISTRICT` for what is no session of theirs. */
  endSession(who: SignedIn, sessionId: string): Promise<void>;
  /** How many others there were. */
  endOtherSessions(who: SignedIn): Promise<number>;
};

export type OwnAccountPorts = ProvingPorts & { randomBytes: (length: number) => Uint8Array };

/** Password and sessions of who is signed in. */
export function createOwnAccount(ports: OwnAccountPorts): OwnAccount {
  const { office, passwords } = ports;
  /** Does something with one's own account and writes it down. */
  const change = <Result>(who: SignedIn, action: AuditAction, work: (office: OfficeWork) => Promise<Result>) =>
    office.enter(nobody.reach, async (inside) => {
      const result = await work(inside);
      await inside.audit.append(actOf(who.user, who.session.id, action));
      return result;
    });

  return {
    async changePassword(who, { password, newPassword }) {
      if (!isStrongPassword(newPassword, who.user.userName)) throw new AppError('PASSWORD_WEAK');
      const { nameHash } = await proveWho(ports, { userName: who.user.userName, password });
      const hash = await passwords.hash(newPassword);
      await change(who, 'account.password.change', async ({ accounts }) => {
        await accounts.forgetTries(nameHash);
        await accounts.setPassword(who.user.id, hash);
        await accounts.endSessions(who.user.id, { but: who.session.id });
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
