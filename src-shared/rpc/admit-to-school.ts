import { type SchoolProcedure, whyRefused, worksInLibraries } from '../contract/school-permissions.ts';
import { AppError } from '../domain/errors.ts';
import { callerOf, demandSchool, type SignedIn } from '../use-cases/district/callers.ts';
import type { AuditReading } from '../use-cases/district/read-audit.ts';

/** Who asks what of which school's library. */
export type SchoolAsking = { signedIn: SignedIn; schoolId: string; name: SchoolProcedure };

/**
 * Lets somebody ask something of a school's library. Throws `NOT_ALLOWED`, which is written down, `NOT_IN_DISTRICT` for a
 * school that is not theirs, `ONLY_ON_PC`, and `SECOND_FACTOR_DEMANDED` to a session that lacks it.
 */
export async function admitToSchool(
  { signedIn, schoolId, name }: SchoolAsking,
  { noteRefused }: Pick<AuditReading, 'noteRefused'>,
): Promise<void> {
  const caller = callerOf(signedIn);
  if (signedIn.missing !== null) throw new AppError('SECOND_FACTOR_DEMANDED');
  const { role } = signedIn.user;
  if (worksInLibraries(role)) demandSchool(caller.reach, schoolId);
  const refused = whyRefused(name, role);
  if (refused === 'NOT_ALLOWED') await noteRefused(caller, name);
  if (refused !== null) throw new AppError(refused);
}
