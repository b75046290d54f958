import { schoolsAndDevices } from './0010-schools-and-devices.ts';
import { logs } from './0020-logs.ts';
import { snapshots } from './0040-snapshots.ts';
import { accountsAndAudit } from './0050-accounts-and-audit.ts';
import { libraries } from './0080-libraries.ts';
import { districtView } from './0110-district-view.ts';
import { secondFactors } from './0130-second-factors.ts';
import { devicesThatLeft } from './0140-devices-that-left.ts';
import { sealedPasswords } from './0160-sealed-passwords.ts';
import { auditCuts } from './0165-audit-cuts.ts';
import type { Migration } from './migration.ts';

/** Every migration of the district's database, in order. */
export const migrations = [
  schoolsAndDevices,
  logs,
  snapshots,
  accountsAndAudit,
  libraries,
  districtView,
  secondFactors,
  devicesThatLeft,
  sealedPasswords,
  auditCuts,
] as const satisfies readonly Migration[];
