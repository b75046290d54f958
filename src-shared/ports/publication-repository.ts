import type { PublicationId } from '../domain/identifiers.ts';
import type { Publication, PublicationVersion, PublishedKind } from '../domain/publication.ts';

/** Reads of what the district publishes, in so far as this program understands it. */
export type PublicationRepository = {
  /** By name, accents and capitals apart; those that were withdrawn too. */
  list(kind: PublishedKind): Promise<Publication[]>;
  get(id: PublicationId): Promise<Publication | null>;
  /** One of its versions; null for one that has not come. */
  version(id: PublicationId, version: number): Promise<PublicationVersion | null>;
};
