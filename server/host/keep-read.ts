import type { Sha256, SourceId } from '../../src-shared/domain/identifiers.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { SourceRepository } from '../../src-shared/ports/source-repository.ts';

/** How often it is looked whether the file of a paper has come that was read on a PC. */
const everyMs = 20_000;

type Parts = {
  sources: Pick<SourceRepository, 'withoutText'>;
  files: Pick<FileStorage, 'has'>;
  readFetched: (id: SourceId, signal: AbortSignal) => Promise<void>;
  logError: (thrown: unknown) => string;
};

/** Reads the papers of a school's PCs whose files have come, one after the other, to be shown and searched. */
export function keepRead({ sources, files, readFetched, logError }: Parts) {
  const stop = new AbortController();
  /** What could not be read stays so: its file is the same. */
  const tried = new Set<Sha256>();
  let pass: Promise<void> | null = null;

  async function read(): Promise<void> {
    for (const { id, sha256 } of await sources.withoutText()) {
      if (stop.signal.aborted) return;
      if (tried.has(sha256) || !(await files.has(sha256))) continue;
      tried.add(sha256);
      await readFetched(id, stop.signal);
    }
  }

  function look(): void {
    pass ??= read()
      .catch((thrown: unknown) => {
        if (!stop.signal.aborted) logError(thrown);
      })
      .finally(() => {
        pass = null;
      });
  }

  const timer = setInterval(look, everyMs);
  timer.unref();
  look();
  return {
    /** There may be something to read. */
    look,
    async close(): Promise<void> {
      clearInterval(timer);
      stop.abort();
      await pass;
    },
  };
}
