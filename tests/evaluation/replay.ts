import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { type LocalConfiguration, localConfiguration } from '../../src-main/host/local-configuration.ts';
import { errorDataSchema } from '../../src-shared/contract/errors.ts';
import type { Answer } from '../../src-shared/domain/answer.ts';
import type { Conversation, Turn, Verdict } from '../../src-shared/domain/conversation.ts';
import { toAppError } from '../../src-shared/domain/errors.ts';
import type { ConversationId } from '../../src-shared/domain/identifiers.ts';
import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';

/** A judged answer and the one that is given now. */
export type ReplayedCase = {
  question: string;
  verdict: Verdict;
  before: string;
  after: string;
  /** Whether each proof of before is given now, or both are the refusal. */
  keepsProofs: boolean;
  /** The code of why it could not be asked now; null where it was answered. */
  failure: string | null;
};

/**
 * Asks again what somebody judged in a library, in a copy of it, so that nothing is kept of it there. The program must
 * not have the library open.
 */
export async function replayJudged(
  libraryFolder: string,
  settings: Partial<LibrarySettings>,
  base: LocalConfiguration = localConfiguration({ library: libraryFolder, cores: 2 }, process.env),
): Promise<ReplayedCase[]> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  try {
    // The texts are in the databases: answering needs no file of a paper.
    for (const name of readdirSync(libraryFolder)) {
      if (/^(library|vectors)\.db/.test(name)) cpSync(join(libraryFolder, name), join(folder, name));
    }
    const host = await createLocalHost({ ...base, libraryFolder: folder });
    try {
      await host.client.library.updateSettings(settings);
      return await replayAll(host);
    } finally {
      await host.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function replayAll(host: LocalHost): Promise<ReplayedCase[]> {
  const cases: ReplayedCase[] = [];
  for (const listed of await listConversations(host)) {
    const { conversation, turns } = await host.client.ask.conversation({ conversationId: listed.id });
    for (const [place, turn] of turns.entries()) {
      if (turn.verdict === null) continue;
      const { question, verdict, answer } = turn;
      const after = await askAgain(host, { conversation, turn, earlier: turns[place - 1] }).catch(failureOf);
      const outcome =
        'failure' in after
          ? { after: '', keepsProofs: false, ...after }
          : { after: after.text, keepsProofs: keepsProofs(answer, after), failure: null };
      cases.push({ question, verdict, before: answer.text, ...outcome });
    }
  }
  return cases;
}

/** One question that cannot be asked is no reason to leave the rest. */
function failureOf(thrown: unknown): { failure: string } {
  const said = errorDataSchema.safeParse(thrown instanceof ORPCError ? thrown.data : null);
  return { failure: said.success ? said.data.code : toAppError(thrown).code };
}

/** Every conversation, the list taken before any question adds to it. */
async function listConversations({ client }: LocalHost): Promise<Conversation[]> {
  const all: Conversation[] = [];
  for (;;) {
    const { items, total } = await client.ask.conversations({ offset: all.length, limit: 50 });
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

type CaseToAsk = { conversation: Conversation; turn: Turn; earlier: Turn | undefined };

/** A question that leans on the one before is asked after it. */
async function askAgain(host: LocalHost, { conversation, turn, earlier }: CaseToAsk): Promise<Answer> {
  const { scope } = conversation;
  if (!earlier) return (await ask(host, { question: turn.question, scope, in: 'none' })).answer;
  const { kept } = await ask(host, { question: earlier.question, scope, in: 'new' });
  return (await ask(host, { question: turn.question, scope, in: kept ?? 'none' })).answer;
}

async function ask(
  { client }: LocalHost,
  input: { question: string; scope: Conversation['scope']; in: ConversationId | 'new' | 'none' },
): Promise<{ answer: Answer; kept: ConversationId | null }> {
  for await (const event of await client.ask.ask(input)) {
    if (event.type === 'answer') return { answer: event.answer, kept: event.kept?.conversationId ?? null };
  }
  throw new Error('The question was not answered');
}

function keepsProofs(before: Answer, after: Answer): boolean {
  if (before.found !== after.found) return false;
  const now = new Set(after.citations.map(({ sourceId, quote }) => `${sourceId}\n${quote}`));
  return before.citations.every(({ sourceId, quote }) => now.has(`${sourceId}\n${quote}`));
}
