import type { Kysely, Selectable } from 'kysely';
import { type Prompt, promptSchema } from '../../domain/prompt.ts';
import type { PromptRepository } from '../../ports/prompt-repository.ts';
import type { LibraryTables, PromptsTable } from '../library-tables.ts';

/** The school's prompts. */
export function createPromptRepository(database: Kysely<LibraryTables>): PromptRepository {
  const live = database.selectFrom('prompts').selectAll().where('deleted', '=', 0).where('content', 'is not', null);
  return {
    async get(id) {
      const row = await live.where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toPrompt(row);
    },
    async list({ trashed }) {
      const rows = await live
        .where('trashed_at', trashed ? 'is not' : 'is', null)
        .orderBy('name_folded')
        .orderBy('id')
        .execute();
      return rows.map(toPrompt);
    },
  };
}

function toPrompt(row: Selectable<PromptsTable>): Prompt {
  return promptSchema.parse({
    id: row.id,
    content: JSON.parse(row.content ?? 'null'),
    createdAt: row.created_at,
    trashedAt: row.trashed_at,
  });
}
