import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src-shared/domain/answer.ts';
import { notInDocuments } from '../../src-shared/domain/answer.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;

beforeAll(async () => {
  ollama = await startFakeOllama({ chat: () => ({ pieces: [JSON.stringify({ consta: true, oraciones: [] })] }) });
  library = await openLibrary();
  await library.client.library.updateSettings({ ollamaUrl: ollama.url, languageModel: 'prueba:1b' });
  await library.ingest(
    library.write('circular.txt', 'La reunión de familias será el viernes 12 de junio a las 18 horas.'),
    library.write('rota.pdf', '%PDF-1.7\nno es un PDF'),
  );
});
afterAll(() => ollama.close());

async function ask(question: string): Promise<Answer> {
  let answer: Answer | undefined;
  for await (const event of await library.client.ask.ask({ question }))
    if (event.type === 'answer') answer = event.answer;
  if (!answer) throw new Error('The question was not answered');
  return answer;
}

test.each(['When does the school bus leave?', 'Kiedy jest zebranie?', '会议是什么时候？', 'متى الاجتماع؟'])(
  'a question in another language gets the fixed refusal: %s',
  async (question) => {
    expect(await ask(question)).toMatchObject({ found: false, text: notInDocuments, citations: [] });
  },
);

test('papers that are not read are told with the answer', async () => {
  expect((await ask('¿Cuándo es la reunión de familias?')).unread).toBe(1);
});

test('a model that says the papers answer, and nothing more, leaves the quoted passages', async () => {
  const answer = await ask('¿Cuándo es la reunión de familias?');
  expect(answer).toMatchObject({ found: true, engine: 'passages' });
  expect(answer.citations[0]?.quote).toContain('viernes 12 de junio');
});
