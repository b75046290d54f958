import { schoolsAndDevices } from './0010-schools-and-devices.ts';
import { logs } from './0020-logs.ts';
import type { Migration } from './migration.ts';

/** Every migration of the district's database, in order. */
export const migrations = [schoolsAndDevices, logs] as const satisfies readonly Migration[];
