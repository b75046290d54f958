import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibraryDatabase } from '../../src-main/adapters/sqlite/open-library-database.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { maximumQuestionLength } from '../../src-shared/domain/answer.ts';
import type { Verdict } from '../../src-shared/domain/conversation.ts';
import { type ConversationId, createId } from '../../src-shared/domain/identifiers.ts';
import { createLibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { afterFile, temporaryFolder } from '../fixtures/after-file.ts';
import { openLibrary } from '../library/open-library.ts';
import { engineSettings } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { keepRun, lastRun } from './kept-runs.ts';
import { replayJudged } from './replay.ts';

const circular = 'La reunión de familias de primer grado será el viernes 12 de junio a las 18 horas en el salón.';

test('an engine is told by one word, and what is none is refused', () => {
  expect(engineSettings('none')).toEqual({ languageModel: null, answerModel: null });
  expect(engineSettings('ollama:qwen3:4b')).toMatchObject({ modelServer: 'ollama', languageModel: 'qwen3:4b' });
  const compatible = { modelServer: 'compatible', compatibleUrl: 'http://127.0.0.1:8080/v1', languageModel: 'uno' };
  expect(engineSettings('openai:http://127.0.0.1:8080/v1#uno')).toMatchObject(compatible);
  for (const wrong of ['', 'ollama:', 'openai:uno', 'otro:uno']) expect(() => engineSettings(wrong)).toThrow(wrong);
});

test('judged answers are asked again: they keep their proofs until the papers change, and the library gets no new question', async () => {
  const library = await openLibrary();
  const { client } = library;
  const other = 'La cooperadora compró dos ventiladores.';
  await library.ingest(library.write('circular.txt', circular), library.write('compras.txt', other));
  const judge = async (question: string, verdict: Verdict) => {
    for await (const event of await client.ask.ask({ question, in: 'new' })) {
      if (event.type === 'answer' && event.kept) await client.ask.judge({ turnId: event.kept.turnId, verdict });
    }
  };
  await judge('¿Cuándo es la reunión de familias?', 'good');
  await judge('¿Cuánto cuesta el kilo de yerba en Marte?', 'bad');
  await library.close();
  const folder = join(library.folder, 'biblioteca');
  const base = localConfiguration({ library: folder, plain: true, cores: 1 }, {});
  const replayed = await replayJudged(folder, engineSettings('none'), base);
  const outcomes = replayed.map(({ verdict, keepsProofs }) => [verdict, keepsProofs]).sort();
  expect(outcomes).toEqual([
    ['bad', true],
    ['good', true],
  ]);
  const again = await openLibrary({ folder: library.folder });
  expect((await again.client.ask.conversations({})).total).toBe(2);
  await again.client.sources.trash({ sourceIds: [(await again.paper('circular.txt')).id] });
  await again.close();
  const after = await replayJudged(folder, engineSettings('none'), base);
  const good = after.find(({ verdict }) => verdict === 'good');
  expect(good).toMatchObject({ keepsProofs: false, before: expect.stringContaining('12 de junio') });
  expect(good?.after).not.toContain('12 de junio');
});

test('a judged question that cannot be asked any more is counted as failed, and the rest are asked', async () => {
  const library = await openLibrary();
  await library.ingest(library.write('circular.txt', circular));
  const question = '¿Cuándo es la reunión de familias?';
  const conversationIds: ConversationId[] = [];
  for await (const event of await library.client.ask.ask({ question, in: 'new' })) {
    if (event.type !== 'answer' || !event.kept) continue;
    await library.client.ask.judge({ turnId: event.kept.turnId, verdict: 'good' });
    conversationIds.push(event.kept.conversationId);
  }
  await library.close();
  const folder = join(library.folder, 'biblioteca');
  const clock = { now: () => Date.now() };
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key: null, clock });
  const { conversations, close } = await createLibraryStorage(connection, clock);
  const [turn] = await conversations.turns(conversationIds[0]!);
  const tooLong = `¿${'mucho '.repeat(maximumQuestionLength)}?`;
  await conversations.addTurn(conversationIds[0]!, { ...turn!, id: createId(), question: tooLong });
  await close();
  const base = localConfiguration({ library: folder, plain: true, cores: 1 }, {});
  const outcomes = (await replayJudged(folder, engineSettings('none'), base)).map(({ failure }) => failure);
  expect(outcomes).toEqual([null, 'QUESTION_TOO_LONG']);
});

test('a set is asked of the engine that is named', async () => {
  const ollama = await startFakeOllama({ chat: () => ({ pieces: ['{"oraciones": []}'] }) });
  afterFile(() => ollama.close());
  const documents = new Map([['circular', circular]]);
  const question = {
    id: '1',
    text: '¿Cuándo es la reunión de familias?',
    document: 'circular',
    answers: ['12 de junio'],
  };
  const set = { name: 'prueba', documents, questions: [{ ...question, isAnswerable: true }] };
  const without = await evaluate(set, engineSettings('none'));
  expect(without).toMatchObject({ questions: 1, recallAt1: 1, firstProofHoldsAnswer: 1, grounded: 1 });
  expect(ollama.requests).toHaveLength(0);
  await evaluate(set, engineSettings(`ollama:${ollama.url}#prueba:1b`));
  expect(ollama.requests.length).toBeGreaterThan(0);
});

test('runs are kept a line each, and the last one of the same engine is found again', () => {
  const folder = temporaryFolder('runs');
  expect(lastRun(folder, 'prueba', 'none')).toBeNull();
  for (const [engine, figures] of [
    ['none', 1],
    ['otro', 2],
    ['none', 3],
    ['otro', 4],
  ] as const) {
    keepRun(folder, 'prueba', { engine, figures });
  }
  expect(lastRun(folder, 'prueba', 'none')).toMatchObject({
    engine: 'none',
    figures: 3,
    commit: expect.stringMatching(/^[0-9a-f]{7,}$/),
  });
});
