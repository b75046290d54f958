import { AppError } from '../../domain/errors.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import type { PurgeInLog } from '../synchronize/purge-in-log.ts';
import { type Caller, demandSchool } from './callers.ts';

export type ForgetInSchool = (
  caller: Caller,
  wish: { schoolId: string; entity: string; id: string; reason: string },
) => Promise<void>;

/**
 * Forgets what a school has of something, for good, with a line in the audit. The log says by itself that it was done
 * and why: the audit follows it, so that nothing is audited that was not done. Throws `NOT_IN_DISTRICT`.
 */
export function createForgetInSchool(office: DistrictOffice, purgeInLog: PurgeInLog): ForgetInSchool {
  return async ({ actor, reach }, { schoolId, entity, id, reason }) => {
    demandSchool(reach, schoolId);
    const school = await office.enter(reach, ({ registry }) => registry.school(schoolId));
    if (school === null) throw new AppError('NOT_IN_DISTRICT');
    await purgeInLog({ schoolId, entity, id, reason, actor: 'Distrito' });
    const subject = { kind: 'school', id: schoolId } as const;
    await office.enter(reach, ({ audit }) =>
      audit.append({ actor, action: 'school.purge', subject, schoolId, reason, result: 'done' }),
    );
  };
}
