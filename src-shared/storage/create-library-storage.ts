import { type Dialect, Kysely } from 'kysely';
import { AppError } from '../domain/errors.ts';
import type { ActaRepository } from '../ports/acta-repository.ts';
import type { BlobLedger } from '../ports/blob-ledger.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConflictRepository } from '../ports/conflict-repository.ts';
import type { ConversationRepository } from '../ports/conversation-repository.ts';
import type { DecodedSoundRepository } from '../ports/decoded-sound-repository.ts';
import type { JobRepository } from '../ports/job-repository.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';
import type { PromptRepository } from '../ports/prompt-repository.ts';
import type { PublicationRepository } from '../ports/publication-repository.ts';
import type { ReadingLedger } from '../ports/reading-ledger.ts';
import type { RightsRepository } from '../ports/rights-repository.ts';
import type { SearchIndex } from '../ports/search-index.ts';
import type { SecondPassRepository } from '../ports/second-pass-repository.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import type { SourcePlaces } from '../ports/source-places.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { SqlConnection } from '../ports/sql-connection.ts';
import type { SyncOverview } from '../ports/sync-overview.ts';
import type { SyncStore } from '../ports/sync-store.ts';
import type { TakeRepository } from '../ports/take-repository.ts';
import type { TemplateRepository } from '../ports/template-repository.ts';
import type { TranscriptCorrectionRepository } from '../ports/transcript-corrections.ts';
import type { TranscriptRepository } from '../ports/transcript-repository.ts';
import type { WaveformRepository } from '../ports/waveform-repository.ts';
import { createChangeLog } from './change-log/create-change-log.ts';
import { showNewlyKnown } from './change-log/newly-known-registers.ts';
import { replayLog } from './change-log/replay.ts';
import type { ChangeLogParts } from './change-log/write-group.ts';
import type { LibraryTables } from './library-tables.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { createPostgresSchemaDialect, createPostgresStorageDialect, type SharedTables } from './postgres-dialect.ts';
import { createActaRepository } from './repositories/acta-repository.ts';
import { createConversationRepository } from './repositories/conversation-repository.ts';
import { createDecodedSoundRepository } from './repositories/decoded-sound-repository.ts';
import { createJobRepository } from './repositories/job-repository.ts';
import { createPageShelf } from './repositories/page-shelf.ts';
import { createPersonRepository } from './repositories/person-repository.ts';
import { createPlanillaRepository } from './repositories/planilla-repository.ts';
import { createPromptRepository } from './repositories/prompt-repository.ts';
import { createPublicationRepository } from './repositories/publication-repository.ts';
import { createRightsRepository } from './repositories/rights-repository.ts';
import { createSecondPassRepository } from './repositories/second-pass-repository.ts';
import { createSettingsRepository } from './repositories/settings-repository.ts';
import { createSourcePlaces } from './repositories/source-places.ts';
import { createSourceRepository } from './repositories/source-repository.ts';
import { createTakeRepository } from './repositories/take-repository.ts';
import { createTemplateRepository } from './repositories/template-repository.ts';
import { createTranscriptCorrectionRepository } from './repositories/transcript-corrections.ts';
import { createTranscriptRepository } from './repositories/transcript-repository.ts';
import { createWaveformRepository } from './repositories/waveform-repository.ts';
import { createSearchIndex } from './search/create-search-index.ts';
import { sqliteSchemaDialect, sqliteStorageDialect } from './storage-dialect.ts';
import { createBlobLedger } from './sync/create-blob-ledger.ts';
import { createConflictRepository } from './sync/create-conflict-repository.ts';
import { createReadingLedger } from './sync/create-reading-ledger.ts';
import { createSyncOverview } from './sync/create-sync-overview.ts';
import { createSyncStore } from './sync/create-sync-store.ts';

/** Everything that is kept in a library's database. */
export type LibraryStorage = {
  actas: ActaRepository;
  changeLog: ChangeLog;
  sources: SourceRepository;
  sourcePlaces: SourcePlaces;
  search: SearchIndex;
  people: PersonRepository;
  planillas: PlanillaRepository;
  jobs: JobRepository;
  conflicts: ConflictRepository;
  conversations: ConversationRepository;
  prompts: PromptRepository;
  publications: PublicationRepository;
  rights: RightsRepository;
  settings: SettingsRepository;
  decodedSounds: DecodedSoundRepository;
  secondPasses: SecondPassRepository;
  takes: TakeRepository;
  templates: TemplateRepository;
  transcripts: TranscriptRepository;
  transcriptCorrections: TranscriptCorrectionRepository;
  waveforms: WaveformRepository;
  sync: SyncStore;
  syncOverview: SyncOverview;
  blobLedger: BlobLedger;
  readingLedger: ReadingLedger;
  /** Lays the rows out again from the change log; what a repaired library is made of. */
  replay(): Promise<void>;
  /** Closes the database and lets other programs open it. */
  close(): Promise<void>;
};

/** The versions of the tables that schools share, in order. */
export const sharedVersions: readonly number[] = migrations.map(({ version }) => version);

/** Brings an open database up to date and puts the repositories on it. Throws `LIBRARY_NEWER`, `LIBRARY_DAMAGED`. */
export function createLibraryStorage(connection: SqlConnection, clock: Clock): Promise<LibraryStorage> {
  return layStorage(connection, { dialect: sqliteStorageDialect, clock, isShared: false }, (database) =>
    migrate(database.withTables<never>(), {
      migrations,
      dialect: sqliteSchemaDialect,
      copyFirst: (version) => connection.copyBeforeMigration(version),
    }),
  );
}

/** A school's library among those of others, in tables that `migrateSharedTables` made. `connection` sees this school alone. */
export function openSchoolStorage(
  connection: OpenDatabase,
  { school, clock }: { school: string; clock: Clock },
): Promise<LibraryStorage> {
  return layStorage(
    connection,
    { dialect: createPostgresStorageDialect(school), clock, isShared: true },
    async (database) => {
      await database
        .insertInto('write_gate')
        .values({ id: 1, is_open: 0 })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
  );
}

/**
 * Brings tables that schools share up to date, as their owner; only to `versions`, where some are named. Throws
 * `LIBRARY_NEWER` (also where one of those is not known), `LIBRARY_DAMAGED`.
 */
export async function migrateSharedTables(
  dialect: Dialect,
  shared: SharedTables,
  versions: readonly number[] = sharedVersions,
): Promise<void> {
  const database = new Kysely<never>({ dialect });
  try {
    if (versions.some((version) => !sharedVersions.includes(version))) throw new AppError('LIBRARY_NEWER');
    // Whoever runs a server of many schools backs it up before.
    await migrate(database, {
      migrations: migrations.filter(({ version }) => versions.includes(version)),
      dialect: createPostgresSchemaDialect(shared),
      copyFirst: async () => undefined,
    });
  } finally {
    await database.destroy();
  }
}

type OpenDatabase = Pick<SqlConnection, 'dialect' | 'close'>;

async function layStorage(
  connection: OpenDatabase,
  { dialect, clock, isShared }: Omit<ChangeLogParts, 'database'>,
  prepare: (database: Kysely<LibraryTables>) => Promise<void>,
): Promise<LibraryStorage> {
  const database = new Kysely<LibraryTables>({ dialect: connection.dialect });
  const close = async (): Promise<void> => {
    await database.destroy();
    await connection.close();
  };
  try {
    await prepare(database);
    await showNewlyKnown(database, dialect);
  } catch (error) {
    await close();
    throw error;
  }
  const parts = { database, dialect, clock, isShared };
  const shelf = createPageShelf();
  const publications = createPublicationRepository(database);
  return {
    actas: createActaRepository(parts),
    changeLog: createChangeLog(parts),
    sources: createSourceRepository(parts, shelf),
    sourcePlaces: createSourcePlaces(database),
    search: createSearchIndex({ database, shelf, words: dialect.words }),
    people: createPersonRepository(database),
    planillas: createPlanillaRepository(database),
    jobs: createJobRepository(database),
    conflicts: createConflictRepository(database),
    conversations: createConversationRepository(database),
    rights: createRightsRepository(parts),
    prompts: createPromptRepository(database, publications),
    publications,
    settings: createSettingsRepository(database),
    decodedSounds: createDecodedSoundRepository(database),
    takes: createTakeRepository(database),
    secondPasses: createSecondPassRepository(database),
    templates: createTemplateRepository(parts, publications),
    transcripts: createTranscriptRepository(database),
    transcriptCorrections: createTranscriptCorrectionRepository(database),
    waveforms: createWaveformRepository(database),
    sync: createSyncStore(parts),
    syncOverview: createSyncOverview(database),
    blobLedger: createBlobLedger(database),
    readingLedger: createReadingLedger(parts),
    replay: () => replayLog(database, dialect),
    close,
  };
}
