import type { Sha256, TemplateId, WrittenDocumentId } from '../domain/identifiers.ts';
import type { Template } from '../domain/template.ts';
import type { WrittenDocument } from '../domain/written-document.ts';

/** Reads of the school's templates and of what was written from them. Writes go through `ChangeLog`. */
export type TemplateRepository = {
  get(id: TemplateId): Promise<Template | null>;
  /** By name, accents and capitals apart. */
  list(options: { trashed: boolean }): Promise<Template[]>;
  written(id: WrittenDocumentId): Promise<WrittenDocument | null>;
  /** The newest first. */
  listWritten(options: { trashed: boolean; templateId?: TemplateId }): Promise<WrittenDocument[]>;
  /** Forgets a template, or what was written, for good, with every value that the log kept of it; gives the blobs that nothing else has. */
  purge(what: { template: TemplateId } | { written: WrittenDocumentId }): Promise<{ unusedBlobs: Sha256[] }>;
};
