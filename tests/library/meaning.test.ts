import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src-shared/domain/answer.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

/** Texts of these words mean the same to the fake model, whatever else they say. */
const themes = [/lluvia|tormenta|mal tiempo/i, /merienda|comedor|alimentos/i, /boletín|calificaciones|notas/i];
const meaningOf = (text: string) => [...themes.map((theme) => (theme.test(text) ? 1 : 0.01)), 0.01];
const embedding = { capabilities: ['embedding' as const], embeddingDimensions: 4 };
const patiently = { timeout: 60_000, interval: 50 };

let library: OpenLibrary;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
let embedded: string[] = [];
const scenario = {
  models: ['uno', 'dos'].map((name) => ({ ...embedding, name: `${name}:1b` })),
  embed: (text: string) => {
    embedded.push(text);
    return meaningOf(text);
  },
};

beforeAll(async () => {
  ollama = await startFakeOllama(scenario);
  library = await openLibrary({ resumeJobs: true, lookAtMeaningsEveryMs: 40 });
  await library.client.library.updateSettings({ ollamaUrl: ollama.url });
  await library.ingest(
    library.write('acto.txt', 'El acto del viernes pasa al salón cubierto si hay lluvia.'),
    library.write('circular.txt', 'La reunión de familias es el jueves en la biblioteca.'),
  );
});
afterAll(() => ollama.close());

const indexingJobs = async (state: string) =>
  (await library.client.jobs.list({ limit: 100 })).filter(
    (job) => job.type === 'index-meanings' && job.state === state,
  );

async function ask(question: string): Promise<Answer> {
  for await (const event of await library.client.ask.ask({ question })) {
    if (event.type === 'answer') return event.answer;
  }
  throw new Error('The question was not answered');
}

const namesByMeaning = async (question: string) =>
  (await ask(question)).retrieved
    .filter(({ ranks }) => ranks.meaning !== undefined)
    .sort((left, right) => left.ranks.meaning! - right.ranks.meaning!)
    .map(({ name }) => name);
const question = '¿Dónde se festeja con mal tiempo?';

test('without a model of meanings words alone are looked for, and no file of vectors is made', async () => {
  expect((await ask(question)).retrieved.every(({ ranks }) => ranks.meaning === undefined)).toBe(true);
  expect(embedded).toEqual([]);
  expect(existsSync(join(library.folder, 'biblioteca', 'vectors.db'))).toBe(false);
});

test('once a model is chosen the papers are indexed in the background, and found by what they mean', async () => {
  await library.client.library.updateSettings({ embeddingModel: 'uno:1b' });
  await expect.poll(() => indexingJobs('completed'), patiently).toHaveLength(1);
  const answer = await ask(question);
  expect(answer.wordsAlone).toBeNull();
  expect((await namesByMeaning(question))[0]).toBe('acto.txt');
});

test('papers that come later are added, and only they are embedded', async () => {
  embedded = [];
  await library.ingest(library.write('comedor.txt', 'El comedor abre a las doce y media.'));
  await expect.poll(async () => (await namesByMeaning('¿A qué hora dan alimentos?'))[0], patiently).toBe('comedor.txt');
  expect(embedded.filter((text) => text.includes('lluvia'))).toEqual([]);
});

test('a scope and the trash hold for what is found by meaning', async () => {
  const { id } = await library.paper('circular.txt');
  const events = await library.client.ask.ask({ question, scope: { sourceIds: [id] } });
  for await (const event of events) {
    if (event.type === 'answer') expect(event.answer.retrieved.map(({ name }) => name)).toEqual(['circular.txt']);
  }
  const trashed = [(await library.paper('acto.txt')).id];
  await library.client.sources.trash({ sourceIds: trashed });
  expect(await namesByMeaning(question)).not.toContain('acto.txt');
  await library.client.sources.restore({ sourceIds: trashed });
  expect(await namesByMeaning(question)).toContain('acto.txt');
});

test('another model makes the index anew, and no vector of the first one is compared with it', async () => {
  embedded = [];
  await library.client.library.updateSettings({ embeddingModel: 'dos:1b' });
  await expect.poll(() => embedded.filter((text) => text.includes('El acto')).length, patiently).toBe(1);
  await expect.poll(async () => (await namesByMeaning(question))[0], patiently).toBe('acto.txt');
});

test('a paper that is forgotten for good is found by nothing, and nothing is indexed for it', async () => {
  const sourceIds = [(await library.paper('comedor.txt')).id];
  await library.client.sources.trash({ sourceIds });
  await library.client.sources.purge({ sourceIds });
  expect(await namesByMeaning('¿A qué hora dan alimentos?')).not.toContain('comedor.txt');
});

test('a model that is not there leaves the words, and the answer says so', async () => {
  await ollama.close();
  const answer = await ask('¿Cuándo es la reunión de familias?');
  expect(answer.wordsAlone).toBe('MODEL_SERVER_UNREACHABLE');
  expect(answer.found).toBe(true);
  expect(answer.citations[0]?.name).toBe('circular.txt');
});

test('without a model again the vectors are taken off the disk', async () => {
  await library.client.library.updateSettings({ embeddingModel: null });
  const vectors = join(library.folder, 'biblioteca', 'vectors.db');
  await expect.poll(() => existsSync(vectors), patiently).toBe(false);
  expect((await ask(question)).wordsAlone).toBeNull();
});
