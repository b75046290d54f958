import { AppError } from '../../domain/errors.ts';
import type { Progress } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { isNight } from '../../domain/night.ts';
import type { Source } from '../../domain/source.ts';
import type { WaitingFiles } from '../../domain/sync/district-status.ts';
import type { BlobConnection } from '../../ports/blob-connection.ts';
import type { NamedBlob } from '../../ports/blob-ledger.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { createDistrictCaller, type DistrictCallerPorts } from './district-caller.ts';
import { createFetchFile } from './fetch-file.ts';
import { createReadFetched, type ReadFetchedPorts } from './read-fetched.ts';
import { createSendFiles, type SendFilesPorts } from './send-files.ts';

export type SynchronizeFilesPorts = DistrictCallerPorts &
  SendFilesPorts &
  ReadFetchedPorts & { sources: Pick<SourceRepository, 'findByHash'> };

type Task = {
  signal: AbortSignal;
  report: (progress: Progress) => void;
  /** Hears what waits to be sent, as soon as it is known and when it changes. */
  waiting: (waiting: WaitingFiles) => void;
  /** Asked between chunks: whether something else is to be done first. */
  isInterrupted: () => Promise<boolean>;
  /** A person asked for it: what is put off to the night is sent all the same. */
  isAskedFor?: boolean;
};

type FilesReport = { sent: number; fetched: number; isInterrupted: boolean; ms: number };

/**
 * Sends the files that the server lacks and fetches those that the school's work needs here, by what the settings say of
 * how much and when. It may be stopped anywhere. Throws what `createDistrictCaller` throws and what a server throws.
 */
export function createSynchronizeFiles(ports: SynchronizeFilesPorts, readSettings: () => Promise<LibrarySettings>) {
  const { districtServers, blobLedger, files, sources, clock } = ports;
  const findCaller = createDistrictCaller(ports);
  const sender = createSendFiles(ports);
  const fetchFile = createFetchFile(ports);
  const readFetched = createReadFetched(ports);

  async function connect(signal: AbortSignal): Promise<BlobConnection> {
    const { filesBytesPerSecond: bytesPerSecond } = await readSettings();
    return districtServers.connectFiles(await findCaller(), { signal, bytesPerSecond });
  }

  return {
    async moveFiles({ signal, report, waiting, isInterrupted, isAskedFor }: Task): Promise<FilesReport> {
      const start = clock.now();
      const settings = await readSettings();
      const isNightNow = isNight(clock.now(), settings);
      const task = { connection: await connect(signal), signal, report, isInterrupted };
      const lacking = await sender.waiting(task.connection);
      waiting(measure(lacking));
      const maySend = ({ use }: NamedBlob) => use === 'part' || isAskedFor || isNightNow || !settings.filesAtNightOnly;
      const sent = await sender.send(lacking.filter(maySend), task);
      if (sent.files > 0) waiting(measure(await stillLacking(lacking)));
      if (sent.isInterrupted) return { sent: sent.files, fetched: 0, isInterrupted: true, ms: clock.now() - start };
      const mayFetch = ({ use }: NamedBlob) => use === 'part' || (isNightNow && settings.allFilesAtNight);
      const fetched = await fetchAll((await blobLedger.confirmed()).filter(mayFetch), task);
      return {
        sent: sent.files,
        fetched: fetched.files,
        isInterrupted: fetched.isInterrupted,
        ms: clock.now() - start,
      };
    },

    /** Fetches a paper's file and reads it, since somebody wants it now. Throws `FILE_NOT_ARRIVED`. */
    async fetchNow(
      { id, sha256, name, sizeBytes }: Pick<Source, 'id' | 'sha256' | 'name' | 'sizeBytes'>,
      { signal, report }: Pick<Task, 'signal' | 'report'>,
    ): Promise<void> {
      const connection = await connect(signal);
      const step = jobSteps.fetchingFile(name);
      const moved = (done: number) => report({ step, done, total: sizeBytes, unit: 'bytes' });
      moved(0);
      await fetchFile(sha256, { connection, signal, moved }).catch((thrown: unknown) => {
        const isMissing = thrown instanceof AppError && thrown.code === 'FILE_NOT_ARRIVED';
        throw isMissing ? new AppError('FILE_NOT_ARRIVED', { name }, { cause: thrown }) : thrown;
      });
      report({ step: jobSteps.reading(name), done: 0 });
      await readFetched(id, signal);
    },
  };

  async function stillLacking(lacking: readonly NamedBlob[]): Promise<NamedBlob[]> {
    const kept = new Set((await blobLedger.confirmed()).map(({ sha256 }) => sha256));
    return lacking.filter(({ sha256 }) => !kept.has(sha256));
  }

  async function fetchAll(
    wanted: readonly NamedBlob[],
    {
      connection,
      signal,
      report,
      isInterrupted,
    }: Omit<Task, 'waiting' | 'isAskedFor'> & { connection: BlobConnection },
  ): Promise<{ files: number; isInterrupted: boolean }> {
    let fetched = 0;
    for (const { sha256, sizeBytes } of wanted) {
      if (await files.has(sha256)) continue;
      if (await isInterrupted()) return { files: fetched, isInterrupted: true };
      const step = jobSteps.fetchingFiles();
      const moved = (done: number) => report({ step, done, total: sizeBytes ?? undefined, unit: 'bytes' });
      const isWhole = await fetchFile(sha256, { connection, signal, moved, isInterrupted }).catch(unlessNotArrived);
      if (!isWhole) return { files: fetched, isInterrupted: true };
      fetched += 1;
      const paper = await sources.findByHash(sha256);
      if (paper) await readFetched(paper.id, signal);
    }
    return { files: fetched, isInterrupted: false };
  }
}

export type SynchronizeFiles = ReturnType<typeof createSynchronizeFiles>;

/** The server lost it since it was asked: it comes when a PC that has it sends it again. */
function unlessNotArrived(thrown: unknown): true {
  if (thrown instanceof AppError && thrown.code === 'FILE_NOT_ARRIVED') return true;
  throw thrown;
}

function measure(blobs: readonly NamedBlob[]): WaitingFiles {
  return { count: blobs.length, bytes: blobs.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0) };
}
