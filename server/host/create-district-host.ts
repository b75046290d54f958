import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Signer } from 'http-message-sig';
import { sql } from 'kysely';
import { type Logger, pino } from 'pino';
import { listProcedures, peopleOfDistrictContract, serverContract } from '../../src-shared/contract/server-contract.ts';
import { createSigner } from '../../src-shared/domain/sync/device-keys.ts';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { DistrictLog, LogName } from '../../src-shared/ports/district-log.ts';
import type { DistrictRegistry } from '../../src-shared/ports/district-registry.ts';
import type { NonceMemory } from '../../src-shared/ports/nonce-memory.ts';
import type { SecretBox } from '../../src-shared/ports/secret-box.ts';
import {
  createPeopleRouter,
  type PeopleRouter,
  type PeopleServices,
} from '../../src-shared/rpc/district-people-router.ts';
import { createSyncRouter, type SyncRouter } from '../../src-shared/rpc/sync-router.ts';
import { countFiles } from '../../src-shared/use-cases/district/count-files.ts';
import { countRefusals } from '../../src-shared/use-cases/district/count-refusals.ts';
import type { Enrolment } from '../../src-shared/use-cases/district/enrol-devices.ts';
import { createForgetInSchool, type ForgetInSchool } from '../../src-shared/use-cases/district/forget-in-school.ts';
import { reconcilePurges, withPurgesKept } from '../../src-shared/use-cases/district/keep-purges.ts';
import { createNoteLibraryUse, type NoteLibraryUse } from '../../src-shared/use-cases/district/note-library-use.ts';
import { notePcs } from '../../src-shared/use-cases/district/note-pcs.ts';
import { createNoteServerAct, type NoteServerAct } from '../../src-shared/use-cases/district/note-server-act.ts';
import { createNoticeView, type NoticeView } from '../../src-shared/use-cases/district/notice-view.ts';
import { withPublicationFiles } from '../../src-shared/use-cases/district/publication-files.ts';
import { createRetireAudit, type RetireAudit } from '../../src-shared/use-cases/district/retire-audit.ts';
import { type CompactLogs, createCompactLogs } from '../../src-shared/use-cases/synchronize/compact-logs.ts';
import {
  createDistrictFiles,
  type DistrictFiles,
} from '../../src-shared/use-cases/synchronize/create-district-files.ts';
import { createDistrictSync } from '../../src-shared/use-cases/synchronize/create-district-sync.ts';
import { createPurgeInLog } from '../../src-shared/use-cases/synchronize/purge-in-log.ts';
import { auditFolderName, createAuditFiles } from '../adapters/audit-files/audit-files.ts';
import { type DamagedChunk, lookAtChunks } from '../adapters/blobs/look-at-chunks.ts';
import { demandRoom } from '../adapters/blobs/write-chunk.ts';
import { startEmbeddedPostgres } from '../adapters/embedded-postgres/start-embedded-postgres.ts';
import { createOpenIdProvider, type OpenIdProvider } from '../adapters/openid/openid-provider.ts';
import { openDistrictDatabase } from '../adapters/postgres/open-district-database.ts';
import { createPostgresDistrictLog } from '../adapters/postgres/postgres-district-log.ts';
import { createPostgresNonces } from '../adapters/postgres/postgres-nonces.ts';
import { createPostgresOffice } from '../adapters/postgres/postgres-office.ts';
import { createPostgresRegistry } from '../adapters/postgres/postgres-registry.ts';
import { createPurgeFile, purgesName } from '../adapters/purges/purge-file.ts';
import { createAesSecretBox } from '../adapters/secrets/aes-secret-box.ts';
import { forgetBeforeUpdates, keepBeforeUpdate } from '../backup/keep-before-update.ts';
import { createPeopleServices } from './create-people-services.ts';
import { createDeviceVerifiers } from './device-verifiers.ts';
import { openBlobStore } from './open-blob-store.ts';
import { openSchoolLibraries, type SchoolLibraries } from './school-libraries.ts';
import { createSchoolPrinting, type SchoolPrinting } from './school-printing.ts';
import type { ServerConfiguration } from './server-configuration.ts';
import { keepServerKeys } from './server-key.ts';
import { createServerModels, type ServerModels } from './server-models.ts';
import { shareLibraries } from './share-libraries.ts';
import { createToldLog } from './told-log.ts';
import { createVectorStores, type VectorStores } from './vector-stores.ts';
import { createWaitingPcs, type WaitingPcs } from './waiting-pcs.ts';

/** A district's server without its doors. */
export type DistrictHost = {
  log: DistrictLog;
  /** Calls it whenever something may have been added to a log, by this server. */
  onWritten(listener: (log: LogName) => void): void;
  /** Keeps what a school's library says that the district may see. */
  noticeView: NoticeView;
  /** The schools' libraries, their tables brought up to date; the same ones for whoever asks, until `close`. */
  openLibraries(): Promise<SchoolLibraries>;
  nonces: NonceMemory;
  verifierOf: ReturnType<typeof createDeviceVerifiers>;
  registry: DistrictRegistry;
  /** What people do, besides what schools synchronise. */
  people: PeopleServices;
  /** Who tells by OpenID Connect who people are; null where the district has none. */
  provider: OpenIdProvider | null;
  enrolment: Enrolment;
  noteLibraryUse: NoteLibraryUse;
  noteServerAct: NoteServerAct;
  /** Seals the passwords of papers that people type in a browser. */
  paperSecrets: SecretBox;
  /** Where the files of a browser's call wait while it is answered. */
  uploadsFolder: string;
  /** Throws `DISK_FULL` where so many bytes would take from the disk what the database needs. */
  demandUploadRoom(bytes: number): Promise<void>;
  compactLogs: CompactLogs;
  retireAudit: RetireAudit;
  /** Throws the backups away that were made before updates, a month after. */
  forgetBeforeUpdates(): Promise<void>;
  /** With what this server signs; which half of it is told is in the files of the audit. */
  publicKey: string;
  forgetInSchool: ForgetInSchool;
  /** Before anybody is answered: what was forgotten since the database was kept is forgotten again. */
  reconcilePurges(): Promise<number>;
  blobs: BlobStore;
  districtFiles: DistrictFiles;
  waitingPcs: WaitingPcs;
  router: SyncRouter;
  peopleRouter: PeopleRouter;
  /** Where PCs ask, and where people do, after `/api`. */
  paths: ReadonlySet<string>;
  vectors: VectorStores;
  models: ServerModels;
  /** Null where nothing prints. */
  printing: SchoolPrinting | null;
  peoplePaths: ReadonlySet<string>;
  clock: Clock;
  signer: Signer;
  logger: Logger;
  /** Keeps what nobody expected, without its words, in which a school's could stand; gives the id to find it by. */
  logError: (thrown: unknown) => string;
  /** Its own Postgres, where it has one, is started again whenever it dies, until `close`. */
  keepDatabase(): void;
  /** Whether the database answers. */
  isReady(): Promise<boolean>;
  /** Ends its own Postgres too; `keepsDatabase` leaves one that was running before, as beside a server that works. */
  close(options?: { keepsDatabase: boolean }): Promise<void>;
};

/** How often it is looked what is held in memory and nobody uses. */
const tidiedEveryMs = 60_000;
const systemClock: Clock = { now: () => Date.now() };

/** Configuration -> adapters -> use-cases -> router. */
export async function createDistrictHost(
  configuration: ServerConfiguration,
  clock: Clock = systemClock,
): Promise<DistrictHost> {
  const { folder, databaseUrl, vectors: vectorConfiguration, openId, logLevel, keepsLibraries } = configuration;
  const logger = pino({ level: logLevel, base: undefined });
  const keys = await keepServerKeys(folder);
  const postgres = databaseUrl === null ? await startEmbeddedPostgres({ folder }) : null;
  const url = postgres?.url ?? databaseUrl ?? '';
  const onIdleError = (error: Error) => logger.warn({ error: describeError(error) }, 'connection lost');
  const files = await openBlobStore(configuration);
  if (configuration.keepsBeforeUpdate) {
    const bucket = configuration.s3 === null ? null : files.blobs;
    const backup = await keepBeforeUpdate({ folder, databaseUrl: url, bucket }, clock.now());
    if (backup !== null) logger.info({ backup }, 'kept before its tables are brought up to date');
  }
  const database = await openDistrictDatabase(url, onIdleError);
  const ledger = createPurgeFile(join(folder, purgesName));
  const { log, onWritten } = createToldLog(withPurgesKept(createPostgresDistrictLog(database, clock), ledger));
  const waitingPcs = createWaitingPcs(log);
  onWritten(waitingPcs.tell);
  const registry = createPostgresRegistry(database, clock);
  const office = createPostgresOffice(database, clock);
  const provider =
    openId === null
      ? null
      : createOpenIdProvider(openId, (codes) => logger.warn({ codes }, 'the provider of accounts failed'));
  const libraries = shareLibraries(async () => {
    const schools = (await registry.schools()).map(({ id }) => id);
    return openSchoolLibraries(url, { schools, onIdleError });
  });
  const readings = keepsLibraries
    ? { open: async (schoolId: string) => (await libraries.open()).open(schoolId, clock) }
    : null;
  const people = createPeopleServices({
    blobs: files.blobs,
    log,
    office,
    clock,
    keys,
    provider,
    keepsLibraries,
    readings,
    onRevoked: (schoolId) => waitingPcs.tell(`school:${schoolId}`),
  });
  const { enrolment } = people;
  const tidying = setInterval(people.planillas.forgetIdle, tidiedEveryMs);
  tidying.unref();
  const onDamaged = (chunk: DamagedChunk) =>
    logger.warn(chunk, 'a file that was kept is damaged, and is asked for again');
  const blobs = withPublicationFiles(countFiles(lookAtChunks(files.blobs, onDamaged), registry));
  const sync = createDistrictSync({ log, clock, createDeviceId: randomUUID, blobs });
  const districtSync = notePcs(countRefusals(sync, office), office);
  const districtFiles = createDistrictFiles({ log, blobs });
  const vectors = createVectorStores({
    ...vectorConfiguration,
    folder,
    onChromaEnd: (how) => logger.warn(how, 'Chroma ended, and is started again'),
  });
  return {
    log,
    onWritten,
    openLibraries: libraries.open,
    noticeView: createNoticeView({ office, clock }),
    verifierOf: createDeviceVerifiers(log),
    nonces: createPostgresNonces(database, clock),
    registry,
    people,
    provider,
    enrolment,
    noteLibraryUse: createNoteLibraryUse(office, clock),
    noteServerAct: createNoteServerAct(office),
    paperSecrets: createAesSecretBox(keys.privateKey, 'passwords of papers'),
    uploadsFolder: join(folder, 'uploads'),
    demandUploadRoom: (bytes) => demandRoom(folder, bytes),
    compactLogs: createCompactLogs({ log, registry, clock }),
    retireAudit: createRetireAudit({
      office,
      archive: createAuditFiles(join(folder, auditFolderName), keys),
      clock,
      years: configuration.auditYears,
    }),
    forgetBeforeUpdates: () => forgetBeforeUpdates(folder, clock.now()),
    publicKey: keys.publicKey,
    forgetInSchool: createForgetInSchool(office, createPurgeInLog({ log, clock, createId: randomUUID, blobs })),
    reconcilePurges: () => reconcilePurges({ log, ledger, registry, blobs }),
    blobs,
    districtFiles,
    waitingPcs,
    router: createSyncRouter({ districtSync, districtFiles, enrolment }),
    vectors,
    models: createServerModels(configuration.models),
    printing: createSchoolPrinting(configuration.browserProgram),
    peopleRouter: createPeopleRouter(people),
    paths: pathsOf(serverContract.sync),
    peoplePaths: pathsOf(peopleOfDistrictContract),
    clock,
    signer: await createSigner(keys.privateKey),
    logger,
    logError(thrown) {
      const id = randomUUID();
      logger.error({ id, error: describeError(thrown) }, 'unexpected');
      return id;
    },
    keepDatabase: () => postgres?.keepRunning(() => logger.warn('the database ended, and is started again')),
    isReady: () =>
      sql`select 1`.execute(database).then(
        () => true,
        () => false,
      ),
    async close({ keepsDatabase } = { keepsDatabase: false }) {
      clearInterval(tidying);
      waitingPcs.close();
      files.close();
      await vectors.close();
      await libraries.close();
      await database.destroy();
      if (postgres && !(keepsDatabase && postgres.wasRunning)) await postgres.stop();
    },
  };
}

function pathsOf(contract: object): ReadonlySet<string> {
  return new Set(listProcedures(contract).map(({ path }) => path));
}

/** An error by its kind and where it came from: its message may quote what somebody wrote. */
function describeError(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const code = 'code' in thrown ? thrown.code : undefined;
  const at = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
  return { name: thrown.name, code, at, ...(thrown.cause !== undefined && { cause: describeError(thrown.cause) }) };
}
