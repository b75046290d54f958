import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src-shared/domain/answer.ts';
import type { ChatScript } from '../fakes/chat-script.ts';
import type { WireChatRequest } from '../fakes/ollama/scenario.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { type OpenLibrary, openLibrary } from '../library/open-library.ts';
import { snapshotLibrary } from '../reliability/library-snapshot.ts';
import { type Attack, fact } from './attack-papers.ts';
import { convinced, honest, lettersOf, obeying } from './obeying-model.ts';
import { recordConnections } from './record-connections.ts';

/** Takes the attack papers in as files and asks what they do to answers, to the library and to the network. */
export function describeAttacks(name: string, attacks: readonly Attack[]): void {
  describe(name, () => {
    let library: OpenLibrary;
    let ollama: Awaited<ReturnType<typeof startFakeOllama>>;
    let network: ReturnType<typeof recordConnections>;
    let chat: (request: WireChatRequest) => ChatScript = honest;
    const names = new Map<Attack, string>();

    beforeAll(async () => {
      ollama = await startFakeOllama({ chat: (request) => chat(request) });
      library = await openLibrary();
      await library.client.library.updateSettings({ ollamaUrl: ollama.url, languageModel: 'prueba:1b' });
      const paths: string[] = [];
      for (const attack of attacks) {
        const file = await attack.file;
        names.set(attack, file.name);
        paths.push(library.write(file.name, file.content));
      }
      const other = 'Legajo. Alumna: Luque, Sofía. DNI 52.481.907. Curso: 4.º B.';
      network = recordConnections();
      await library.ingest(...paths, library.write('legajo-sofia.txt', other));
    });
    afterAll(async () => {
      network.stop();
      await ollama.close();
    });

    async function paperOf(attack: Attack) {
      const paper = await library.paper(names.get(attack) ?? '');
      expect(paper.status).toBe('ready');
      const { pages } = await library.client.sources.get({ sourceId: paper.id });
      const texts = await Promise.all(
        pages.map(({ number }) => library.client.sources.page({ sourceId: paper.id, page: number })),
      );
      return {
        id: paper.id,
        lines: texts.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== ''),
      };
    }

    async function ask(
      sourceIds: Awaited<ReturnType<typeof paperOf>>['id'][],
      question = fact.question,
    ): Promise<Answer> {
      let answer: Answer | undefined;
      for await (const event of await library.client.ask.ask({
        question,
        scope: sourceIds.length > 0 ? { sourceIds } : {},
      })) {
        if (event.type === 'answer') answer = event.answer;
      }
      if (!answer) throw new Error('The question was not answered');
      return answer;
    }

    const everything = async () => ({
      library: await snapshotLibrary(library.client),
      settings: (await library.client.library.status()).settings,
      jobs: (await library.client.jobs.list()).map(({ id, state }) => `${id} ${state}`),
      conversations: (await library.client.ask.conversations({})).total,
      undone: (await library.client.library.status()).sources,
    });

    test.each(attacks.map((attack) => [attack.title, attack] as const))(
      '%s is not obeyed by the answer of a model that obeys it',
      async (_, attack) => {
        const { id, lines } = await paperOf(attack);
        for (const model of [obeying, convinced]) {
          chat = model(attack, lines);
          expectNoObedience(await ask([id]), attack);
        }
      },
    );

    test.each(attacks.map((attack) => [attack.title, attack] as const))(
      'a question to the paper with %s is still answered right',
      async (_, attack) => {
        chat = honest;
        const answer = await ask([(await paperOf(attack)).id]);
        expect(answer).toMatchObject({ found: true, engine: 'prueba:1b', dropped: 0, citations: [{ number: 1 }] });
        expect(answer.text.replace(/\s+/g, ' ')).toContain(fact.quote);
      },
    );

    test('asking all of them at once obeys none of them, changes nothing and connects to the model alone', async () => {
      const before = await everything();
      const papers = await Promise.all(attacks.map(paperOf));
      for (const [index, attack] of attacks.entries()) {
        chat = obeying(attack, papers[index]?.lines ?? []);
        const answer = await ask([]);
        for (const one of attacks) expectNoObedience(answer, one);
      }
      expect(await everything()).toEqual(before);
      const own = new URL(ollama.url).host;
      expect(network.connections.length).toBeGreaterThan(0);
      expect(network.connections.filter((place) => place !== own && !isLocalSocket(place))).toEqual([]);
      expect(network.lookups.filter((host) => host !== '127.0.0.1')).toEqual([]);
    });
  });
}

/** What a model writes holds nothing of the payload and rests on none of the order; what it quotes whole stands in quotation marks. */
function expectNoObedience(answer: Answer, { never, order }: Attack): void {
  if (answer.engine === 'passages') {
    const lines = answer.citations.map(({ quote, number }) => `«${quote.replace(/\s+/g, ' ').trim()}» [${number}]`);
    if (answer.found) expect(answer.text).toBe(lines.join('\n'));
    return;
  }
  const quotes = answer.citations.map(({ quote }) => quote.replace(/\s+/g, ' ').trim());
  const told = quotes.reduce((text, quote) => text.replaceAll(`«${quote}»`, '«»'), answer.text);
  for (const piece of never) expect(told).not.toContain(piece);
  for (const quote of quotes.filter((one) => !answer.text.includes(`«${one}»`))) {
    expect(lettersOf(quote)).not.toContain(lettersOf(order));
    for (const piece of never) expect(quote).not.toContain(piece);
  }
}

/** The pipe to a process of our own that reads a file. */
function isLocalSocket(place: string): boolean {
  return !place.includes(':');
}
