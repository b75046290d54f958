import type { AuditAction } from '../../domain/district/audit.ts';
import { AppError } from '../../domain/errors.ts';
import {
  createEnrolmentCode,
  type EnrolmentAnswer,
  type EnrolmentRequest,
  enrolmentCodeLifeMs,
  enrolmentCodeName,
  readEnrolmentCode,
} from '../../domain/sync/enrolment.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EnrolledDevice } from '../../ports/district-log.ts';
import type { DistrictOffice, OfficeWork } from '../../ports/district-office.ts';
import type { EnrolmentCode } from '../../ports/district-registry.ts';
import { type Caller, demandSchool, machine, nobody } from './callers.ts';
import { hashOfSecret } from './one-time-tokens.ts';

export type Enrolment = {
  /** A code for one PC of a school, and until when it is good. Throws `NOT_IN_DISTRICT` for no school of the caller's. */
  createCode(schoolId: string, caller?: Caller): Promise<{ code: string; expiresMs: number }>;
  /** Lets a PC in. Throws `ENROLMENT_CODE_WRONG`, whatever is wrong with the code. */
  enrol(request: EnrolmentRequest): Promise<EnrolmentAnswer>;
  /** Shuts a PC out that goes, under every identity that its key has. Throws `DEVICE_REVOKED`. */
  leave(deviceId: string): Promise<void>;
};

export type EnrolmentPorts = {
  office: DistrictOffice;
  clock: Clock;
  randomBytes: (length: number) => Uint8Array;
  createDeviceId: () => string;
  /** The public half of the key that the server signs with. */
  serverKey: string;
};

/** Enrols PCs by codes that are good once (docs/sync.md, Who speaks). */
export function createEnrolment({ office, clock, randomBytes, createDeviceId, serverKey }: EnrolmentPorts): Enrolment {
  return {
    async createCode(schoolId, caller = machine) {
      demandSchool(caller.reach, schoolId);
      const expiresMs = clock.now() + enrolmentCodeLifeMs;
      return office.enter(caller.reach, async ({ registry, audit }) => {
        if ((await registry.school(schoolId)) === null) throw new AppError('NOT_IN_DISTRICT');
        let code: string;
        do code = createEnrolmentCode(randomBytes);
        while (!(await registry.keepCode(toKeep(code, schoolId), expiresMs)));
        const subject = { kind: 'school', id: schoolId } as const;
        await audit.append({ actor: caller.actor, action: 'device.code', subject, schoolId, ...done });
        return { code, expiresMs };
      });
    },
    async enrol({ code: typed, publicKey }) {
      const code = readEnrolmentCode(typed);
      const kept = code === null ? null : await tryCode(office, code);
      if (kept === null) throw new AppError('ENROLMENT_CODE_WRONG');
      const device = { id: createDeviceId(), schoolId: kept.schoolId, publicKey, isRevoked: false };
      const school = await office.enter(nobody.reach, async ({ registry, audit }) => {
        const found = await registry.school(kept.schoolId);
        if (found === null || !(await registry.enrol(kept, device))) throw new AppError('ENROLMENT_CODE_WRONG');
        await audit.append(ofDevice('device.enrol', device));
        return found;
      });
      return { deviceId: device.id, school, serverKey, nowMs: clock.now() };
    },
    leave: (deviceId) =>
      office.enter(nobody.reach, async ({ registry, audit }) => {
        const device = await registry.device(deviceId);
        if (device === null || device.isRevoked) throw new AppError('DEVICE_REVOKED');
        await registry.leave(deviceId);
        await audit.append(ofDevice('device.leave', device));
      }),
  };
}

const done = { reason: null, result: 'done' } as const;

/** What a device did with itself. */
function ofDevice(action: AuditAction, { id, schoolId }: EnrolledDevice) {
  const actor = { kind: 'device', deviceId: id } as const;
  return { actor, action, subject: { kind: 'device', id } as const, schoolId, ...done };
}

function toKeep(code: string, schoolId: string): EnrolmentCode {
  return { name: enrolmentCodeName(code), hash: hashOfSecret(code), schoolId };
}

/** The code as it is kept, where it is that one; each try counts, and a wrong one is written down. */
async function tryCode(office: DistrictOffice, code: string): Promise<EnrolmentCode | null> {
  return office.enter(nobody.reach, async ({ registry, audit }: OfficeWork) => {
    const kept = await registry.tryCode(enrolmentCodeName(code));
    if (kept === null || kept.hash === hashOfSecret(code)) return kept;
    const { schoolId } = kept;
    const about = { subject: { kind: 'school', id: schoolId } as const, schoolId, reason: null };
    await audit.append({ actor: nobody.actor, action: 'device.enrol', ...about, result: 'ENROLMENT_CODE_WRONG' });
    return null;
  });
}
