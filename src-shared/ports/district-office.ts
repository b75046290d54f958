import type { AccountRepository } from './account-repository.ts';
import type { AuditLog } from './audit-log.ts';
import type { DistrictRegistry } from './district-registry.ts';
import type { SchoolViews } from './school-views.ts';

/** How far whoever acts sees: the server itself, which lets people and PCs in; all of the district; some schools. */
export type Reach = { kind: 'server' } | { kind: 'district' } | { kind: 'schools'; ids: readonly string[] };

/** Everything that is kept of a district but what schools write, in one transaction, as far as somebody sees. */
export type OfficeWork = {
  registry: DistrictRegistry;
  accounts: AccountRepository;
  audit: AuditLog;
  views: SchoolViews;
};

/** Where the district's schools, PCs, people and audit are kept. */
export type DistrictOffice = {
  /** All that `work` did, with what it wrote in the audit, or nothing where it throws. Throws `DISK_FULL`. */
  enter<Result>(reach: Reach, work: (office: OfficeWork) => Promise<Result>): Promise<Result>;
};
