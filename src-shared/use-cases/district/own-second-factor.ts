import { createRecoveryCodes } from '../../domain/district/recovery-codes.ts';
import { createSecondFactor, secondFactorUri } from '../../domain/district/second-factor.ts';
import { AppError } from '../../domain/errors.ts';
import type { AccountRepository } from '../../ports/account-repository.ts';
import { actOf, lookAt } from './begin-session.ts';
import { nobody, type SignedIn } from './callers.ts';
import type { OwnAccountPorts } from './own-account.ts';
import { hashOfRecoveryCode, proveOwner, proveWithCode, takeCode } from './prove-who.ts';

/** What somebody who is signed in does with the codes of their telephone; the password is null for who has none. */
export type OwnSecondFactor = {
  /** A secret for the telephone, which is on with the first code. Throws what `proveOwner` does. */
  start(who: SignedIn, password: string | null): Promise<{ secret: string; uri: string }>;
  /** Recovery codes, which are not told again. Throws `SECOND_FACTOR_WRONG`. */
  confirm(who: SignedIn, code: string): Promise<string[]>;
  /** Throws what `proveOwner` does. */
  stop(who: SignedIn, password: string | null): Promise<void>;
  /** Types a code into a session that began without. Throws `SECOND_FACTOR_WRONG`, `SIGN_IN_LOCKED`. */
  prove(who: SignedIn, code: string): Promise<SignedIn>;
  /** Recovery codes in place of those that were left. Throws what `proveOwner` does. */
  newRecoveryCodes(who: SignedIn, password: string | null): Promise<string[]>;
  recoveryCodesLeft(who: SignedIn): Promise<number>;
};

/** The second factor of who is signed in. */
export function createOwnSecondFactor(ports: OwnAccountPorts): OwnSecondFactor {
  const { office, secrets, clock, randomBytes } = ports;
  async function keepNewCodes(accounts: AccountRepository, userId: string): Promise<string[]> {
    const codes = createRecoveryCodes(randomBytes);
    const hashes = codes.map((code) => hashOfRecoveryCode(userId, code));
    await accounts.keepRecoveryCodes(userId, hashes);
    return codes;
  }

  return {
    async start(who, password) {
      const { id, userName } = who.user;
      demandState(who, false);
      const nameHash = await proveOwner(ports, who, password);
      const secret = createSecondFactor(randomBytes);
      await office.enter(nobody.reach, async ({ accounts }) => {
        await accounts.forgetTries(nameHash);
        await accounts.setSecondFactor(id, secrets.seal(secret, id), false);
      });
      return { secret, uri: secondFactorUri(secret, userName) };
    },
    async confirm(who, code) {
      const { user, session } = who;
      demandState(who, false);
      const credentials = await office.enter(nobody.reach, ({ accounts }) => accounts.credentials(user.userName));
      if (credentials === null || !(await takeCode(ports, credentials, code))) {
        throw new AppError('SECOND_FACTOR_WRONG');
      }
      return office.enter(nobody.reach, async ({ accounts, audit }) => {
        await accounts.setSecondFactor(user.id, credentials.secondFactor, true);
        await accounts.noteCodeTyped(session.id);
        await audit.append(actOf(user, session.id, 'account.second-factor.on'));
        return keepNewCodes(accounts, user.id);
      });
    },
    async stop(who, password) {
      const { user, session } = who;
      const nameHash = await proveOwner(ports, who, password);
      await office.enter(nobody.reach, async ({ accounts, audit }) => {
        await accounts.forgetTries(nameHash);
        await accounts.setSecondFactor(user.id, null, false);
        await audit.append(actOf(user, session.id, 'account.second-factor.off'));
      });
    },
    async prove(who, code) {
      const { user, session } = who;
      demandState(who, true);
      const nameHash = await proveWithCode(ports, user, code);
      return office.enter(nobody.reach, async (work) => {
        await work.accounts.forgetTries(nameHash);
        await work.accounts.noteCodeTyped(session.id);
        await work.audit.append(actOf(user, session.id, 'account.second-factor.prove'));
        return lookAt(work, { user, session: { ...session, secondFactor: 'code' } }, clock.now());
      });
    },
    async newRecoveryCodes(who, password) {
      const { user, session } = who;
      demandState(who, true);
      const nameHash = await proveOwner(ports, who, password);
      return office.enter(nobody.reach, async ({ accounts, audit }) => {
        await accounts.forgetTries(nameHash);
        await audit.append(actOf(user, session.id, 'account.recovery-codes.make'));
        return keepNewCodes(accounts, user.id);
      });
    },
    recoveryCodesLeft: ({ user }) => office.enter(nobody.reach, ({ accounts }) => accounts.countRecoveryCodes(user.id)),
  };
}

/** One that is on is turned off before another is begun: nobody is left with neither. */
function demandState({ user: { hasSecondFactor } }: SignedIn, isOn: boolean): void {
  if (hasSecondFactor !== isOn) throw new AppError('INVALID_INPUT', { detail: 'hasSecondFactor' });
}
