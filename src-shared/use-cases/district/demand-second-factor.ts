import type { Role } from '../../domain/district/account.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import type { Caller } from './callers.ts';

/** Of the people of which roles a second factor is demanded. */
export type SecondFactorDemand = {
  roles(caller: Caller): Promise<Role[]>;
  demand(caller: Caller, change: { roles: readonly Role[]; reason: string }): Promise<void>;
};

/** What the district demands of who comes in, each change with its line in the audit. */
export function createSecondFactorDemand(office: DistrictOffice): SecondFactorDemand {
  return {
    roles: ({ reach }) => office.enter(reach, ({ accounts }) => accounts.demandedRoles()),
    demand: ({ reach, actor }, { roles, reason }) =>
      office.enter(reach, async ({ accounts, audit }) => {
        await accounts.setDemandedRoles(roles);
        const about = { subject: null, schoolId: null, reason, result: 'done' };
        await audit.append({ actor, action: 'user.second-factor.demand', ...about });
      }),
  };
}
