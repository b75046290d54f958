import type { Role } from '../domain/district/account.ts';
import type { MissingFactor } from '../domain/district/missing-second-factor.ts';
import type { ProcedureNames } from './procedure-names.ts';
import type { peopleOfDistrictContract } from './server-contract.ts';

/** A procedure that people ask, such as `district.schools.add`. */
export type PeopleProcedure = ProcedureNames<typeof peopleOfDistrictContract>;

/** Who may ask something: anybody, whoever is signed in, or who has one of the roles. */
type Permission = 'anybody' | 'signed-in' | readonly Role[];

const district = ['administrator', 'technician'] as const;
const ofSchools = ['secretary', 'principal', 'inspector'] as const;

/**
 * Who may ask what. How far somebody sees is another thing: who is of schools sees those alone, whatever they ask
 * (`domain/district/account.ts`, and row-level security in Postgres).
 */
export const districtPermissions: Readonly<Record<PeopleProcedure, Permission>> = {
  'account.signIn': 'anybody',
  'account.link': 'anybody',
  'account.useLink': 'anybody',
  'account.signOut': 'signed-in',
  'account.me': 'signed-in',
  'account.changePassword': 'signed-in',
  'account.startSecondFactor': 'signed-in',
  'account.confirmSecondFactor': 'signed-in',
  'account.stopSecondFactor': 'signed-in',
  'account.proveSecondFactor': 'signed-in',
  'account.newRecoveryCodes': 'signed-in',
  'account.recoveryCodes': 'signed-in',
  'account.provider': 'anybody',
  'account.startProviderSignIn': 'anybody',
  'account.finishProviderSignIn': 'anybody',
  'account.sessions': 'signed-in',
  'account.endSession': 'signed-in',
  'account.endOtherSessions': 'signed-in',
  'district.schools.list': [...ofSchools, ...district],
  'district.schools.get': [...ofSchools, ...district],
  'district.schools.add': district,
  'district.schools.rename': district,
  'district.devices.list': [...ofSchools, ...district],
  'district.devices.createCode': ['principal', ...district],
  'district.devices.revoke': ['principal', ...district],
  'district.users.list': ['principal', 'administrator'],
  'district.users.invite': ['administrator'],
  'district.users.setRole': ['administrator'],
  'district.users.block': ['administrator'],
  'district.users.unblock': ['administrator'],
  'district.users.createLink': ['administrator'],
  'district.published.list': district,
  'district.published.get': district,
  'district.published.look': district,
  'district.published.publish': district,
  'district.published.publishTemplate': district,
  'district.published.putBack': district,
  'district.published.withdraw': district,
  'district.published.offer': district,
  'district.secondFactor.demanded': ['administrator'],
  'district.secondFactor.demand': ['administrator'],
  'district.planillas.list': ['inspector', 'administrator'],
  'district.planillas.page': ['inspector', 'administrator'],
  'district.planillas.export': ['inspector', 'administrator'],
  'district.audit.page': ['principal', 'inspector', 'administrator'],
  'district.audit.verify': district,
  'district.audit.export': ['principal', 'administrator'],
};

/** What may be asked in a session that wants a code: to turn codes off, of all things, is not among it. */
const withoutCode: ReadonlySet<PeopleProcedure> = new Set([
  'account.me',
  'account.proveSecondFactor',
  'account.signOut',
]);

/** What somebody of a role may ask, in a session that may lack something. */
export function capabilitiesOf(role: Role, missing: MissingFactor | null): PeopleProcedure[] {
  return peopleProcedures.filter((name) => isAllowed(name, role) && isReached(name, missing));
}

/** Whether what a session lacks leaves it something that its role may ask. */
export function isReached(name: PeopleProcedure, missing: MissingFactor | null): boolean {
  if (missing === null || districtPermissions[name] === 'anybody') return true;
  return missing === 'code' ? withoutCode.has(name) : name.startsWith('account.');
}

/** Whether a role, or nobody (null), may ask something. */
export function isAllowed(name: PeopleProcedure, role: Role | null): boolean {
  const permission = districtPermissions[name];
  if (permission === 'anybody') return true;
  return role !== null && (permission === 'signed-in' || permission.includes(role));
}

const peopleProcedures = Object.keys(districtPermissions) as PeopleProcedure[];
