import { AppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Progress } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { isNight } from '../../domain/night.ts';
import type { Source } from '../../domain/source.ts';
import type { Backlog, WaitingFiles } from '../../domain/sync/district-status.ts';
import type { BlobConnection } from '../../ports/blob-connection.ts';
import type { NamedBlob } from '../../ports/blob-ledger.ts';
import type { ReadingLedger } from '../../ports/reading-ledger.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { ThisPc } from '../../ports/this-pc.ts';
import { createDistrictCaller, type DistrictCallerPorts } from './district-caller.ts';
import { createFetchFile } from './fetch-file.ts';
import { createFetchReadings, type FetchReadingsPorts } from './fetch-readings.ts';
import { createReadFetched, type ReadFetchedPorts } from './read-fetched.ts';
import { createSendFiles, type FilesTask, type SendFilesPorts } from './send-files.ts';
import { createShareReadings, type ShareReadingsPorts } from './share-readings.ts';
import { createTakeReading, type TakeReadingPorts } from './take-reading.ts';

export type SynchronizeFilesPorts = DistrictCallerPorts &
  SendFilesPorts &
  FetchReadingsPorts &
  ReadFetchedPorts &
  ShareReadingsPorts &
  TakeReadingPorts & {
    readingLedger: ReadingLedger;
    sources: Pick<SourceRepository, 'findByHash'>;
    thisPc: Pick<ThisPc, 'isLineMetered'>;
  };

type SynchronizeFilesParts = {
  readSettings: () => Promise<LibrarySettings>;
  /** Makes a recording's text of what was heard and corrected. */
  showTranscript: (id: SourceId) => Promise<void>;
};

type Task = {
  signal: AbortSignal;
  report: (progress: Progress) => void;
  /** Hears what waits to be moved, as soon as it is known and when it changes. */
  waiting: (waiting: Backlog) => void;
  /** Asked between chunks: whether something else is to be done first. */
  isInterrupted: () => Promise<boolean>;
  /** A person asked for it: what is put off to the night or to another line is sent all the same. */
  isAskedFor?: boolean;
};

type FilesReport = {
  sent: number;
  fetched: number;
  textsSent: number;
  textsFetched: number;
  isInterrupted: boolean;
  ms: number;
};

const isText = ({ use }: NamedBlob) => use === 'reading';
const isPaper = ({ use }: NamedBlob) => use === 'paper';

type MayFetch = (blob: NamedBlob) => Promise<boolean>;

/**
 * Sends the files that the server lacks and fetches those that the school's work needs here, by what the settings say of
 * how much and when. The texts of papers and recordings go and come before any file, and without it. It may be stopped
 * anywhere. Throws what `createDistrictCaller` throws and what a server throws.
 */
export function createSynchronizeFiles(
  ports: SynchronizeFilesPorts,
  { readSettings, showTranscript }: SynchronizeFilesParts,
) {
  const { districtServers, blobLedger, readingLedger, files, sources, thisPc, clock } = ports;
  const findCaller = createDistrictCaller(ports);
  const sender = createSendFiles(ports);
  const fetchFile = createFetchFile(ports);
  const readFetched = createReadFetched(ports);
  const shareReadings = createShareReadings(ports);
  const readings = createFetchReadings(ports, createTakeReading(ports, showTranscript));

  async function connect(signal: AbortSignal): Promise<BlobConnection> {
    const { filesBytesPerSecond: bytesPerSecond } = await readSettings();
    return districtServers.connectFiles(await findCaller(), { signal, bytesPerSecond });
  }

  /** What was last answered of the line: what is told until it is asked again. */
  let wasLineMetered = false;
  async function askOfLine(): Promise<boolean> {
    wasLineMetered = await thisPc.isLineMetered();
    return wasLineMetered;
  }

  return {
    async moveFiles({ waiting, isAskedFor, ...asked }: Task): Promise<FilesReport> {
      const start = clock.now();
      const moved = { sent: 0, fetched: 0, textsSent: 0, textsFetched: 0 };
      const ended = (isInterrupted: boolean): FilesReport => ({ ...moved, isInterrupted, ms: clock.now() - start });
      const settings = await readSettings();
      const isNightNow = isNight(clock.now(), settings);
      const task = { ...asked, connection: await connect(asked.signal) };
      if (await shareReadings(task)) return ended(true);

      const lacking = await sender.waiting(task.connection);
      const isLinePaid = askedOnce(async () => settings.filesUnmeteredOnly && (await askOfLine()));
      const turn = (isLineMetered: boolean) =>
        isAskedFor ? null : turnOfPapers(settings, { isNightNow, isLineMetered });
      let waitsFor = turn(settings.filesUnmeteredOnly && wasLineMetered);
      const tell = async () => waiting(await backlog(lacking, waitsFor));
      await tell();
      const texts = await sender.send(lacking.filter(isText), { ...task, step: jobSteps.sendingReadings() });
      moved.textsSent = texts.files;
      if (texts.files > 0) await tell();
      if (texts.isInterrupted) return ended(true);
      const come = await readings.fetch(await readings.waiting(), task);
      moved.textsFetched = come.readings;
      if (lacking.some(isPaper) && !isAskedFor) waitsFor = turn(await isLinePaid());
      await tell();
      if (come.isInterrupted) return ended(true);

      const maySend = ({ use }: NamedBlob) => use === 'part' || waitsFor === null;
      const ofFiles = lacking.filter((blob) => !isText(blob) && maySend(blob));
      const sent = await sender.send(ofFiles, { ...task, step: jobSteps.sendingFiles() });
      moved.sent = sent.files;
      if (sent.files > 0) await tell();
      if (sent.isInterrupted) return ended(true);
      const isWanted = (blob: NamedBlob) =>
        blob.use === 'part' || (isPaper(blob) && isNightNow && settings.allFilesAtNight);
      const mayFetch = async (blob: NamedBlob) => !isPaper(blob) || !(await isLinePaid());
      const fetched = await fetchAll((await blobLedger.confirmed()).filter(isWanted), { ...task, mayFetch });
      moved.fetched = fetched.files;
      return ended(fetched.isInterrupted);
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

  /** What waits, of what was lacking. */
  async function backlog(lacking: readonly NamedBlob[], waitsFor: WaitingFiles['waitsFor']): Promise<Backlog> {
    const kept = new Set((await blobLedger.confirmed()).map(({ sha256 }) => sha256));
    const left = lacking.filter(({ sha256 }) => !kept.has(sha256));
    const texts = {
      toSend: left.filter(isText).length,
      toFetch: (await readings.waiting()).length,
      refused: await readingLedger.refused(),
    };
    const ofFiles = left.filter((blob) => !isText(blob));
    return { files: { ...measure(ofFiles), waitsFor: ofFiles.length > 0 ? waitsFor : null }, texts };
  }

  async function fetchAll(
    wanted: readonly NamedBlob[],
    { connection, signal, report, isInterrupted, mayFetch }: FilesTask & { mayFetch: MayFetch },
  ): Promise<{ files: number; isInterrupted: boolean }> {
    let fetched = 0;
    for (const blob of wanted) {
      const { sha256, sizeBytes } = blob;
      if ((await files.has(sha256)) || !(await mayFetch(blob))) continue;
      if (await isInterrupted()) return { files: fetched, isInterrupted: true };
      const step = jobSteps.fetchingFiles();
      const moved = (done: number) => report({ step, done, total: sizeBytes ?? undefined, unit: 'bytes' });
      const isWhole = await fetchFile(sha256, { connection, signal, moved, isInterrupted }).catch(orLater);
      if (isWhole === 'later') continue;
      if (!isWhole) return { files: fetched, isInterrupted: true };
      fetched += 1;
      const paper = await sources.findByHash(sha256);
      if (paper) await readFetched(paper.id, signal);
    }
    return { files: fetched, isInterrupted: false };
  }
}

export type SynchronizeFiles = ReturnType<typeof createSynchronizeFiles>;

/** The server lost it since it was asked, or it came damaged: it is fetched another time, and the others meanwhile. */
function orLater(thrown: unknown): 'later' {
  if (thrown instanceof AppError && ['FILE_NOT_ARRIVED', 'CHUNK_DAMAGED'].includes(thrown.code)) return 'later';
  throw thrown;
}

/** What papers' files are put off to; null where they may go now. */
function turnOfPapers(
  { filesAtNightOnly }: Pick<LibrarySettings, 'filesAtNightOnly'>,
  { isNightNow, isLineMetered }: { isNightNow: boolean; isLineMetered: boolean },
): WaitingFiles['waitsFor'] {
  if (isLineMetered) return 'unmetered-line';
  return filesAtNightOnly && !isNightNow ? 'night' : null;
}

/** What systems tell by a program that takes seconds, or not at all, is asked where something waits for it, and once. */
function askedOnce(ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}

function measure(blobs: readonly NamedBlob[]): Pick<WaitingFiles, 'count' | 'bytes'> {
  return { count: blobs.length, bytes: blobs.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0) };
}
