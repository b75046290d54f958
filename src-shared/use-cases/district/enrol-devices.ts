import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
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
import type { DistrictRegistry } from '../../ports/district-registry.ts';

export type Enrolment = {
  /** A code for one PC of a school, and until when it is good. Throws `NOT_FOUND` for no school. */
  createCode(schoolId: string): Promise<{ code: string; expiresMs: number }>;
  /** Lets a PC in. Throws `ENROLMENT_CODE_WRONG`, whatever is wrong with the code. */
  enrol(request: EnrolmentRequest): Promise<EnrolmentAnswer>;
};

export type EnrolmentPorts = {
  registry: DistrictRegistry;
  clock: Clock;
  randomBytes: (length: number) => Uint8Array;
  createDeviceId: () => string;
  /** The public half of the key that the server signs with. */
  serverKey: string;
};

/** Enrols PCs by codes that are good once (docs/sync.md, Who speaks). */
export function createEnrolment({
  registry,
  clock,
  randomBytes,
  createDeviceId,
  serverKey,
}: EnrolmentPorts): Enrolment {
  return {
    async createCode(schoolId) {
      if ((await registry.school(schoolId)) === null) throw new AppError('NOT_FOUND');
      const expiresMs = clock.now() + enrolmentCodeLifeMs;
      for (;;) {
        const code = createEnrolmentCode(randomBytes);
        const kept = { name: enrolmentCodeName(code), hash: hashOf(code), schoolId };
        if (await registry.keepCode(kept, expiresMs)) return { code, expiresMs };
      }
    },
    async enrol({ code: typed, publicKey }) {
      const code = readEnrolmentCode(typed);
      const kept = code === null ? null : await registry.tryCode(enrolmentCodeName(code));
      if (code === null || kept === null || kept.hash !== hashOf(code)) throw new AppError('ENROLMENT_CODE_WRONG');
      const school = await registry.school(kept.schoolId);
      const device = { id: createDeviceId(), schoolId: kept.schoolId, publicKey, isRevoked: false };
      if (school === null || !(await registry.enrol(kept, device))) throw new AppError('ENROLMENT_CODE_WRONG');
      return { deviceId: device.id, school, serverKey, nowMs: clock.now() };
    },
  };
}

function hashOf(code: string): string {
  return bytesToHex(sha256(utf8ToBytes(code)));
}
