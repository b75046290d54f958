import { type DistrictErrorCode, districtErrors } from './district-refusals.ts';

/** What of the district's codes a school's library refuses with, at their status; every other code comes with 422. */
export const schoolRefusals = [
  'INVALID_INPUT',
  'SESSION_ENDED',
  'NOT_ALLOWED',
  'SECOND_FACTOR_DEMANDED',
  'NOT_IN_DISTRICT',
  'NOT_FOUND',
  'SYNC_REQUEST_TOO_LARGE',
  'TEMPLATE_TOO_BIG',
  'UPLOAD_TOO_LARGE',
  'SERVER_BUSY',
  'INTERNAL',
  'SERVER_RESTARTING',
  'DISK_FULL',
] as const satisfies readonly DistrictErrorCode[];

/** The status of every other code of the catalogue. */
export const usualRefusalStatus = 422;

const statuses: ReadonlyMap<string, number> = new Map(
  schoolRefusals.map((code) => [code, districtErrors[code].status]),
);

/** With which status of HTTP a school's library refuses something. */
export function refusalStatus(code: string): number {
  return statuses.get(code) ?? usualRefusalStatus;
}
