import { AppError } from '../../domain/errors.ts';
import { formatClock, isClock, parseClock } from '../../domain/hybrid-clock.ts';
import type { Operation } from '../../domain/operation.ts';
import { isOperationId, isSealed, operationMaker } from '../../domain/seal-operation.ts';
import { blockKey } from '../../domain/sync/counter-blocks.ts';
import { isSameChecksum } from '../../domain/sync/log-checksum.ts';
import { isAsPurged, type Purge, purged, purgeEntity, purgesAmong } from '../../domain/sync/purge.ts';
import { isInItsLog, isOfDistrict } from '../../domain/sync/scope-of-entity.ts';
import type { SnapshotPage, SnapshotRequest } from '../../domain/sync/snapshot-messages.ts';
import {
  type HelloAnswer,
  type HelloRequest,
  type LogPlace,
  type MissingAnswer,
  type MissingRequest,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  pageLimit,
  type Refusal,
  type RenewAnswer,
  type RenewRequest,
  type SyncScope,
  syncProtocol,
} from '../../domain/sync/sync-messages.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictLog, EnrolledDevice, LogName, LogStanding } from '../../ports/district-log.ts';

/** The server's side of the protocol of docs/sync.md; `deviceId` is whose signature the request bore. */
export type DistrictSync = {
  hello(deviceId: string, request: HelloRequest): Promise<HelloAnswer>;
  push(deviceId: string, request: PushRequest): Promise<PushAnswer>;
  pull(deviceId: string, request: PullRequest): Promise<PullAnswer>;
  snapshot(deviceId: string, request: SnapshotRequest): Promise<SnapshotPage>;
  missing(deviceId: string, request: MissingRequest): Promise<MissingAnswer>;
  renew(deviceId: string, request?: RenewRequest): Promise<RenewAnswer>;
};

export type DistrictSyncPorts = {
  log: DistrictLog;
  clock: Clock;
  createDeviceId: () => string;
  /** The files of schools, where this server has any. */
  blobs?: Pick<BlobStore, 'remove'>;
};

/** How far a PC's clock may run ahead of the server's before what it shows first is no more its own doing. */
const clockToleranceMs = 5 * 60_000;

/** The characters of JSON that one operation may say. */
const valueLimit = 256 * 1024;

/** Takes and gives operations. What may be read and written follows from the device, never from the request. */
export function createDistrictSync({ log, clock, createDeviceId, blobs }: DistrictSyncPorts): DistrictSync {
  async function admitted(deviceId: string): Promise<EnrolledDevice> {
    return admit(await log.device(deviceId));
  }

  return {
    async hello(deviceId, { protocol, places }) {
      if (protocol < syncProtocol) throw new AppError('CLIENT_TOO_OLD');
      const device = await admitted(deviceId);
      const [school, district] = await log.standings(
        { log: logName(device, 'school'), after: places.school.sequence },
        { log: logName(device, 'district'), after: places.district.sequence },
      );
      return {
        nowMs: clock.now(),
        logs: { school: seenFrom(places.school, school), district: seenFrom(places.district, district) },
      };
    },
    async push(deviceId, { operations }) {
      const { schoolId } = await admitted(deviceId);
      const come = purgesAmong(operations.filter(isPurge).filter((operation) => refusal(operation, []) === null));
      const answer = await log.write(`school:${schoolId}`, async (writing) => {
        // Asked again where nothing changes any more: it may have been revoked meanwhile.
        admit(await writing.device(deviceId));
        const purges = [...(await writing.purges()), ...come];
        const judged = operations.map((operation) => ({ operation, code: refusal(operation, purges) }));
        const taken = judged.filter(({ code }) => code === null).map(({ operation }) => purged(operation, purges));
        const { tip, forks } = await writing.append(taken.map((operation) => withHonestClock(operation, clock.now())));
        if (come.length > 0) await writing.blank(come);
        return {
          tip,
          refused: judged.flatMap(({ operation, code }) => (code === null ? [] : [{ id: operation.id, code }])),
          isForked: forks.some((id) => operationMaker(id).deviceId === deviceId),
        };
      });
      // Where it ends in between, the PC sends the purge again, as it has not come back.
      for (const purge of come) for (const blob of purge.blobs) await blobs?.remove(schoolId, blob);
      return answer;
    },
    async pull(deviceId, { scope, place }) {
      const name = logName(await admitted(deviceId), scope);
      const { chain, horizon, tip, checksum, operations } = await log.page(name, place.sequence, pageLimit);
      if (place.sequence < horizon) throw new AppError('RESYNC_REQUIRED');
      // The log does not begin with what the PC holds of it.
      if (chain !== place.chain) throw new AppError('OTHER_LOG');
      return { tip, checksum, operations };
    },
    async snapshot(deviceId, { scope, place, cursor }) {
      const page = await log.snapshotPage(logName(await admitted(deviceId), scope), place, cursor);
      if (page === null) throw new AppError('RESYNC_REQUIRED');
      return page;
    },
    async missing(deviceId, { blocks }) {
      const device = await admitted(deviceId);
      const known = new Map((await log.blocks(logName(device, 'school'))).map((block) => [blockKey(block), block]));
      const wanted = blocks.filter((block) => {
        const own = known.get(blockKey(block));
        return own === undefined || !isSameChecksum(own.checksum, block.checksum);
      });
      return { wanted: wanted.map(({ deviceId, block }) => ({ deviceId, block })) };
    },
    async renew(deviceId, { publicKey } = {}) {
      const { schoolId } = await admitted(deviceId);
      return log.write(`school:${schoolId}`, async (writing) => {
        const id = createDeviceId();
        const earlier = admit(await writing.device(deviceId));
        // Under the same key where it brings none: who revokes it then revokes both.
        const renewed = { ...earlier, id, publicKey: publicKey ?? earlier.publicKey };
        await writing.addDevice(renewed);
        return { deviceId: id, publicKey: renewed.publicKey };
      });
    },
  };
}

/** Throws `DEVICE_REVOKED` for one that was, or that never was enrolled. */
function admit(device: EnrolledDevice | null): EnrolledDevice {
  if (device === null || device.isRevoked) throw new AppError('DEVICE_REVOKED');
  return device;
}

function logName({ schoolId }: EnrolledDevice, scope: SyncScope): LogName {
  return scope === 'district' ? 'district' : `school:${schoolId}`;
}

function seenFrom({ chain }: LogPlace, standing: LogStanding): HelloAnswer['logs'][SyncScope] {
  const { tip, checksum, horizon, snapshot } = standing;
  return { tip, checksum, horizon, snapshot, isContinued: standing.chain === chain };
}

/** What says nothing any more was blanked by a purge, though it may be that nobody has that one any more. */
function isBlanked(operation: Operation, purges: readonly Purge[]): boolean {
  return operation.value === null || isAsPurged(operation, purges);
}

function isPurge({ entity }: Operation): boolean {
  return entity === purgeEntity;
}

/** A school has nothing of the district's forgotten. */
function forgetsOfDistrict(operation: Operation): boolean {
  return purgesAmong([operation]).some(({ entities, proofs }) =>
    [...entities, ...proofs].some(({ entity }) => isOfDistrict(entity)),
  );
}

function refusal(operation: Operation, purges: readonly Purge[]): Refusal | null {
  if (operation.scope !== 'school' || !isInItsLog(operation) || forgetsOfDistrict(operation)) return 'NOT_ALLOWED';
  if (JSON.stringify(operation.value).length > valueLimit) return 'TOO_LARGE';
  const isNamed = [operation.id, ...operation.bases].every(isOperationId) && isClock(operation.clock);
  return isNamed && (isSealed(operation) || isBlanked(operation, purges)) ? null : 'NOT_SEALED';
}

function withHonestClock(operation: Operation, nowMs: number): Operation {
  if (parseClock(operation.clock).milliseconds <= nowMs + clockToleranceMs) return operation;
  const { deviceId } = operationMaker(operation.id);
  return { ...operation, clock: formatClock({ milliseconds: nowMs, counter: 0 }, deviceId) };
}
