import { randomBytes, randomUUID } from 'node:crypto';
import type { SigningKeys } from '../../src-shared/domain/sync/device-keys.ts';
import { exportValue } from '../../src-shared/planillas/exports/cell-value.ts';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { DistrictLog } from '../../src-shared/ports/district-log.ts';
import type { DistrictOffice } from '../../src-shared/ports/district-office.ts';
import type { IdentityProvider } from '../../src-shared/ports/identity-provider.ts';
import type { SchoolReadings } from '../../src-shared/ports/school-reading.ts';
import type { PeopleServices } from '../../src-shared/rpc/district-people-router.ts';
import { createCompleteDraft } from '../../src-shared/use-cases/district/complete-draft.ts';
import { createSecondFactorDemand } from '../../src-shared/use-cases/district/demand-second-factor.ts';
import { createEnrolment } from '../../src-shared/use-cases/district/enrol-devices.ts';
import { createDistrictSchools } from '../../src-shared/use-cases/district/manage-schools.ts';
import { createDistrictUsers } from '../../src-shared/use-cases/district/manage-users.ts';
import { createOwnAccount } from '../../src-shared/use-cases/district/own-account.ts';
import { createOwnSecondFactor } from '../../src-shared/use-cases/district/own-second-factor.ts';
import { createPublishing } from '../../src-shared/use-cases/district/publish.ts';
import { createAuditReading } from '../../src-shared/use-cases/district/read-audit.ts';
import { createDistrictPlanillas } from '../../src-shared/use-cases/district/read-planillas.ts';
import { createReadPublicationFile } from '../../src-shared/use-cases/district/read-publication-file.ts';
import { createSignIn } from '../../src-shared/use-cases/district/sign-in.ts';
import { createProviderSignIn } from '../../src-shared/use-cases/district/sign-in-by-provider.ts';
import { createExceljsDistrictWriter } from '../adapters/exceljs/district-planilla-writer.ts';
import { createAesSecretBox } from '../adapters/secrets/aes-secret-box.ts';
import { createArgon2Passwords } from '../adapters/secrets/argon2-passwords.ts';
import { lazyDocumentWriter as documentWriter } from './lazy-document-writer.ts';
import { programVersion } from './program-version.ts';

type Parts = Pick<PeopleServices, 'keepsLibraries'> & {
  blobs: BlobStore;
  log: DistrictLog;
  office: DistrictOffice;
  clock: Clock;
  keys: SigningKeys;
  provider: IdentityProvider | null;
  readings: SchoolReadings;
  /** Hears whose PC was shut out. */
  onRevoked: (schoolId: string) => void;
};

/** What people of the district do, from what keeps it. */
export function createPeopleServices(parts: Parts): PeopleServices {
  const { blobs, log, office, clock, keys, provider, readings, keepsLibraries, onRevoked } = parts;
  const passwords = createArgon2Passwords();
  const secrets = createAesSecretBox(keys.privateKey, 'second factors');
  const shared = { office, clock, randomBytes, createId: randomUUID };
  return {
    signIn: createSignIn({ ...shared, passwords, secrets }),
    provider: createProviderSignIn({ ...shared, secrets, provider }),
    ownAccount: createOwnAccount({ ...shared, passwords, secrets }),
    ownSecondFactor: createOwnSecondFactor({ ...shared, passwords, secrets }),
    secondFactorDemand: createSecondFactorDemand(office),
    schools: createDistrictSchools({ office, createId: randomUUID, onRevoked }),
    users: createDistrictUsers(shared),
    publishing: createPublishing({ log, office, clock, complete: createCompleteDraft({ documentWriter, blobs }) }),
    readPublicationFile: createReadPublicationFile(documentWriter),
    audit: createAuditReading(office),
    planillas: createDistrictPlanillas({ office, clock, readings, writer: createExceljsDistrictWriter(exportValue) }),
    version: programVersion(),
    keepsLibraries,
    enrolment: createEnrolment({ ...shared, createDeviceId: randomUUID, serverKey: keys.publicKey }),
  };
}
