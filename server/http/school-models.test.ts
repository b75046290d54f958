import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { Answer, AskEvent } from '../../src-shared/domain/answer.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import type { ChatScript } from '../../tests/fakes/chat-script.ts';
import { startFakeOllama } from '../../tests/fakes/ollama-server.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { addPerson } from '../../tests/fixtures/person-for-tests.ts';
import { atSchool } from '../../tests/fixtures/school-client.ts';

/** Texts of these words mean the same to the fake model, whatever else they say. */
const themes = [/lluvia|mal tiempo/i, /merienda|alimentos/i];
const meaningOf = (text: string) => [...themes.map((theme) => (theme.test(text) ? 1 : 0.01)), 0.01, 0.01];
const patience = { timeout: 60_000, interval: 50 };
const notes = {
  'acto.txt': 'El acto del viernes pasa al salón cubierto si hay lluvia.',
  'viandas.txt': 'La merienda se reparte a las cuatro en el patio.',
};

type School = { id: string; client: AmanuenseClient };

let script: (prompt: string) => ChatScript = quoting;
let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
let district: DistrictForTests;
let schools: School[];

beforeAll(async () => {
  ollama = await startFakeOllama({
    models: ['prueba:1b', { name: 'sentidos:1b', capabilities: ['embedding'], embeddingDimensions: 4 }],
    chat: (request) => script(request.messages.at(-1)?.content ?? ''),
    embed: meaningOf,
  });
  const said = { OLLAMA_URL: ollama.url, OLLAMA_MODEL: 'prueba:1b', OLLAMA_EMBEDDING_MODEL: 'sentidos:1b' };
  district = await startDistrictForTests(undefined, { keepsLibraries: true, said });
  schools = [await openSchool('Escuela 12'), await openSchool('Escuela 13')];
}, 120_000);
afterAll(async () => {
  await district?.stop();
  await ollama?.close();
});

async function openSchool(name: string): Promise<School> {
  const id = await district.addSchool(name);
  const client = atSchool(district, await addPerson(district, { role: 'secretary', schoolIds: [id] }), id);
  const files = Object.entries(notes).map(([file, text]) => new File([text], file));
  const { jobId } = await client.sources.upload({ files });
  await vi.waitUntil(async () => (await client.jobs.get({ jobId })).state === 'completed', patience);
  return { id, client };
}

/** What a model writes that proves one sentence by the words of the first passage. */
function quoting(prompt: string): ChatScript {
  const cita = /<pasaje[^>]*>\s*([\s\S]*?)\s*<\/pasaje>/.exec(prompt)?.[1] ?? '';
  const text = JSON.stringify({ consta: true, oraciones: [{ pasaje: 1, cita, oracion: cita }] });
  return { pieces: text.match(/.{1,9}/gs) ?? [] };
}

async function ask({ client }: School, question: string, events: AskEvent[] = [], signal?: AbortSignal) {
  for await (const event of await client.ask.ask({ question }, { signal })) {
    events.push(event);
    if (event.type === 'answer') return event.answer;
  }
  throw new Error('The question was not answered');
}

const byMeaning = ({ retrieved }: Answer) =>
  retrieved.filter(({ ranks }) => ranks.meaning === 1).map(({ name }) => name);
const held = (id: string) => district.host.vectors.used.of(id).describe();
const act = '¿Dónde se hace el acto del viernes?';
const weather = '¿Dónde se festeja con mal tiempo?';

it('writes an answer with the server’s model, each sentence with its proof, and tells the page which model it is', async () => {
  const events: AskEvent[] = [];
  const answer = await ask(schools[0]!, act, events);
  expect(answer).toMatchObject({ engine: 'prueba:1b', problem: null, found: true });
  expect(answer.citations[0]).toMatchObject({ name: 'acto.txt', quote: notes['acto.txt'] });
  expect(events.map(({ type }) => type)).toContain('reading');
  const { settings } = await schools[0]!.client.library.status();
  expect(settings).toMatchObject({ languageModel: 'prueba:1b', embeddingModel: 'sentidos:1b' });
  expect(await (await fetch(`${district.url}/readyz`)).text()).toContain('models ready');
});

it('indexes a school’s papers into vectors of its own, and finds by what they mean', async () => {
  for (const school of schools) {
    await expect.poll(async () => (await held(school.id)).count, patience).toBe(2);
    expect(byMeaning(await ask(school, weather))).toEqual(['acto.txt']);
  }
}, 120_000);

it('answers one question at a time, of whichever school', async () => {
  const written: number[] = [];
  let asked = 0;
  script = (prompt) => {
    const place = asked++;
    return {
      ...quoting(prompt),
      get delayMs() {
        written.push(place);
        return 1;
      },
    };
  };
  const answers = await Promise.all([...schools, ...schools].map((school) => ask(school, act)));
  expect(answers.map(({ engine }) => engine)).toEqual(Array(4).fill('prueba:1b'));
  expect(written).toEqual(written.toSorted((left, right) => left - right));
  expect(new Set(written).size).toBe(4);
}, 60_000);

it('stops the model when who asked stops, and answers who waited', async () => {
  const [one, other] = schools;
  let isFirst = true;
  script = (prompt) => {
    const pieces = isFirst ? { stallAfter: 1 } : {};
    isFirst = false;
    return { ...quoting(prompt), ...pieces };
  };
  const before = { requests: ollama.requests.length, aborted: ollama.abortedRequests() };
  const stop = new AbortController();
  const stopped = ask(one!, act, [], stop.signal).catch((thrown: unknown) => thrown);
  await expect.poll(() => ollama.requests.length, patience).toBe(before.requests + 1);
  const waiting = ask(other!, act);
  stop.abort();
  expect(await stopped).toBeInstanceOf(Error);
  expect(await waiting).toMatchObject({ engine: 'prueba:1b' });
  await expect.poll(() => ollama.abortedRequests(), patience).toBe(before.aborted + 1);
}, 60_000);

it('forgets the vectors of a paper with it, whether it is purged in a browser or by the district', async () => {
  const [one, other] = schools;
  const paper = async ({ client }: School) => {
    const [hit] = await client.sources.search({ query: 'merienda', filter: {}, limit: 1 });
    return hit!.sourceId;
  };
  const sourceIds = [await paper(one!)];
  await one!.client.sources.trash({ sourceIds });
  await one!.client.sources.purge({ sourceIds });
  expect((await held(one!.id)).count).toBe(1);
  const wish = { schoolId: other!.id, entity: 'source', id: await paper(other!), reason: 'Pedido de la familia' };
  await district.host.forgetInSchool(machine, wish);
  await expect.poll(async () => (await held(other!.id)).count, patience).toBe(1);
}, 60_000);

it('goes on with quotes and words where nothing answers any more, and says so', async () => {
  await ollama.close();
  const answer = await ask(schools[0]!, act);
  expect(answer).toMatchObject({ engine: 'passages', wordsAlone: 'MODEL_SERVER_UNREACHABLE', found: true });
  const whatIsReady = async () => (await fetch(`${district.url}/readyz`)).text();
  await expect.poll(whatIsReady, patience).toContain('models away');
}, 60_000);
