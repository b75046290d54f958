import { type AccountState, fitsRole, type Role } from '../../domain/district/account.ts';
import type { AuditAction } from '../../domain/district/audit.ts';
import { AppError } from '../../domain/errors.ts';
import type { AccountRepository, ListedUser, OneTimeLink } from '../../ports/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictOffice, OfficeWork } from '../../ports/district-office.ts';
import { type Caller, machine, schoolOf } from './callers.ts';
import { createToken, hashOfSecret } from './one-time-tokens.ts';

const day = 24 * 60 * 60_000;
/** The first administrator is beside the server; others are handed their link when they are seen. */
const lifeOfLinksMs = { 'first-administrator': day, invitation: 7 * day, 'new-password': day } as const;

/** A link to hand to somebody: what follows the server's address. */
export type HandedLink = { path: string; expiresMs: number };

export type NewUser = { userName: string; fullName: string; role: Role; schoolIds: readonly string[] };
type WithReason<Change> = Change & { userId: string; reason: string };

/** Throws `NOT_IN_DISTRICT` for whom the caller does not see, `LAST_ADMINISTRATOR` where nobody would be left. */
export type DistrictUsers = {
  list(caller: Caller): Promise<ListedUser[]>;
  /** Throws `USER_NAME_TAKEN`, and `INVALID_INPUT` where the schools do not fit the role. */
  invite(caller: Caller, user: NewUser): Promise<HandedLink & { userId: string }>;
  setRole(caller: Caller, change: WithReason<{ role: Role; schoolIds: readonly string[] }>): Promise<void>;
  block(caller: Caller, change: WithReason<object>): Promise<void>;
  unblock(caller: Caller, change: WithReason<object>): Promise<AccountState>;
  createLink(caller: Caller, change: WithReason<{ turnsSecondFactorOff: boolean }>): Promise<HandedLink>;
  /** A link for an administrator who is not entered yet, given to whoever sits at the server. */
  createFirstLink(): Promise<HandedLink>;
  hasAdministrator(): Promise<boolean>;
};

export type DistrictUsersPorts = {
  office: DistrictOffice;
  clock: Clock;
  randomBytes: (length: number) => Uint8Array;
  createId: () => string;
};

/** What is done with the people of a district, each with its line in the audit. */
export function createDistrictUsers({ office, clock, randomBytes, createId }: DistrictUsersPorts): DistrictUsers {
  async function handLink(accounts: AccountRepository, link: Omit<OneTimeLink, 'expiresMs'>): Promise<HandedLink> {
    const token = createToken(randomBytes);
    const expiresMs = clock.now() + lifeOfLinksMs[link.purpose];
    await accounts.keepLink({ ...link, expiresMs, tokenHash: hashOfSecret(token) });
    // What follows # is never sent, so it stands in no log of who passes the address on.
    return { path: `/#/enlace/${token}`, expiresMs };
  }

  /** Changes somebody whom the caller sees, and writes it down. */
  function change<Result>(
    caller: Caller,
    { userId, reason, action }: WithReason<{ action: AuditAction }>,
    work: (inside: OfficeWork, user: ListedUser) => Promise<Result>,
  ): Promise<Result> {
    return office.enter(caller.reach, async (inside) => {
      const user = await inside.accounts.user(userId);
      if (user === null) throw new AppError('NOT_IN_DISTRICT');
      const result = await work(inside, user);
      const subject = { kind: 'user', id: userId } as const;
      const about = { subject, schoolId: schoolOf(user), reason, result: 'done' };
      await inside.audit.append({ actor: caller.actor, action, ...about });
      return result;
    });
  }

  return {
    list: ({ reach }) => office.enter(reach, ({ accounts }) => accounts.users()),
    async invite(caller, { schoolIds, ...user }) {
      const userId = createId();
      return office.enter(caller.reach, async (inside) => {
        await demandSchools(inside, user.role, schoolIds);
        if (!(await inside.accounts.addUser({ ...user, id: userId, schoolIds }))) {
          throw new AppError('USER_NAME_TAKEN', { name: user.userName });
        }
        const link = await handLink(inside.accounts, { purpose: 'invitation', userId, turnsSecondFactorOff: false });
        const subject = { kind: 'user', id: userId } as const;
        const about = { subject, schoolId: schoolIds.length === 1 ? (schoolIds[0] ?? null) : null, reason: null };
        await inside.audit.append({ actor: caller.actor, action: 'user.invite', ...about, result: 'done' });
        return { ...link, userId };
      });
    },
    setRole: (caller, { role, schoolIds, ...who }) =>
      change(caller, { ...who, action: 'user.role' }, async (inside, user) => {
        await demandSchools(inside, role, schoolIds);
        if (role !== 'administrator') await demandAnotherAdministrator(inside, user);
        await inside.accounts.setRole(user.id, role, schoolIds);
        await inside.accounts.endSessions(user.id);
      }),
    block: (caller, who) =>
      change(caller, { ...who, action: 'user.block' }, async (inside, user) => {
        await demandAnotherAdministrator(inside, user);
        await inside.accounts.setBlocked(user.id, true);
        await inside.accounts.endSessions(user.id);
      }),
    unblock: (caller, who) =>
      change(caller, { ...who, action: 'user.unblock' }, async ({ accounts }, user) => {
        await accounts.setBlocked(user.id, false);
        return (await accounts.user(user.id))?.state ?? 'active';
      }),
    createLink: (caller, { turnsSecondFactorOff, ...who }) =>
      change(
        caller,
        { ...who, action: turnsSecondFactorOff ? 'user.second-factor.reset' : 'user.link' },
        ({ accounts }, { id: userId, state }) => {
          const purpose = state === 'invited' ? 'invitation' : 'new-password';
          return handLink(accounts, { purpose, userId, turnsSecondFactorOff });
        },
      ),
    createFirstLink: () =>
      office.enter(machine.reach, async ({ accounts, audit }) => {
        const first = { purpose: 'first-administrator', userId: null, turnsSecondFactorOff: false } as const;
        const link = await handLink(accounts, first);
        const about = { subject: null, schoolId: null, reason: null, result: 'done' };
        await audit.append({ actor: machine.actor, action: 'user.link', ...about });
        return link;
      }),
    hasAdministrator: () =>
      office.enter(machine.reach, async ({ accounts }) => (await accounts.countAdministrators()) > 0),
  };
}

async function demandSchools({ registry }: OfficeWork, role: Role, schoolIds: readonly string[]): Promise<void> {
  if (!fitsRole(role, schoolIds.length)) throw new AppError('INVALID_INPUT', { detail: 'schoolIds' });
  const known = new Set((await registry.schools()).map(({ id }) => id));
  const named = new Set(schoolIds);
  if (named.size < schoolIds.length) throw new AppError('INVALID_INPUT', { detail: 'schoolIds' });
  if (schoolIds.some((id) => !known.has(id))) throw new AppError('NOT_IN_DISTRICT');
}

/** Throws where nobody would be left who administers the district. */
async function demandAnotherAdministrator({ accounts }: OfficeWork, { role, state }: ListedUser): Promise<void> {
  if (role !== 'administrator' || state !== 'active') return;
  if ((await accounts.countAdministrators()) < 2) throw new AppError('LAST_ADMINISTRATOR');
}
