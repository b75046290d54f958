import type { DistrictHost } from './host/create-district-host.ts';

/** Where whoever gives a command is told things, and stops it. */
export type Terminal = { say: (line: string) => void; stopSignal: AbortSignal };

/** Does one thing in the district's database, whether or not a server runs on it. */
export type InDistrict<Host = DistrictHost> = (work: (host: Host) => Promise<void>) => Promise<void>;
