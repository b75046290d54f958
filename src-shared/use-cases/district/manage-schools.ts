import type { AuditAction, AuditSubject } from '../../domain/district/audit.ts';
import { AppError } from '../../domain/errors.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import type { SchoolDevice, SchoolOverview } from '../../ports/district-registry.ts';
import { type Caller, demandSchool } from './callers.ts';

/** The schools of a district and their PCs, as whoever asks sees them. Throws `NOT_IN_DISTRICT` for the others. */
export type DistrictSchools = {
  list(caller: Caller): Promise<SchoolOverview[]>;
  /** Every PC of theirs. */
  pcs(caller: Caller): Promise<SchoolDevice[]>;
  get(caller: Caller, schoolId: string): Promise<{ school: SchoolOverview; devices: SchoolDevice[] }>;
  /** Its id. */
  add(caller: Caller, name: string): Promise<string>;
  rename(caller: Caller, school: { id: string; name: string }): Promise<void>;
  /** Shuts a PC out under every identity that its key has. */
  revoke(caller: Caller, device: { id: string; reason: string | null }): Promise<void>;
};

type SchoolsParts = { office: DistrictOffice; createId: () => string; onRevoked: (schoolId: string) => void };

/** What is done with a district's schools and PCs, each with its line in the audit. */
export function createDistrictSchools({ office, createId, onRevoked }: SchoolsParts): DistrictSchools {
  return {
    list: ({ reach }) => office.enter(reach, ({ registry }) => registry.overview()),
    pcs: ({ reach }) => office.enter(reach, ({ registry }) => registry.pcs()),
    async get({ reach }, schoolId) {
      demandSchool(reach, schoolId);
      return office.enter(reach, async ({ registry }) => {
        const [school] = await registry.overview(schoolId);
        if (school === undefined) throw new AppError('NOT_IN_DISTRICT');
        return { school, devices: await registry.pcs(schoolId) };
      });
    },
    async add(caller, name) {
      const id = createId();
      await office.enter(caller.reach, async ({ registry, audit }) => {
        await registry.addSchool({ id, name });
        await audit.append(actOn(caller, 'school.add', { kind: 'school', id }, { schoolId: id }));
      });
      return id;
    },
    async rename(caller, { id, name }) {
      demandSchool(caller.reach, id);
      await office.enter(caller.reach, async ({ registry, audit }) => {
        if ((await registry.school(id)) === null) throw new AppError('NOT_IN_DISTRICT');
        await registry.renameSchool({ id, name });
        await audit.append(actOn(caller, 'school.rename', { kind: 'school', id }, { schoolId: id }));
      });
    },
    async revoke(caller, { id, reason }) {
      const schoolId = await office.enter(caller.reach, async ({ registry, audit }) => {
        const device = await registry.device(id);
        if (device === null) throw new AppError('NOT_IN_DISTRICT');
        demandSchool(caller.reach, device.schoolId);
        await registry.revoke(id);
        const about = { schoolId: device.schoolId, reason };
        await audit.append(actOn(caller, 'device.revoke', { kind: 'device', id }, about));
        return device.schoolId;
      });
      onRevoked(schoolId);
    },
  };
}

type About = { schoolId: string; reason?: string | null };

function actOn({ actor }: Caller, action: AuditAction, subject: AuditSubject, { schoolId, reason = null }: About) {
  return { actor, action, subject, schoolId, reason, result: 'done' };
}
