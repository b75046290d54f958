import type { EnrolledDevice } from './district-log.ts';

/** A school of the district. */
export type School = { id: string; name: string };

/** A code by which a PC may be enrolled: what finds it, the hash of all of it, and whose it is. */
export type EnrolmentCode = { name: string; hash: string; schoolId: string };

/** A device as people see it in a list. Times are milliseconds since 1970. */
export type ListedDevice = EnrolledDevice & { schoolName: string; createdMs: number; lastSeenMs: number | null };

/** A school with how it does. Times are milliseconds since 1970. */
export type SchoolOverview = School & {
  createdMs: number;
  /** Null where none of its PCs ever spoke. */
  lastContactMs: number | null;
  /** PCs that may speak, whatever identities each has had. */
  devices: number;
  operations: number;
  storageBytes: number;
  refusedOperations: number;
};

/** A PC of a school, under the identity that it has now. */
export type SchoolDevice = {
  id: string;
  isRevoked: boolean;
  enrolledMs: number;
  lastContactMs: number | null;
  refusedOperations: number;
};

/** Who may speak: the schools of a district, their PCs, and the codes that let a PC in. */
export type DistrictRegistry = {
  addSchool(school: School): Promise<void>;
  /** By name. */
  schools(): Promise<School[]>;
  school(id: string): Promise<School | null>;
  renameSchool(school: School): Promise<void>;
  /** By name; the one, where an id is given. */
  overview(schoolId?: string): Promise<SchoolOverview[]>;
  /** By age. */
  devicesOf(schoolId: string): Promise<SchoolDevice[]>;
  device(id: string): Promise<EnrolledDevice | null>;
  /** Notes how many operations of a PC the server has not taken. */
  countRefused(deviceId: string, operations: number): Promise<void>;
  /** Keeps a code until then; false where one that is still good has the same name. */
  keepCode(code: EnrolmentCode, expiresMs: number): Promise<boolean>;
  /** Counts a try, whatever comes of it; null where there is no code of that name that may be tried. */
  tryCode(name: string): Promise<EnrolmentCode | null>;
  /** Uses the code up and enters the device by it: false where the code was used meanwhile. In a transaction. */
  enrol(code: EnrolmentCode, device: EnrolledDevice): Promise<boolean>;
  /** By school and age. */
  devices(): Promise<ListedDevice[]>;
  /** Shuts out a device, and every identity that its key has; false where there is none of that id. */
  revoke(deviceId: string): Promise<boolean>;
};
