import type { DocumentText, Page, ReadingQuality } from '../domain/document-text.ts';
import type { FolderId, PersonId, Sha256, SourceId } from '../domain/identifiers.ts';
import type { PaperGroup, PaperGrouping } from '../domain/paper-groups.ts';
import type { Folder, PaperKind, Source, SourceListItem, SourceStatus } from '../domain/source.ts';
import type { ReadingOrigin } from '../domain/sync/shared-reading.ts';

export type SourceFilter = {
  /** Words of the name; accents and capitals do not matter. */
  text?: string;
  folderId?: FolderId;
  /** Documents or recordings alone. */
  kind?: Source['kind'];
  paperKinds?: PaperKind[];
  statuses?: SourceStatus[];
  /** By the worst page. */
  qualities?: ReadingQuality[];
  personId?: PersonId;
  /** Only what came inside this e-mail or archive. */
  parentId?: SourceId;
  tag?: string;
  /** Dates of the paper, ISO yyyy-mm-dd, both inclusive. */
  from?: string;
  to?: string;
  /** Whose date or, without one, day of coming is no later than this, yyyy-mm-dd. */
  datedOrAddedBy?: string;
  trashed?: boolean;
  ids?: SourceId[];
  /** All but these. */
  exceptIds?: readonly SourceId[];
};

export type SourceOrder = {
  by: 'name' | 'addedAt' | 'documentDate' | 'paperKind' | 'status';
  descending: boolean;
  /** Papers of a group stand together, the groups as `groups` gives them; `by` orders those of each group. */
  groupBy?: PaperGrouping;
};

/** What the library has forgotten and the disk has not. */
export type Forgotten = { sources: readonly SourceId[]; blobs: readonly Sha256[] };

/** Reads of the library's sources and what was read from them. Writes of synced fields go through `ChangeLog`. */
export type SourceRepository = {
  get(id: SourceId): Promise<Source | null>;
  /** What came inside these e-mails and archives, at any depth, trashed or not: what is outside comes first. */
  listInside(ids: readonly SourceId[]): Promise<Source[]>;
  /** Those of these sources that are there, trashed ones too, in any order. */
  getMany(ids: readonly SourceId[]): Promise<Source[]>;
  /** The live source with these bytes, if any: a duplicate. */
  findByHash(sha256: Sha256): Promise<Source | null>;
  /** The newest live one that came from there on this PC: another PC may have another file at the same path. */
  findByOriginPath(path: string): Promise<Source | null>;
  list(
    filter: SourceFilter,
    order: SourceOrder,
    page: { offset: number; limit: number },
  ): Promise<{ items: SourceListItem[]; total: number }>;
  /** The groups of the list that `list` gives with the same filter and order, in its order; none is empty. */
  groups(filter: SourceFilter, order: SourceOrder & { groupBy: PaperGrouping }): Promise<PaperGroup[]>;
  /** Ids of every source that matches, in a stable order, for long work. */
  listIds(filter: SourceFilter): Promise<SourceId[]>;
  /** Stores what was read here and indexes it for search; replaces an earlier reading. One transaction. */
  saveText(id: SourceId, text: DocumentText): Promise<void>;
  /** The same for what another PC read; nothing of a source that was forgotten meanwhile. */
  takeText(id: SourceId, text: DocumentText, origin: ReadingOrigin): Promise<void>;
  /** Which edition of its readers the text that is here is; null where there is none. */
  textEdition(id: SourceId): Promise<number | null>;
  /** Papers that somebody has read and whose text is not here, the newest first. */
  withoutText(): Promise<Source[]>;
  getText(id: SourceId): Promise<DocumentText | null>;
  getPage(id: SourceId, page: number): Promise<Page | null>;
  /** Forgets a source for good, with its text, index entries, matches and cells' evidence; what else it has is `forgotten` then. */
  purge(id: SourceId): Promise<void>;
  /** What purges, made here or elsewhere, leave on this PC: sources, files, and which of these nothing here has any more. */
  forgotten(): Promise<Forgotten & { unusedBlobs: readonly Sha256[] }>;
  /** Those were removed. */
  markForgotten(removed: Forgotten): Promise<void>;
  listFolders(): Promise<Folder[]>;
  /** Which folder of this PC one follows; null for none. This PC's own: no other PC hears of it. */
  setWatchedPath(id: FolderId, path: string | null): Promise<void>;
  listTags(): Promise<{ tag: string; count: number }[]>;
  counts(): Promise<{
    status: Record<SourceStatus, number>;
    poor: number;
    trashed: number;
    kinds: Partial<Record<PaperKind, number>>;
  }>;
};
