import type { Sha256 } from '../domain/identifiers.ts';
import type { ToldPc } from '../domain/sync/told-pc.ts';
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
  /** What its log and its files take on the server. */
  storageBytes: number;
  refusedOperations: number;
};

/** A PC of a school, under the identity that it has now. */
export type SchoolDevice = {
  id: string;
  school: School;
  isRevoked: boolean;
  /** It was shut out because it said that it goes. */
  hasLeft: boolean;
  enrolledMs: number;
  lastContactMs: number | null;
  refusedOperations: number;
  /** What it told of itself; null for one that never did. */
  told: ToldPc | null;
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
  /** By school and age; of the one school, where an id is given. */
  pcs(schoolId?: string): Promise<SchoolDevice[]>;
  /** Keeps what a PC told of itself. */
  keepTold(deviceId: string, told: ToldPc): Promise<void>;
  /** Notes that the server has a file of a school; again for the same file changes nothing. */
  countFile(schoolId: string, file: { sha256: Sha256; sizeBytes: number }): Promise<void>;
  /** The server has it no more. */
  discountFile(schoolId: string, sha256: Sha256): Promise<void>;
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
  /** The same, as the device itself wishes. */
  leave(deviceId: string): Promise<boolean>;
};
