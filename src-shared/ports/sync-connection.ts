import type { SnapshotPage, SnapshotRequest } from '../domain/sync/snapshot-messages.ts';
import type {
  HelloAnswer,
  HelloRequest,
  MissingAnswer,
  MissingRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  RenewAnswer,
  RenewRequest,
} from '../domain/sync/sync-messages.ts';

/**
 * The district's server as one PC speaks to it. Every method throws `DEVICE_REVOKED`, `DISK_FULL` (the server's) and,
 * where no answer comes, anything: what was asked may have been done or not. `pull` also throws `OTHER_LOG` where the
 * log does not go on from the place that it is given, and `RESYNC_REQUIRED` where what follows it was dropped;
 * `snapshot` does where there is another snapshot by now.
 */
export type SyncConnection = {
  hello(request: HelloRequest): Promise<HelloAnswer>;
  push(request: PushRequest): Promise<PushAnswer>;
  pull(request: PullRequest): Promise<PullAnswer>;
  snapshot(request: SnapshotRequest): Promise<SnapshotPage>;
  missing(request: MissingRequest): Promise<MissingAnswer>;
  /** Another identity for this PC. */
  renew(request?: RenewRequest): Promise<RenewAnswer>;
};
