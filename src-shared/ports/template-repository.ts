import type { Sha256, TemplateId, TemplateMarkingId, WrittenDocumentId } from '../domain/identifiers.ts';
import type { Template } from '../domain/template.ts';
import type { TemplateMarking } from '../domain/template-marks.ts';
import type { WrittenDocument } from '../domain/written-document.ts';

export type PurgedDocument = { template: TemplateId } | { marking: TemplateMarkingId } | { written: WrittenDocumentId };

/** Reads of the school's templates, of the district's, and of what was written from them. Writes go through `ChangeLog`. */
export type TemplateRepository = {
  /** Also one that the district has withdrawn. */
  get(id: TemplateId): Promise<Template | null>;
  /** By name, accents and capitals apart. */
  list(options: { trashed: boolean }): Promise<Template[]>;
  marking(id: TemplateMarkingId): Promise<TemplateMarking | null>;
  /** Those that are under way, or those that have ended, the newest first. */
  listMarkings(options: { ended: boolean }): Promise<TemplateMarking[]>;
  written(id: WrittenDocumentId): Promise<WrittenDocument | null>;
  /** The newest first. */
  listWritten(options: { trashed: boolean; templateId?: TemplateId }): Promise<WrittenDocument[]>;
  /** Forgets it for good, with every value that the log kept of it; gives the blobs that nothing else has. */
  purge(what: PurgedDocument): Promise<{ unusedBlobs: Sha256[] }>;
};
