import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Answer, AskEvent } from '../../src-shared/domain/answer.ts';
import { notInDocuments } from '../../src-shared/domain/answer.ts';
import type { ChatScript } from '../fakes/chat-script.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

type Sentence = { pasaje: number; cita: string; oracion: string };

let library: OpenLibrary;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
let script: ChatScript = { pieces: [] };
let scripted: ((prompt: string) => ChatScript) | null = null;
let asked: string[] = [];

beforeAll(async () => {
  ollama = await startFakeOllama({
    chat: ({ messages }) => {
      asked = messages.map(({ content }) => content);
      return scripted?.(asked.join('\n')) ?? script;
    },
  });
  library = await openLibrary();
  await library.client.library.updateSettings({ ollamaUrl: ollama.url, languageModel: 'prueba:1b' });
  await library.ingest(
    library.write('circular-12.txt', 'Circular 12. La reunión de familias será el viernes 12 de junio a las 18 horas.'),
    library.write('circular-13.txt', 'Circular 13. La reunión de docentes será el lunes 15 de junio en la biblioteca.'),
  );
});
afterAll(() => ollama.close());
beforeEach(() => {
  asked = [];
  scripted = null;
});

/** The answer's JSON in small pieces, as a model writes it. */
function says(consta: boolean, oraciones: Sentence[]): ChatScript {
  return { pieces: JSON.stringify({ consta, oraciones }).match(/.{1,7}/gs) ?? [] };
}

async function ask(question: string): Promise<{ answer: Answer; events: AskEvent[] }> {
  const events: AskEvent[] = [];
  for await (const event of await library.client.ask.ask({ question })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'answer') throw new Error('The question was not answered');
  return { answer: last.answer, events };
}

const question = '¿Cuándo es la reunión de familias?';
const right = {
  pasaje: 1,
  cita: 'el viernes 12 de junio a las 18 horas',
  oracion: 'La reunión de familias es el viernes 12 de junio a las 18.',
};

test('each sentence comes with its proof, cut from the page, and is told before the answer', async () => {
  script = says(true, [right]);
  const { answer, events } = await ask(question);
  expect(answer).toMatchObject({ found: true, engine: 'prueba:1b', dropped: 0, problem: null });
  expect(answer.text).toBe('La reunión de familias es el viernes 12 de junio a las 18. [1]');
  expect(answer.citations).toMatchObject([{ number: 1, name: 'circular-12.txt', quote: right.cita }]);
  expect(events.map(({ type }) => type)).toEqual(['searching', 'reading', 'writing', 'sentence', 'answer']);
});

test('the passages are numbered and the question stands after them', async () => {
  script = says(false, []);
  await ask(question);
  const prompt = asked.at(-1) ?? '';
  expect(prompt).toMatch(/<pasaje numero="1" papel="circular-12.txt" página="1">/);
  expect(prompt.indexOf('</pasaje>')).toBeLessThan(prompt.indexOf(question));
});

test('a sentence whose quote stands nowhere, or with a number from nowhere, is left out and counted', async () => {
  script = says(true, [
    { ...right, cita: 'el jueves a la noche' },
    { ...right, oracion: 'La reunión de familias es el viernes 13 de junio.' },
    { ...right, pasaje: 99 },
    right,
  ]);
  const { answer } = await ask(question);
  expect(answer.text).toBe(`${right.oracion} [1]`);
  expect(answer.dropped).toBe(3);
});

test('with nothing proven the passages are quoted', async () => {
  script = says(true, [{ ...right, cita: 'el jueves a la noche' }]);
  const { answer } = await ask(question);
  expect(answer).toMatchObject({ found: true, engine: 'passages', dropped: 1 });
  expect(answer.citations[0]?.quote).toContain('viernes 12 de junio');
});

test('a model that finds nothing in the papers gives the fixed refusal', async () => {
  script = says(false, []);
  expect((await ask('¿La reunión de familias tiene refrigerio?')).answer).toMatchObject({
    found: false,
    text: notInDocuments,
    engine: 'prueba:1b',
    citations: [],
  });
});

test('a model is not asked when no passage comes near the question', async () => {
  script = says(true, [right]);
  expect((await ask('¿Cuál es la capital de Mongolia?')).answer.found).toBe(false);
  expect(asked).toEqual([]);
});

test.each<[string, ChatScript]>([
  ['says nothing', { pieces: [] }],
  ['says no JSON', { pieces: ['Hola, ', 'no puedo.'] }],
  ['is removed meanwhile', { pieces: [], status: 404, error: 'model "prueba:1b" not found' }],
])('a model that %s leaves the quoted passages and says why', async (_, failing) => {
  script = failing;
  const { answer } = await ask(question);
  expect(answer).toMatchObject({ found: true, engine: 'passages' });
  expect(answer.problem).toMatch(/^MODEL_/);
});

test('what was proven before a model broke off stays', async () => {
  const { pieces } = says(true, [right, right]);
  script = { pieces, failAfter: Math.floor(pieces.length * 0.7), error: 'llama runner process has terminated' };
  const { answer } = await ask(question);
  expect(answer).toMatchObject({ engine: 'prueba:1b', problem: 'MODEL_FAILED', text: `${right.oracion} [1]` });
});

test('stopping ends the model’s work and keeps nothing', async () => {
  script = { ...says(true, [right]), delayMs: 50 };
  const stop = new AbortController();
  const events: string[] = [];
  const asking = (async () => {
    const stream = await library.client.ask.ask({ question, in: 'new' }, { signal: stop.signal });
    for await (const event of stream) {
      events.push(event.type);
      if (event.type === 'writing') stop.abort();
    }
  })();
  await expect(asking).rejects.toThrow();
  expect(events).not.toContain('answer');
  expect((await library.client.ask.conversations({})).total).toBe(0);
});

test('the passages are put in order by the model first where the settings say so, and as they were where it fails', async () => {
  await library.client.library.updateSettings({ rerankPassages: true });
  const reunion = '¿Cuándo es la reunión?';
  const before = (await ask(reunion)).answer.retrieved.map(({ name }) => name);
  expect(before).toHaveLength(2);
  const worst = before.at(-1);
  const orders: string[] = [];
  scripted = (prompt) => {
    if (prompt.includes('consta')) return says(false, []);
    orders.push(prompt);
    return { pieces: ['{"orden": [2, 2, 7]}'] };
  };
  const { answer, events } = await ask(reunion);
  expect(events.map(({ type }) => type)).toEqual(['searching', 'reading', 'ranking', 'writing', 'answer']);
  expect(orders[0]).toContain('el viernes 12 de junio');
  expect(answer.retrieved.map(({ name }) => name)).toEqual([worst, before[0]]);
  expect(answer.retrieved.map(({ ranks }) => ranks.model)).toEqual([1, undefined]);
  expect(asked.at(-1)).toMatch(new RegExp(`<pasaje numero="1" papel="${worst}"`));

  scripted = (prompt) => (prompt.includes('consta') ? says(false, []) : { pieces: ['no sé'] });
  const failed = (await ask(reunion)).answer;
  expect(failed).toMatchObject({ found: false, problem: null });
  expect(failed.retrieved.map(({ name }) => name)).toEqual(before);
  await library.client.library.updateSettings({ rerankPassages: false });
});
