import type { Kysely, Selectable } from 'kysely';
import { conversationSchema, type Turn, turnSchema } from '../../domain/conversation.ts';
import { foldedWords } from '../../domain/fold-text.ts';
import type { ConversationRepository } from '../../ports/conversation-repository.ts';
import type { ConversationsTable, ConversationTurnsTable, LibraryTables } from '../library-tables.ts';

/** Conversations of this PC. */
export function createConversationRepository(database: Kysely<LibraryTables>): ConversationRepository {
  return {
    async insert({ id, title, scope, createdAt, updatedAt, trashedAt }) {
      const times = { created_at: createdAt, updated_at: updatedAt, trashed_at: trashedAt };
      await database
        .insertInto('conversations')
        .values({ id, title, scope: JSON.stringify(scope), ...times })
        .execute();
    },
    async get(id) {
      const row = await database.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toConversation(row);
    },
    async update(id, { title, scope, updatedAt, trashedAt }) {
      await database
        .updateTable('conversations')
        .set({ title, scope: scope && JSON.stringify(scope), updated_at: updatedAt, trashed_at: trashedAt })
        .where('id', '=', id)
        .execute();
    },
    async list({ text }, { offset, limit }) {
      let query = database.selectFrom('conversations').where('trashed_at', 'is', null);
      for (const word of foldedWords(text ?? '')) {
        query = query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('conversation_turns')
              .select('conversation_turns.id')
              .whereRef('conversation_turns.conversation_id', '=', 'conversations.id')
              .where('conversation_turns.words', 'like', `%${word}%`),
          ),
        );
      }
      const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const newestFirst = query.selectAll().orderBy('updated_at', 'desc').orderBy('id');
      const rows = await newestFirst.offset(offset).limit(limit).execute();
      return { items: rows.map(toConversation), total: Number(total) };
    },
    async addTurn(id, turn) {
      await database.transaction().execute(async (transaction) => {
        const last = await transaction
          .selectFrom('conversation_turns')
          .select(({ fn }) => fn.max('position').as('position'))
          .where('conversation_id', '=', id)
          .executeTakeFirst();
        const row = toRow(turn);
        const position = Number(last?.position ?? 0) + 1;
        await transaction
          .insertInto('conversation_turns')
          .values({ ...row, conversation_id: id, position })
          .execute();
        await transaction.updateTable('conversations').set({ updated_at: turn.askedAt }).where('id', '=', id).execute();
      });
    },
    async turns(id) {
      const turns = database.selectFrom('conversation_turns').selectAll().where('conversation_id', '=', id);
      return (await turns.orderBy('position').execute()).map(toTurn);
    },
    async getTurn(id) {
      const row = await database.selectFrom('conversation_turns').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toTurn(row);
    },
    async judge(id, verdict) {
      await database.updateTable('conversation_turns').set({ verdict }).where('id', '=', id).execute();
    },
  };
}

function toConversation(row: Selectable<ConversationsTable>) {
  return conversationSchema.parse({
    id: row.id,
    title: row.title,
    scope: JSON.parse(row.scope),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    trashedAt: row.trashed_at,
  });
}

type TurnRow = Selectable<ConversationTurnsTable>;

function toRow({ id, question, answer, askedAt, verdict }: Turn): Omit<TurnRow, 'conversation_id' | 'position'> {
  const words = foldedWords(`${question} ${answer.text}`).join(' ');
  return { id, question, answer: JSON.stringify(answer), words, asked_at: askedAt, verdict };
}

function toTurn({ id, question, answer, asked_at, verdict }: TurnRow): Turn {
  return turnSchema.parse({ id, question, answer: JSON.parse(answer), askedAt: asked_at, verdict });
}
