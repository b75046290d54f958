import { sourceFieldChanges, sourceReadingChange } from '../domain/changes.ts';
import { hashReading } from '../domain/content-hash.ts';
import type { DocumentText, EmbeddedFile, ReadingQuality } from '../domain/document-text.ts';
import { AppError, toAppError } from '../domain/errors.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import { classifyPaper, findDocumentDate } from '../domain/paper-kind.ts';
import type { Source } from '../domain/source.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { DocumentReader, ReadResult } from '../ports/document-reader.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import { isLibraryFailure } from './library-failure.ts';

export type ReadPaperPorts = {
  files: Pick<FileStorage, 'open'>;
  sources: SourceRepository;
  changeLog: ChangeLog;
  reader: Pick<DocumentReader, 'read'>;
};

export type ReadPaperInput = {
  sourceId: SourceId;
  password?: string;
  /**
   * What must be done with a paper's text and the files inside it before the paper counts as read: a stop before that
   * leaves it waiting, so that nothing is skipped when the work goes on.
   */
  beforeReady: (source: Source, embedded: EmbeddedFile[]) => Promise<void>;
};

const qualityOrder: readonly ReadingQuality[] = ['good', 'fair', 'poor'];

/**
 * Reads a source's file and keeps its text, what the paper is and how well it reads. A file that cannot be read is a
 * source that says why; only trouble of the library itself (a full disk) and a cancelled task are thrown.
 */
export function createReadPaper({ files, sources, changeLog, reader }: ReadPaperPorts) {
  return async function readPaper(input: ReadPaperInput, context: TaskContext): Promise<Source> {
    const source = await sources.get(input.sourceId);
    if (!source) throw new AppError('NOT_FOUND');
    let read: ReadResult;
    try {
      read = await readFile(source, input.password, context);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'CANCELLED' || isLibraryFailure(error)) throw error;
      return keepFailure(source, error, context);
    }
    await sources.saveText(source.id, read.text);
    await input.beforeReady(source, read.embedded);
    return keep(source, read.text, context);
  };

  async function readFile(source: Source, password: string | undefined, { signal }: TaskContext) {
    const opened = await files.open(source.sha256);
    try {
      return await reader.read({ name: source.name, content: opened.content, password }, { signal });
    } finally {
      await opened.release();
    }
  }

  async function keep(source: Source, text: DocumentText, { actor }: TaskContext): Promise<Source> {
    const reading = {
      status: 'ready' as const,
      errorCode: null,
      format: text.format,
      pages: text.pages.length,
      characters: text.pages.reduce((sum, page) => sum + page.text.length, 0),
      ocrPages: text.pages.filter((page) => page.ocr).length,
      quality: worstQuality(text),
      textHash: await hashReading(text),
    };
    const facts = {
      // What a person said the paper is stays.
      paperKind: source.paperKind === 'other' ? classifyPaper(text) : source.paperKind,
      documentDate: source.documentDate ?? findDocumentDate(text),
    };
    await changeLog.commit([sourceReadingChange(source.id, reading), ...sourceFieldChanges(source.id, facts)], {
      actor,
    });
    return { ...source, ...reading, ...facts };
  }

  async function keepFailure(source: Source, error: AppError, { actor }: TaskContext): Promise<Source> {
    const needsPassword = error.code === 'PASSWORD_NEEDED' || error.code === 'PASSWORD_WRONG';
    const reading = {
      status: needsPassword ? ('needs-password' as const) : ('failed' as const),
      errorCode: error.code,
      format: source.format,
      pages: 0,
      characters: 0,
      ocrPages: 0,
      quality: null,
      textHash: null,
    };
    await changeLog.commit([sourceReadingChange(source.id, reading)], { actor });
    return { ...source, ...reading };
  }
}

/** The worst page tells the paper's quality; blank pages (the back of a sheet) count only when there is nothing else. */
function worstQuality(text: DocumentText): ReadingQuality {
  const written = text.pages.filter((page) => page.quality !== 'empty');
  if (written.length === 0) return 'empty';
  const rank = Math.max(...written.map((page) => qualityOrder.indexOf(page.quality)));
  return qualityOrder[rank] ?? 'poor';
}
