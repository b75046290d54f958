import type { Kysely } from 'kysely';
import { foldText } from '../../domain/fold-text.ts';
import {
  type Publication,
  type PublicationVersion,
  publicationVersionSchema,
  publishedName,
} from '../../domain/publication.ts';
import type { PublicationRepository } from '../../ports/publication-repository.ts';
import type { LibraryTables } from '../library-tables.ts';

/** What the district publishes, as it came with its log. */
export function createPublicationRepository(database: Kysely<LibraryTables>): PublicationRepository {
  const inForce = database
    .selectFrom('publication_versions as version')
    .leftJoin('publications', 'publications.id', 'version.publication_id')
    .select(['version.content', 'publications.withdrawn_at'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('publication_versions as newer')
            .select('newer.id')
            .whereRef('newer.publication_id', '=', 'version.publication_id')
            .whereRef('newer.version', '>', 'version.version'),
        ),
      ),
    );
  return {
    async list(kind) {
      const rows = await inForce.where('version.kind', '=', kind).execute();
      const known = rows.flatMap((row) => toPublication(row) ?? []);
      const named = known.map((publication) => ({
        publication,
        name: foldText(publishedName(publication.current.content)),
      }));
      return named.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ publication }) => publication);
    },
    async get(id) {
      const row = await inForce.where('version.publication_id', '=', id).executeTakeFirst();
      return row === undefined ? null : toPublication(row);
    },
    async version(id, version) {
      const row = await database
        .selectFrom('publication_versions')
        .select('content')
        .where('publication_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return row === undefined ? null : toVersion(row.content);
    },
  };
}

function toPublication(row: { content: string | null; withdrawn_at: string | null }): Publication | null {
  const current = toVersion(row.content);
  return current && { current, withdrawnAt: row.withdrawn_at };
}

/** Null for what a newer program published in a way that this one does not know. */
function toVersion(content: string | null): PublicationVersion | null {
  const parsed = publicationVersionSchema.safeParse(JSON.parse(content ?? 'null'));
  return parsed.success ? parsed.data : null;
}
