import type { Page } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { Source, SourceListItem } from '../domain/source.ts';
import type { DocumentReader } from '../ports/document-reader.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import { rememberedPassword } from './file-passwords.ts';

export type ShowSourcePorts = {
  sources: SourceRepository;
  files: FileStorage;
  reader: DocumentReader;
  settings: SettingsRepository;
};

export type PageSummary = Pick<Page, 'number' | 'layout' | 'name' | 'width' | 'height' | 'quality' | 'ocr' | 'problem'>;

export type SourceDescription = {
  source: SourceListItem;
  pages: PageSummary[];
  meta: Record<string, string>;
  problems: string[];
  children: { id: SourceId; name: string }[];
  /** Whether its file is on this PC: what came from another one is known before. */
  isFileHere: boolean;
};

/** A recording's file as a player asks for it: any stretch of its bytes, at any moment. */
export type SourceSound = { sizeBytes: number; read: (start: number, end: number) => AsyncIterable<Uint8Array> };

const byName = { by: 'name', descending: false } as const;

const neverAborted = new AbortController().signal;

/** What a paper's viewer shows: what is known of it, its pages as text and as pictures, the file as it came. */
export function createShowSource({ sources, files, reader, settings }: ShowSourcePorts) {
  return {
    async describe(id: SourceId): Promise<SourceDescription> {
      const source = await item(id);
      const text = await sources.getText(id);
      const children = await sources.list({ parentId: id }, byName, { offset: 0, limit: 500 });
      const pages = (text?.pages ?? []).map(({ number, layout, name, width, height, quality, ocr, problem }) => ({
        number,
        layout,
        name,
        width,
        height,
        quality,
        ocr,
        problem,
      }));
      return {
        source,
        pages,
        meta: text?.meta ?? {},
        problems: text?.problems ?? [],
        children: children.items.map(({ id, name }) => ({ id, name })),
        isFileHere: await files.has(source.sha256),
      };
    },

    async page(id: SourceId, number: number): Promise<Page> {
      const page = await sources.getPage(id, number);
      if (!page) throw new AppError('NOT_FOUND');
      return page;
    },

    async pageImage(
      input: { sourceId: SourceId; page: number; widthPixels: number },
      signal: AbortSignal = neverAborted,
    ): Promise<File> {
      const source = await stored(input.sourceId);
      const opened = await files.open(source.sha256);
      try {
        const { page, widthPixels } = input;
        const password = await rememberedPassword(settings, source.id);
        const quarterTurns = (await sources.getPage(source.id, page))?.quarterTurns;
        const request = { name: source.name, content: opened.content, page, widthPixels, password, quarterTurns };
        const { bytes, mediaType } = await reader.renderPage(request, { signal });
        return new File([new Uint8Array(bytes)], `${source.name}-${page}`, { type: mediaType });
      } finally {
        await opened.release();
      }
    },

    async content(id: SourceId): Promise<File> {
      const source = await stored(id);
      return new File([new Uint8Array(await files.read(source.sha256))], source.name, {
        type: 'application/octet-stream',
      });
    },

    /** Null for what is no recording, and where its file is not here. */
    async sound(id: SourceId): Promise<SourceSound | null> {
      const source = await sources.get(id);
      if (source?.kind !== 'recording') return null;
      const { sha256, sizeBytes } = source;
      if (!(await files.has(sha256))) return null;
      return { sizeBytes, read: (start, end) => files.readRange(sha256, start, end) };
    },
  };

  async function stored(id: SourceId): Promise<Source> {
    const source = await sources.get(id);
    if (!source) throw new AppError('NOT_FOUND');
    // What came from another PC is known before its bytes are here.
    if (!(await files.has(source.sha256))) throw new AppError('FILE_NOT_HERE', { name: source.name });
    return source;
  }

  async function item(id: SourceId): Promise<SourceListItem> {
    for (const trashed of [false, true]) {
      const { items } = await sources.list({ ids: [id], trashed }, byName, { offset: 0, limit: 1 });
      if (items[0]) return items[0];
    }
    throw new AppError('NOT_FOUND');
  }
}
