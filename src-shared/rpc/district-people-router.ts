import type { Me } from '../contract/accounts-contract.ts';
import { capabilitiesOf } from '../contract/district-permissions.ts';
import { worksInLibraries } from '../contract/school-permissions.ts';
import { districtRoles } from '../domain/district/account.ts';
import { formatEnrolmentCode } from '../domain/sync/enrolment.ts';
import type { Begun } from '../use-cases/district/begin-session.ts';
import { callerOf, type SignedIn } from '../use-cases/district/callers.ts';
import type { SecondFactorDemand } from '../use-cases/district/demand-second-factor.ts';
import type { Enrolment } from '../use-cases/district/enrol-devices.ts';
import type { DistrictSchools } from '../use-cases/district/manage-schools.ts';
import type { DistrictUsers } from '../use-cases/district/manage-users.ts';
import type { OwnAccount } from '../use-cases/district/own-account.ts';
import type { OwnSecondFactor } from '../use-cases/district/own-second-factor.ts';
import type { Publishing } from '../use-cases/district/publish.ts';
import type { AuditReading } from '../use-cases/district/read-audit.ts';
import type { DistrictPlanillas } from '../use-cases/district/read-planillas.ts';
import type { ReadPublicationFile } from '../use-cases/district/read-publication-file.ts';
import type { SignIn } from '../use-cases/district/sign-in.ts';
import type { ProviderSignIn } from '../use-cases/district/sign-in-by-provider.ts';
import {
  createPeopleBase,
  type PeopleBase,
  type PersonContext,
  type PersonReply,
  who,
} from './district-people-base.ts';
import { answerPublished } from './published-router.ts';

export type PeopleServices = {
  signIn: SignIn;
  provider: ProviderSignIn;
  ownAccount: OwnAccount;
  ownSecondFactor: OwnSecondFactor;
  secondFactorDemand: SecondFactorDemand;
  schools: DistrictSchools;
  users: DistrictUsers;
  publishing: Publishing;
  readPublicationFile: ReadPublicationFile;
  audit: AuditReading;
  enrolment: Enrolment;
  planillas: DistrictPlanillas;
  /** The program's. */
  version: string;
  /** Whether the libraries of schools are kept here too, for browsers. */
  keepsLibraries: boolean;
};

/** What people ask of the district's server, answered. */
export function createPeopleRouter(services: PeopleServices) {
  const people = createPeopleBase(services.audit);
  return people.router({
    account: answerAccount(people.account, services),
    district: {
      schools: answerSchools(people.district.schools, services),
      devices: answerDevices(people.district.devices, services),
      users: answerUsers(people.district.users, services),
      published: answerPublished(people.district.published, services),
      secondFactor: answerDemand(people.district.secondFactor, services),
      audit: answerAudit(people.district.audit, services),
      planillas: answerPlanillas(people.district.planillas, services),
    },
  });
}

export type PeopleRouter = ReturnType<typeof createPeopleRouter>;

function answerAccount(account: PeopleBase['account'], services: PeopleServices) {
  const { signIn, ownAccount, provider } = services;
  return account.router({
    ...answerSecondFactor(account, services),
    provider: account.provider.handler(() => ({ name: provider.name })),
    startProviderSignIn: account.startProviderSignIn.handler(async ({ context }) => {
      const { url, ...errand } = await provider.begin();
      context.reply.errand = errand;
      return { url };
    }),
    finishProviderSignIn: account.finishProviderSignIn.handler(async ({ input: { search }, context }) => {
      const { errandToken: token, program } = context;
      return begin(services, context.reply, await provider.finish({ token, search, program }));
    }),
    signIn: account.signIn.handler(async ({ input, context }) =>
      begin(services, context.reply, await signIn.signIn(input, context.program)),
    ),
    signOut: account.signOut.handler(async ({ context }) => {
      const { session } = who(context);
      await signIn.signOut(who(context));
      context.reply.session = null;
      // Who leaves here has left, whether or not the provider answers.
      return { leaveUrl: await provider.leaveUrl(session).catch(() => null) };
    }),
    me: account.me.handler(({ context }) => toMe(services, who(context))),
    link: account.link.handler(({ input }) => signIn.link(input.token)),
    useLink: account.useLink.handler(async ({ input, context }) =>
      begin(services, context.reply, await signIn.useLink(input, context.program)),
    ),
    changePassword: account.changePassword.handler(({ input, context }) =>
      ownAccount.changePassword(who(context), input),
    ),
    sessions: account.sessions.handler(({ context }) => ownAccount.sessions(who(context))),
    endSession: account.endSession.handler(({ input, context }) =>
      ownAccount.endSession(who(context), input.sessionId),
    ),
    endOtherSessions: account.endOtherSessions.handler(async ({ context }) => ({
      ended: await ownAccount.endOtherSessions(who(context)),
    })),
  });
}

function answerSecondFactor(account: PeopleBase['account'], services: PeopleServices) {
  const { ownSecondFactor: own } = services;
  return {
    startSecondFactor: account.startSecondFactor.handler(({ input, context }) =>
      own.start(who(context), input.password),
    ),
    confirmSecondFactor: account.confirmSecondFactor.handler(async ({ input, context }) => ({
      recoveryCodes: await own.confirm(who(context), input.code),
    })),
    stopSecondFactor: account.stopSecondFactor.handler(({ input, context }) => own.stop(who(context), input.password)),
    proveSecondFactor: account.proveSecondFactor.handler(async ({ input, context }) =>
      toMe(services, await own.prove(who(context), input.code)),
    ),
    newRecoveryCodes: account.newRecoveryCodes.handler(async ({ input, context }) => ({
      recoveryCodes: await own.newRecoveryCodes(who(context), input.password),
    })),
    recoveryCodes: account.recoveryCodes.handler(async ({ context }) => ({
      left: await own.recoveryCodesLeft(who(context)),
    })),
  };
}

type Keeping = Pick<PeopleServices, 'keepsLibraries'>;

function begin(keeping: Keeping, reply: PersonReply, { token, signedIn }: Begun): Me {
  reply.session = { token, endsMs: signedIn.session.endsMs };
  return toMe(keeping, signedIn);
}

function toMe({ keepsLibraries }: Keeping, { user, session, missing, isSecondFactorDemanded }: SignedIn): Me {
  const { id, userName, fullName, role, schools, hasPassword, hasSecondFactor, secondFactorDueMs } = user;
  return {
    ...{ id, userName, fullName, role, hasPassword, hasSecondFactor, missing },
    secondFactorDueMs: isSecondFactorDemanded && !hasSecondFactor ? secondFactorDueMs : null,
    schools: districtRoles.has(role) ? [] : schools,
    capabilities: capabilitiesOf(role, missing),
    worksInSchools: keepsLibraries && missing === null && worksInLibraries(role),
    sessionEndsMs: session.endsMs,
  };
}

const caller = (context: PersonContext) => callerOf(who(context));

function answerSchools(schools: PeopleBase['district']['schools'], services: PeopleServices) {
  return schools.router({
    list: schools.list.handler(({ context }) => services.schools.list(caller(context))),
    get: schools.get.handler(({ input, context }) => services.schools.get(caller(context), input.schoolId)),
    add: schools.add.handler(async ({ input, context }) => ({
      schoolId: await services.schools.add(caller(context), input.name),
    })),
    rename: schools.rename.handler(({ input: { schoolId: id, name }, context }) =>
      services.schools.rename(caller(context), { id, name }),
    ),
  });
}

function answerDevices(devices: PeopleBase['district']['devices'], { schools, enrolment, version }: PeopleServices) {
  return devices.router({
    list: devices.list.handler(async ({ context }) => ({ version, devices: await schools.pcs(caller(context)) })),
    createCode: devices.createCode.handler(async ({ input, context }) => {
      const { code, expiresMs } = await enrolment.createCode(input.schoolId, caller(context));
      return { code: formatEnrolmentCode(code), expiresMs };
    }),
    revoke: devices.revoke.handler(({ input: { deviceId: id, reason }, context }) =>
      schools.revoke(caller(context), { id, reason }),
    ),
  });
}

function answerUsers(users: PeopleBase['district']['users'], services: PeopleServices) {
  return users.router({
    list: users.list.handler(({ context }) => services.users.list(caller(context))),
    invite: users.invite.handler(({ input, context }) => services.users.invite(caller(context), input)),
    setRole: users.setRole.handler(({ input, context }) => services.users.setRole(caller(context), input)),
    block: users.block.handler(({ input, context }) => services.users.block(caller(context), input)),
    unblock: users.unblock.handler(async ({ input, context }) => ({
      state: await services.users.unblock(caller(context), input),
    })),
    createLink: users.createLink.handler(({ input, context }) => services.users.createLink(caller(context), input)),
  });
}

function answerDemand(secondFactor: PeopleBase['district']['secondFactor'], { secondFactorDemand }: PeopleServices) {
  return secondFactor.router({
    demanded: secondFactor.demanded.handler(async ({ context }) => ({
      roles: await secondFactorDemand.roles(caller(context)),
    })),
    demand: secondFactor.demand.handler(({ input, context }) => secondFactorDemand.demand(caller(context), input)),
  });
}

function answerAudit(audit: PeopleBase['district']['audit'], services: PeopleServices) {
  return audit.router({
    page: audit.page.handler(({ input: { filter, before = null, limit }, context }) =>
      services.audit.page(caller(context), { filter, before, limit }),
    ),
    verify: audit.verify.handler(() => services.audit.verify()),
    export: audit.export.handler(async ({ input, context }) => {
      const chunks = await services.audit.export(caller(context), input);
      context.reply.download = { fileName: 'auditoria.csv', type: 'text/csv; charset=utf-8', chunks };
      return '';
    }),
  });
}

const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

function answerPlanillas(planillas: PeopleBase['district']['planillas'], services: PeopleServices) {
  return planillas.router({
    list: planillas.list.handler(async ({ context }) => ({
      planillas: await services.planillas.list(caller(context)),
    })),
    page: planillas.page.handler(({ input: { text, state, ...asked }, context }) =>
      services.planillas.page(caller(context), { ...asked, filter: { text, state } }),
    ),
    export: planillas.export.handler(async ({ input, context }) => {
      const chunks = await services.planillas.export(caller(context), input);
      context.reply.download = { fileName: `planilla.${input.format}`, type: fileTypes[input.format], chunks };
      return '';
    }),
  });
}
