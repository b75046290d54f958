import type { Migration } from './migration.ts';

/** Questions and answers, kept on this PC. */
export const conversations: Migration = {
  version: 100,
  name: 'conversations',
  async up({ run }) {
    await run(`create table conversations (
      id text primary key, title text not null, scope text not null, created_at text not null,
      updated_at text not null, trashed_at text)`);
    await run('create index conversations_by_time on conversations (updated_at)');
    await run(`create table conversation_turns (
      id text primary key, conversation_id text not null references conversations (id) on delete cascade,
      position integer not null, question text not null, answer text not null, words text not null,
      asked_at text not null, verdict text, unique (conversation_id, position))`);
  },
};
