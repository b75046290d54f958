import { setTimeout as wait } from 'node:timers/promises';
import { patientFetch } from '../../src-main/adapters/patient-fetch.ts';
import { createFairTurns } from '../../src-shared/domain/fair-turns.ts';
import type { Embedder } from '../../src-shared/ports/embedder.ts';
import type { LanguageModel } from '../../src-shared/ports/language-model.ts';
import type { Ports } from '../../src-shared/use-cases/index.ts';
import type { ModelConfiguration } from './model-configuration.ts';

/** What a school asks of the server's models. */
export type SchoolModels = Pick<Ports, 'findModel' | 'findModelNamed' | 'findEmbedder'>;

/** A model that the server was told of, and whether it answers now. */
export type CheckedModel = { name: string; url: string; answers: boolean };

/** The models that a server asks for its schools, each one thing at a time. None is spoken to before it is used. */
export type ServerModels = {
  /** What they are called; null where there is none. */
  names: { writing: string | null; searching: string | null };
  of(schoolId: string): SchoolModels;
  /** Those that it was told of. */
  check(): Promise<CheckedModel[]>;
  /** Whether all of them answer within some seconds; null where there are none. */
  isReady(): Promise<boolean | null>;
};

/** Fits a paper of several pages. */
const contextTokens = 8192;
/** A server without a graphics card may think for many minutes before its first word. */
const stallMs = 15 * 60_000;
const patienceMs = 3_000;

/** The models that a configuration speaks of. */
export function createServerModels({ writing, searching }: ModelConfiguration): ServerModels {
  const writingTurns = createFairTurns();
  const searchingTurns = createFairTurns();

  // What speaks to models is thirty megabytes, and is loaded by who has one.
  async function connect(): Promise<LanguageModel | null> {
    if (writing === null) return null;
    const asked = { url: writing.url, model: writing.model, contextTokens, stallMs, fetch: patientFetch };
    if (writing.program === 'ollama') {
      const { createOllamaLanguageModel } = await import('../../src-shared/language-models/ollama.ts');
      return createOllamaLanguageModel(asked);
    }
    const { createOpenAiCompatibleLanguageModel } = await import(
      '../../src-shared/language-models/openai-compatible.ts'
    );
    return createOpenAiCompatibleLanguageModel(asked);
  }

  async function connectEmbedder(): Promise<Embedder | null> {
    if (searching === null) return null;
    const { createOllamaEmbedder } = await import('../../src-shared/language-models/ollama-embedder.ts');
    return createOllamaEmbedder({ ...searching, stallMs, fetch: patientFetch });
  }

  return {
    names: { writing: writing?.model ?? null, searching: searching?.model ?? null },
    of(schoolId) {
      /** Whoever asks waits for the answer; planillas are filled meanwhile. */
      const take = (model: LanguageModel, isAwaited: boolean): LanguageModel => ({
        ...model,
        generate: (request, options) =>
          writingTurns({ of: schoolId, isAwaited }, options.signal, () => model.generate(request, options)),
      });
      const findAnswering = async (isAwaited: boolean) => {
        const model = await connect();
        return model !== null && (await model.isAvailable()) ? take(model, isAwaited) : null;
      };
      return {
        findModel: (task) => findAnswering(task === 'answer'),
        findModelNamed: async (name) => (name === writing?.model ? findAnswering(true) : null),
        async findEmbedder() {
          const embedder = await connectEmbedder();
          return embedder && takingTurns(embedder, schoolId);
        },
      };
    },
    check,
    async isReady() {
      if (writing === null && searching === null) return null;
      const checked = check().then((models) => models.every(({ answers }) => answers));
      return Promise.race([checked, wait(patienceMs, false, { ref: false })]);
    },
  };

  async function check(): Promise<CheckedModel[]> {
    const told = [
      { url: writing?.url, model: await connect() },
      { url: searching?.url, model: await connectEmbedder() },
    ];
    return Promise.all(
      told.flatMap(({ url, model }) => {
        if (url === undefined || model === null) return [];
        return [model.isAvailable().then((answers) => ({ name: model.name, url, answers }))];
      }),
    );
  }

  /** What is asked goes before the papers, which are many. */
  function takingTurns(embedder: Embedder, schoolId: string): Embedder {
    return {
      ...embedder,
      embed: (texts, options) =>
        searchingTurns({ of: schoolId, isAwaited: options.purpose === 'query' }, options.signal, () =>
          embedder.embed(texts, options),
        ),
    };
  }
}
