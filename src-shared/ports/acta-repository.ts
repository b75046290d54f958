import type { Acta, ActaLine, TakenNumber } from '../domain/acta/acta-record.ts';
import type { ActaId, Sha256 } from '../domain/identifiers.ts';

/** Reads of the school's actas. Writes go through `ChangeLog`. */
export type ActaRepository = {
  get(id: ActaId): Promise<Acta | null>;
  /** As they stand now, in no order; those of an approved acta are in its approval. */
  lines(id: ActaId): Promise<ActaLine[]>;
  list(options: { trashed: boolean }): Promise<Acta[]>;
  /** How many are not approved yet, those in the trash aside. */
  countDrafts(): Promise<number>;
  /** The numbers that actas of a book have that year: of drafts that are not in the trash, and of every approved one, ever. */
  takenNumbers(book: { book: string; year: string }): Promise<TakenNumber[]>;
  /** Forgets an acta for good, but for the number of an approved one; gives the blobs that nothing else has. */
  purge(id: ActaId): Promise<{ unusedBlobs: Sha256[] }>;
};
