import type { Sha256, SourceId } from '../../src-shared/domain/identifiers.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { SourceRepository } from '../../src-shared/ports/source-repository.ts';
import type { ExchangeReadings } from '../../src-shared/use-cases/synchronize/exchange-readings.ts';
import { lookEvery } from './look-every.ts';

/** How often it is looked whether the text or the file of a paper has come that was read on a PC. */
const everyMs = 20_000;

type Parts = {
  sources: Pick<SourceRepository, 'withoutText'>;
  files: Pick<FileStorage, 'has'>;
  readFetched: (id: SourceId, signal: AbortSignal) => Promise<void>;
  readings: ExchangeReadings;
  /** Told once something came that was not there before. */
  tell: () => void;
  logError: (thrown: unknown) => string;
};

/**
 * Takes what a school's PCs read and heard, reads the papers that none of them did and whose files have come, one after
 * the other, to be shown and searched, and gives the PCs what was read here.
 */
export function keepRead({ sources, files, readFetched, readings, tell, logError }: Parts) {
  const stop = new AbortController();
  /** What could not be read stays so: its file is the same. */
  const tried = new Set<Sha256>();

  async function read(): Promise<void> {
    if ((await readings.take(stop.signal)) > 0) tell();
    for (const { id, sha256 } of await sources.withoutText()) {
      if (stop.signal.aborted) return;
      if (tried.has(sha256) || !(await files.has(sha256))) continue;
      tried.add(sha256);
      await readFetched(id, stop.signal);
    }
    await readings.share(stop.signal);
  }

  const looking = lookEvery(everyMs, read, (thrown) => {
    if (!stop.signal.aborted) logError(thrown);
  });
  looking.look();
  return {
    /** There may be something to read. */
    look: looking.look,
    close(): Promise<void> {
      stop.abort();
      return looking.close();
    },
  };
}
