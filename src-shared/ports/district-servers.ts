import type { EnrolmentAnswer, EnrolmentRequest } from '../domain/sync/enrolment.ts';
import type { WaitAnswer, WaitRequest } from '../domain/sync/sync-messages.ts';
import type { BlobConnection } from './blob-connection.ts';
import type { SyncConnection } from './sync-connection.ts';

/** As whom a PC speaks to its server, and by what it knows the server. */
export type DistrictCaller = {
  /** The server's origin. */
  server: string;
  serverKey: string;
  /** Asked with each request: it may be another one since the last, with a key of its own. */
  identity: () => Promise<{ deviceId: string; privateKey: Uint8Array }>;
};

/**
 * The servers of districts over the network. All throw `SYNC_UNREACHABLE` where no server of ours answers,
 * `SERVER_FAILED`, `SERVER_FULL`, `SERVER_BUSY` and the codes that the server itself gives.
 */
export type DistrictServers = {
  /** Throws `ENROLMENT_CODE_WRONG`. */
  enrol(server: string, request: EnrolmentRequest, signal: AbortSignal): Promise<EnrolmentAnswer>;
  /** Answers once there is something to fetch after these places, or nothing for a long while. */
  wait(caller: DistrictCaller, held: WaitRequest, signal: AbortSignal): Promise<WaitAnswer>;
  /** Says that this PC goes: it is let in no more. */
  leave(caller: DistrictCaller, signal: AbortSignal): Promise<void>;
  connect(caller: DistrictCaller, signal: AbortSignal): SyncConnection;
  /** `bytesPerSecond`: the most that goes or comes; null for as fast as the line is. */
  connectFiles(caller: DistrictCaller, options: { signal: AbortSignal; bytesPerSecond: number | null }): BlobConnection;
};
