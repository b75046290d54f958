import { sourceFieldChanges, sourceFileChange, sourceReadingChange } from '../domain/changes.ts';
import { hashReading } from '../domain/content-hash.ts';
import type { DocumentText, EmbeddedFile, ReadingQuality } from '../domain/document-text.ts';
import { AppError, toAppError } from '../domain/errors.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import { classifyPaper, findDocumentDate } from '../domain/paper-kind.ts';
import type { Source } from '../domain/source.ts';
import { transcriptQuality, transcriptText } from '../domain/transcript-text.ts';
import type { AudioDecoder } from '../ports/audio-decoder.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { DecodedSoundRepository } from '../ports/decoded-sound-repository.ts';
import type { DocumentReader } from '../ports/document-reader.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { FileContent } from '../ports/task-files.ts';
import type { TranscriptRepository } from '../ports/transcript-repository.ts';
import { isLibraryFailure } from './library-failure.ts';
import { createOpenSound } from './recordings/open-sound.ts';

export type ReadPaperPorts = {
  decodedSounds: Pick<DecodedSoundRepository, 'get'>;
  files: Pick<FileStorage, 'open' | 'has'>;
  sources: SourceRepository;
  changeLog: ChangeLog;
  reader: Pick<DocumentReader, 'read'>;
  audio: Pick<AudioDecoder, 'recognize' | 'examine'>;
  transcripts: Pick<TranscriptRepository, 'get'>;
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

/** What was found in a file: a paper's text, or how long a recording lasts. */
type FileReading = {
  text: DocumentText;
  embedded: EmbeddedFile[];
  quality: ReadingQuality | null;
  durationMs: number | null;
};

const qualityOrder: readonly ReadingQuality[] = ['good', 'fair', 'poor'];

/**
 * Reads a source's file and keeps its text, what the paper is and how well it reads. A file that cannot be read is a
 * source that says why; only trouble of the library itself (a full disk) and a cancelled task are thrown.
 */
export function createReadPaper(ports: ReadPaperPorts) {
  const { sources, changeLog, reader, audio, transcripts } = ports;
  const openSound = createOpenSound(ports);

  return async function readPaper(input: ReadPaperInput, context: TaskContext): Promise<Source> {
    const known = await sources.get(input.sourceId);
    if (!known) throw new AppError('NOT_FOUND');
    let source = known;
    let read: FileReading;
    try {
      const opened = await openSound(known);
      try {
        source = await withKind(known, opened.content, context);
        read = await readFile(source, { content: opened.content, password: input.password }, context);
      } finally {
        await opened.release();
      }
    } catch (thrown) {
      const error = toAppError(thrown);
      // What another PC read of a file that is not here is not undone by this one.
      if (error.code === 'CANCELLED' || error.code === 'FILE_NOT_HERE' || isLibraryFailure(error)) throw error;
      return keepFailure(source, error, context);
    }
    await sources.saveText(source.id, read.text);
    await input.beforeReady(source, read.embedded);
    return keep(source, read, context);
  };

  /** Whether it is a paper or a recording is told by its bytes, when they are first looked at. */
  async function withKind(source: Source, content: FileContent, { actor }: TaskContext): Promise<Source> {
    const kind = (await audio.recognize(content)) ? 'recording' : 'document';
    if (kind === source.kind) return source;
    const known = { ...source, kind } as const;
    await changeLog.commit([sourceFileChange(known)], { actor });
    return known;
  }

  async function readFile(
    { id, kind, name }: Source,
    file: { content: FileContent; password: string | undefined },
    { signal }: TaskContext,
  ): Promise<FileReading> {
    if (kind === 'document') {
      const { text, embedded } = await reader.read({ name, ...file }, { signal });
      return { text, embedded, quality: worstQuality(text), durationMs: null };
    }
    const { durationMs } = await audio.examine(file.content, { name, signal });
    // What was heard in it stays when it is looked at again.
    const transcript = await transcripts.get(id);
    return { text: transcriptText(transcript), embedded: [], quality: transcriptQuality(transcript), durationMs };
  }

  async function keep(source: Source, read: FileReading, { actor }: TaskContext): Promise<Source> {
    const { text, quality, durationMs } = read;
    const reading = {
      status: 'ready' as const,
      errorCode: null,
      format: text.format,
      pages: text.pages.length,
      characters: text.pages.reduce((sum, page) => sum + page.text.length, 0),
      ocrPages: text.pages.filter((page) => page.ocr).length,
      quality,
      textHash: await hashReading(text),
      durationMs,
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
      durationMs: null,
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
