import { type AskEvent, maximumQuestionLength, type RetrievedPassage } from '../../domain/answer.ts';
import type { AskScope } from '../../domain/conversation.ts';
import { AppError } from '../../domain/errors.ts';
import { continueQuestion, leansOnEarlier } from '../../domain/follow-question.ts';
import type { TaskContext } from '../../domain/job.ts';
import { peopleNamedIn } from '../../domain/people-named-in.ts';
import { type UnderstoodQuestion, understandQuestion } from '../../domain/understand-question.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { SearchFilter, SearchIndex } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { PersonWithKinds } from '../manage-people.ts';
import { answerWithModel, answerWithQuotes, type DraftAnswer, isWorthAsking } from './answer-from-passages.ts';
import { answerFromTables } from './answer-from-tables.ts';
import { countBirthdays } from './count-birthdays.ts';
import { countPapers, isAboutPapers } from './count-papers.ts';
import { countPeople, isAboutRoster } from './count-people.ts';
import { type CountRowsPorts, countRows, isAboutRows } from './count-rows.ts';
import { asksForUnread, listUnread } from './list-unread.ts';
import { rerankPassages } from './rerank-passages.ts';
import { type FoundPassage, type Retrieval, retrievePassages } from './retrieve-passages.ts';
import { createSearchMeaning, type SearchMeaningPorts } from './search-meaning.ts';

export type AskQuestionPorts = {
  search: SearchIndex;
  sources: SourceRepository;
  people: PersonRepository;
  planillas: CountRowsPorts['planillas'];
  rights: CountRowsPorts['rights'];
  clock: Clock;
  vectors: SearchMeaningPorts['vectors'];
  findEmbedder: SearchMeaningPorts['findEmbedder'];
  findModel: () => Promise<LanguageModel | null>;
  /** Whether the model puts the passages in order before it answers from them. */
  isReranking: () => Promise<boolean>;
};

export type AskInput = {
  question: string;
  scope: AskScope;
  /** The question before it in the conversation. */
  earlier?: string;
  /** The school's own instruction on how a model should say it. */
  manner?: string;
};

/**
 * Answers a question from the papers in scope, each sentence with its proof, or with the fixed refusal. Counts and
 * lists of pupils or of a kind of paper go through all of them; anything else is written by the model of the settings,
 * or quoted where there is none. Throws `QUESTION_EMPTY`, `QUESTION_TOO_LONG`, `NO_PAPERS`.
 */
export function createAskQuestion(
  {
    search,
    sources,
    people,
    planillas,
    rights,
    clock,
    vectors,
    findEmbedder,
    findModel,
    isReranking,
  }: AskQuestionPorts,
  listRoster: () => Promise<PersonWithKinds[]>,
) {
  const searchMeaning = createSearchMeaning({ search, sources, vectors, findEmbedder });
  return async function* askQuestion(input: AskInput, { signal }: TaskContext): AsyncGenerator<AskEvent, void, void> {
    const started = clock.now();
    const question = checkQuestion(input.question);
    const { sourceIds: ids, ...rest } = input.scope;
    const asking: SearchFilter = { ...rest, ids };
    const { papers: exceptIds } = await rights.notToUse();
    const scope: SearchFilter = exceptIds.length === 0 ? asking : { ...asking, exceptIds };
    const { ready, unread } = await countInScope(sources, scope);
    const isAboutUnread = asksForUnread(question);
    if (ready === 0 && !(isAboutUnread && unread > 0)) throw new AppError('NO_PAPERS');
    yield { type: 'searching', papers: ready };
    const { text, understood } = readQuestion(question, input.earlier, new Date(started).toISOString().slice(0, 10));
    const whole = isAboutUnread ? await tellUnread(scope) : await answerWhole(text, understood, { asking, scope });
    const { found: retrieved, wordsAlone } = whole ? nothingFound : await retrieve(text, scope, signal);
    const asked = { question: text, understood, manner: input.manner };
    const { draft, found } = whole ? { draft: whole, found: retrieved } : yield* answerFrom(asked, retrieved, signal);
    const answer = { ...draft, wordsAlone, retrieved: found.map(describe), unread, ms: clock.now() - started };
    yield { type: 'answer', answer, kept: null };
  };

  async function tellUnread(scope: SearchFilter): Promise<DraftAnswer> {
    return { citations: [], dropped: 0, problem: null, engine: 'papers', ...(await listUnread(sources, scope)) };
  }

  async function answerWhole(
    question: string,
    understood: UnderstoodQuestion,
    { asking, scope }: { asking: SearchFilter; scope: SearchFilter },
  ): Promise<DraftAnswer | null> {
    const nothingElse = { citations: [], dropped: 0, problem: null };
    if (understood.birthday !== null && Object.values(asking).every((value) => value === undefined)) {
      const counted = countBirthdays({ ...understood, birthday: understood.birthday }, await listRoster());
      if (counted) return { ...nothingElse, engine: 'roster', ...counted };
    }
    if (isAboutRoster(understood)) {
      const roster = await listRoster();
      if (roster.length > 0) return { ...nothingElse, engine: 'roster', ...countPeople(understood, roster) };
    }
    if (isAboutRows(understood, asking)) {
      const counted = await countRows({ planillas, sources, people, rights }, { question, understood });
      if (counted) return { ...nothingElse, engine: 'planilla', ...counted };
    }
    if (!isAboutPapers(understood)) return null;
    const counted = await countPapers({ search, sources }, { question: understood, scope });
    return counted && { ...nothingElse, engine: 'papers', ...counted };
  }

  async function retrieve(question: string, scope: SearchFilter, signal: AbortSignal): Promise<Retrieval> {
    const named = peopleNamedIn(question, await people.list({}));
    return retrievePassages({ search, searchMeaning }, { question, scope, people: named }, signal);
  }

  async function* answerFrom(
    asked: { question: string; understood: UnderstoodQuestion; manner?: string },
    found: readonly FoundPassage[],
    signal: AbortSignal,
  ): AsyncGenerator<AskEvent, { draft: DraftAnswer; found: readonly FoundPassage[] }, void> {
    signal.throwIfAborted();
    yield { type: 'reading', passages: found.length };
    const hits = found.map(({ hit }) => hit);
    // Whoever asks for a manner of saying it wants it written.
    const fromTables = asked.manner === undefined ? await answerFromTables(sources, asked, hits) : null;
    if (fromTables) return { draft: fromTables, found };
    const model = hits.length > 0 ? await findModel() : null;
    if (model === null) return { draft: await answerWithQuotes(sources, { hits }), found };
    const isNear = found.some(({ ranks }) => ranks.meaning !== undefined);
    const isReordered = isWorthAsking({ hits, isNear }) && (await isReranking());
    if (isReordered) yield { type: 'ranking', model: model.name, passages: found.length };
    const asking = { question: asked.question, found };
    const ordered = isReordered ? await rerankPassages({ model, sources }, asking, signal) : found;
    const input = { ...asked, hits: ordered.map(({ hit }) => hit), isNear };
    return { draft: yield* answerWithModel({ model, sources }, input, signal), found: ordered };
  }
}

const nothingFound: Retrieval = { found: [], wordsAlone: null };

export type AskQuestion = ReturnType<typeof createAskQuestion>;

/** What a question asks and what to look for, with the question before it where it leans on that. */
function readQuestion(
  question: string,
  earlier: string | undefined,
  today: string,
): { text: string; understood: UnderstoodQuestion } {
  const understood = understandQuestion(question, today);
  if (earlier === undefined || !leansOnEarlier(question)) return { text: question, understood };
  return {
    text: `${question} ${earlier}`,
    understood: continueQuestion(understandQuestion(earlier, today), understood),
  };
}

function checkQuestion(text: string): string {
  const question = text.trim();
  if (!/[\p{L}\p{N}]/u.test(question)) throw new AppError('QUESTION_EMPTY');
  if (question.length > maximumQuestionLength) {
    throw new AppError('QUESTION_TOO_LONG', { length: question.length, most: maximumQuestionLength });
  }
  return question;
}

/** How many papers in scope can be answered from, and how many cannot yet. */
async function countInScope(
  sources: SourceRepository,
  scope: SearchFilter,
): Promise<{ ready: number; unread: number }> {
  const count = async (statuses: ('ready' | 'queued' | 'reading' | 'failed' | 'needs-password')[]): Promise<number> => {
    const filter = { ...scope, statuses };
    return (await sources.list(filter, { by: 'name', descending: false }, { offset: 0, limit: 0 })).total;
  };
  return { ready: await count(['ready']), unread: await count(['queued', 'reading', 'failed', 'needs-password']) };
}

function describe({ hit, ranks }: FoundPassage): RetrievedPassage {
  const { sourceId, name, locator, text, answer } = hit;
  return { sourceId, name, locator, text, share: answer.share, ranks };
}
