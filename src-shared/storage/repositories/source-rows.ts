import type { Selectable } from 'kysely';
import { type Folder, folderSchema, type Source, sourceSchema } from '../../domain/source.ts';
import type { FoldersTable, SourcesTable, WatchedFoldersTable } from '../library-tables.ts';

/** A row of `sources` as the domain knows it. */
export function toSource(row: Selectable<SourcesTable>): Source {
  return sourceSchema.parse({
    id: row.id,
    kind: row.kind,
    sha256: row.sha256,
    name: row.name,
    originPath: row.origin_path,
    parentId: row.parent_id,
    format: row.format,
    sizeBytes: row.size_bytes,
    folderId: row.folder_id,
    tags: JSON.parse(row.tags),
    paperKind: row.paper_kind,
    documentDate: row.document_date,
    status: row.status,
    errorCode: row.error_code,
    pages: row.pages,
    characters: row.characters,
    ocrPages: row.ocr_pages,
    quality: row.quality,
    textHash: row.text_hash,
    durationMs: row.duration_ms,
    addedAt: row.added_at,
    trashedAt: row.trashed_at,
  });
}

type FolderRow = Pick<Selectable<FoldersTable>, 'id' | 'name' | 'parent_id'> & {
  path: WatchedFoldersTable['path'] | null;
};

/** A row of `folders`, with the path that this PC follows for it, as the domain knows it. */
export function toFolder(row: FolderRow): Folder {
  return folderSchema.parse({
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    watchedPath: row.path,
  });
}
