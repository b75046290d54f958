import { isStrongPassword, type Role } from '../../domain/district/account.ts';
import { AppError } from '../../domain/errors.ts';
import type { ListedUser, OneTimeLink } from '../../ports/account-repository.ts';
import type { OfficeWork } from '../../ports/district-office.ts';
import type { School } from '../../ports/district-registry.ts';
import { actOf, type BeginningPorts, type Begun, beginSession, hasEnded, lookAt } from './begin-session.ts';
import { nobody, type SignedIn } from './callers.ts';
import { hashOfSecret } from './one-time-tokens.ts';
import { type Proof, type ProvingPorts, proveWho, proveWithCode } from './prove-who.ts';
import { unlessFull } from './unless-full.ts';

/** How exactly it is known when a session was last used. */
const noteEveryMs = 60_000;

/** What somebody does with a one-time link; the names are the first administrator's. */
export type LinkUse = {
  token: string;
  password: string;
  code: string | null;
  userName: string | null;
  fullName: string | null;
};

/** What a one-time link is for. */
export type LinkView = Pick<OneTimeLink, 'purpose' | 'expiresMs'> & {
  userName: string | null;
  fullName: string | null;
  role: Role;
  schools: School[];
};

export type SignIn = {
  /** Throws what `proveWho` does. */
  signIn(proof: Proof & { code: string | null }, program: string): Promise<Begun>;
  /** Whose session it is; null where it ended. What nobody does, but a page by itself, keeps no session open. */
  resume(token: string, options?: { isUse: boolean }): Promise<SignedIn | null>;
  signOut(signedIn: SignedIn): Promise<void>;
  /** Throws `LINK_WRONG`. */
  link(token: string): Promise<LinkView>;
  /** Throws `LINK_WRONG`, `PASSWORD_WEAK`, `USER_NAME_TAKEN`, and what `proveWho` does of codes. */
  useLink(use: LinkUse, program: string): Promise<Begun>;
};

export type SignInPorts = ProvingPorts & BeginningPorts;

/** Lets people in to the district's server. */
export function createSignIn(ports: SignInPorts): SignIn {
  const { office, clock } = ports;
  return {
    async signIn(proof, program) {
      const { userId, nameHash, isSecondFactorOn } = await proveWho(ports, proof);
      return office.enter(nobody.reach, async (work) => {
        await work.accounts.forgetTries(nameHash);
        const secondFactor = isSecondFactorOn ? 'code' : null;
        return beginSession(ports, work, { userId, program, secondFactor, action: 'account.sign-in' });
      });
    },
    async resume(token, { isUse } = { isUse: true }) {
      const nowMs = clock.now();
      const resumed = await office.enter(nobody.reach, async (work) => {
        const session = await work.accounts.session(hashOfSecret(token));
        if (session === null || hasEnded(session, nowMs)) return null;
        const user = await work.accounts.user(session.userId);
        if (user === null || user.state !== 'active') return null;
        const isNoted = isUse && nowMs >= session.lastUsedMs + noteEveryMs;
        return { signedIn: await lookAt(work, { user, session }, nowMs), toNote: isNoted ? session.id : null };
      });
      if (resumed === null) return null;
      if (resumed.toNote !== null) await noteUse(resumed.toNote, nowMs);
      return resumed.signedIn;
    },
    signOut: ({ user, session }) =>
      office.enter(nobody.reach, async ({ accounts, audit }) => {
        await accounts.endSessions(user.id, { only: session.id });
        await audit.append(actOf(user, session.id, 'account.sign-out'));
      }),
    link: (token) => office.enter(nobody.reach, async (work) => viewOf(await demandLink(work, token))),
    useLink: (use, program) => useLink(ports, use, program),
  };

  /** Apart: where the database has no room it notes nothing, and what is there can still be read. */
  async function noteUse(sessionId: string, nowMs: number): Promise<void> {
    await office.enter(nobody.reach, ({ accounts }) => accounts.noteSessionUse(sessionId, nowMs)).catch(unlessFull);
  }
}

type FoundLink = { link: OneTimeLink; user: ListedUser | null };

async function demandLink({ accounts }: OfficeWork, token: string): Promise<FoundLink> {
  const link = await accounts.link(hashOfSecret(token));
  if (link === null) throw new AppError('LINK_WRONG');
  if (link.userId === null) return { link, user: null };
  const user = await accounts.user(link.userId);
  if (user === null || user.state === 'blocked') throw new AppError('LINK_WRONG');
  return { link, user };
}

function viewOf({ link: { purpose, expiresMs }, user }: FoundLink): LinkView {
  if (user === null) {
    return { purpose, expiresMs, userName: null, fullName: null, role: 'administrator', schools: [] };
  }
  const { userName, fullName, role, schools } = user;
  return { purpose, expiresMs, userName, fullName, role, schools };
}

async function useLink(ports: SignInPorts, use: LinkUse, program: string): Promise<Begun> {
  const { office, passwords, createId } = ports;
  const found = await office.enter(nobody.reach, (work) => demandLink(work, use.token));
  const userName = found.user?.userName ?? use.userName;
  if (userName === null || (found.user === null && use.fullName === null)) {
    throw new AppError('INVALID_INPUT', { detail: 'userName, fullName' });
  }
  if (!isStrongPassword(use.password, userName)) throw new AppError('PASSWORD_WEAK');
  await demandCode(ports, found, use.code);
  const hash = await passwords.hash(use.password);
  return office.enter(nobody.reach, async (work) => {
    const { accounts } = work;
    if (!(await accounts.takeLink(hashOfSecret(use.token)))) throw new AppError('LINK_WRONG');
    const userId = found.user?.id ?? createId();
    if (found.user === null) {
      const first = {
        id: userId,
        userName,
        fullName: use.fullName ?? '',
        role: 'administrator',
        schoolIds: [],
      } as const;
      if (!(await accounts.addUser(first))) throw new AppError('USER_NAME_TAKEN', { name: userName });
    }
    await accounts.setPassword(userId, hash);
    if (found.link.turnsSecondFactorOff) await accounts.setSecondFactor(userId, null, false);
    const hasCode = found.user?.hasSecondFactor && !found.link.turnsSecondFactorOff;
    await accounts.endSessions(userId);
    await accounts.forgetTries(hashOfSecret(userName));
    const secondFactor = hasCode ? 'code' : null;
    return beginSession(ports, work, { userId, program, secondFactor, action: 'account.link.use' });
  });
}

/** Who holds a link for a new password still has to have the telephone, unless the link is for who lost it. */
async function demandCode(ports: SignInPorts, { link, user }: FoundLink, code: string | null): Promise<void> {
  if (user === null || !user.hasSecondFactor || link.turnsSecondFactorOff) return;
  if (code === null) throw new AppError('SECOND_FACTOR_NEEDED');
  await proveWithCode(ports, user, code);
}
