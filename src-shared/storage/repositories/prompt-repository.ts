import type { Kysely, Selectable } from 'kysely';
import { promptIdSchema, publicationIdSchema } from '../../domain/identifiers.ts';
import { type Prompt, promptSchema } from '../../domain/prompt.ts';
import type { Publication } from '../../domain/publication.ts';
import type { PromptRepository } from '../../ports/prompt-repository.ts';
import type { PublicationRepository } from '../../ports/publication-repository.ts';
import type { LibraryTables, PromptsTable } from '../library-tables.ts';
import { byName } from './by-name.ts';

/** The school's prompts, and those that the district publishes. */
export function createPromptRepository(
  database: Kysely<LibraryTables>,
  publications: PublicationRepository,
): PromptRepository {
  const live = database.selectFrom('prompts').selectAll().where('deleted', '=', 0).where('content', 'is not', null);
  return {
    async get(id) {
      const row = await live.where('id', '=', id).executeTakeFirst();
      if (row !== undefined) return toPrompt(row);
      const publication = await publications.get(publicationIdSchema.parse(id));
      return publication && publishedPrompt(publication);
    },
    async list({ trashed }) {
      const rows = await live
        .where('trashed_at', trashed ? 'is not' : 'is', null)
        .orderBy('name_folded')
        .orderBy('id')
        .execute();
      const own = rows.map(toPrompt);
      if (trashed) return own;
      const offered = (await publications.list('prompt')).filter(({ withdrawnAt }) => withdrawnAt === null);
      return byName([...own, ...offered.flatMap((publication) => publishedPrompt(publication) ?? [])]);
    },
  };
}

function publishedPrompt({ current }: Publication): Prompt | null {
  const { publicationId, content, version, note, publishedAt, by } = current;
  if (content.kind !== 'prompt') return null;
  const id = promptIdSchema.parse(publicationId);
  const published = { version, note, publishedAt, by };
  return { id, content: content.prompt, createdAt: publishedAt, trashedAt: null, published };
}

function toPrompt(row: Selectable<PromptsTable>): Prompt {
  return promptSchema.parse({
    id: row.id,
    content: JSON.parse(row.content ?? 'null'),
    createdAt: row.created_at,
    trashedAt: row.trashed_at,
  });
}
