import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { Embedder } from '../../src-shared/ports/embedder.ts';
import type { LanguageModel } from '../../src-shared/ports/language-model.ts';
import type { ModelFile, ModelStore } from '../../src-shared/ports/model-store.ts';
import { tinyContextTokens } from './tiny-model.ts';

type Subject = {
  store: ModelStore;
  /** A model that was just brought in from `file`, and that the last check takes away. */
  tinyName: string;
  file: ModelFile;
  /** The model that is asked: the tiny one, or one whose words mean something. */
  model: string;
  startModel(name: string, contextTokens: number): LanguageModel;
  startEmbedder(name: string): Embedder;
  /** The same model behind OpenAI's protocol, which Ollama speaks too. */
  startCompatible(name: string, contextTokens: number): LanguageModel;
};

const calm = { signal: new AbortController().signal };
const window = tinyContextTokens;
const choice = {
  type: 'object',
  properties: { respuesta: { type: 'string', enum: ['consta', 'no consta'] } },
  required: ['respuesta'],
};
const question = { system: 'Contestá.', prompt: '¿Consta el DNI?', schema: choice, maximumTokens: 60 };
/** A list that a model fills for as long as it may. */
const endless = { type: 'array', items: { type: 'integer' }, minItems: 1_500 };

/** What a real server must do with us, each by its title; a check that throws is one that fails. */
export function listLiveChecks(subject: Subject): Record<string, () => Promise<void>> {
  return { ...checkModels(subject), ...checkAnswers(subject), ...checkMeanings(subject), ...checkRemoval(subject) };
}

function checkModels({ store, tinyName, file, model }: Subject) {
  return {
    'a model brought in from a file is listed': async () => {
      const found = (await store.list(calm)).find(({ name }) => name === tinyName);
      equal(found?.sizeBytes && found.sizeBytes >= file.sizeBytes, true);
      equal(found?.family, 'llama');
    },
    'a file that was handed over is not sent again': async () => {
      const phases = new Set<string>();
      const report = ({ phase }: { phase: string }) => void phases.add(phase);
      await store.importFile({ name: tinyName, file }, { ...calm, report });
      equal(phases.has('transferring'), false);
    },
    'a file that was copied in part is refused': async () => {
      const half = Math.floor(file.sizeBytes / 2);
      const bytes = new Uint8Array(await new Response(file.open()).arrayBuffer()).slice(0, half);
      const damaged = { name: 'mitad.gguf', sizeBytes: half, open: () => new Blob([bytes]).stream() };
      await rejects(store.importFile({ name: 'amanuense-mitad:tiny', file: damaged }, calm), {
        code: 'MODEL_FILE_INVALID',
      });
    },
    'a model is described, with the place of its weights': async () => {
      const described = await store.describe(tinyName, calm);
      equal(described.contextTokens, window);
      equal(described.embeddingDimensions, 32);
      ok(described.capabilities.includes('completion'));
      ok(described.weightsPath);
    },
    'a model is taken into memory with its window, and out of it': async () => {
      await store.load(model, { ...calm, contextTokens: window });
      const running = (await store.running(calm)).find(({ name }) => name === model);
      equal(running?.contextTokens, window);
      await store.unload(model, calm);
      await until(async () => (await store.running(calm)).every(({ name }) => name !== model));
    },
    'the speed is counted': async () => {
      const speed = await store.measureSpeed(model, { ...calm, prompt: 'Contá una historia.', maximumTokens: 20 });
      ok(speed.writtenTokensPerSecond > 0);
      ok(speed.readTokensPerSecond > 0);
    },
    'a model that nobody has is told by its code': async () => {
      await rejects(store.describe('amanuense-nadie:1b', calm), { code: 'MODEL_NOT_FOUND' });
      await rejects(store.load('amanuense-nadie:1b', { ...calm, contextTokens: window }), { code: 'MODEL_NOT_FOUND' });
    },
    'a pull of what nobody published, or without internet, is told by its code': async () => {
      const codes = ['MODEL_NOT_FOUND', 'MODEL_DOWNLOAD_FAILED'];
      await rejects(store.pull('amanuense-nadie:1b', calm), ({ code }: { code: string }) => codes.includes(code));
    },
  };
}

function checkAnswers({ model, store, startModel, startCompatible }: Subject) {
  const isInMemory = async () => (await store.running(calm)).some(({ name }) => name === model);
  return {
    'an answer keeps to its schema': async () => {
      expectChoice(await startModel(model, window).generate(question, calm));
    },
    'an answer through OpenAI’s protocol keeps to its schema': async () => {
      const compatible = startCompatible(model, window);
      equal(await compatible.isAvailable(), true);
      expectChoice(await compatible.generate(question, calm));
      const missing = startCompatible('amanuense-nadie:1b', window);
      await rejects(missing.generate(question, calm), { code: 'MODEL_UNAVAILABLE' });
    },
    'an answer that its cap cuts short fails': async () => {
      const request = { ...question, schema: endless, maximumTokens: 20 };
      await rejects(startModel(model, window).generate(request, calm), because(/JSON/));
    },
    'a prompt longer than the window fails, and is not cut in silence': async () => {
      const request = { ...question, prompt: 'El papel dice cosas. '.repeat(2_000) };
      await rejects(startModel(model, window).generate(request, calm), because(/exceeds the context length/));
    },
    'a cancelled answer ends, and the next one is served': async () => {
      const asked = startModel(model, window);
      await store.unload(model, calm);
      await until(async () => !(await isInMemory()));
      const stop = new AbortController();
      const answer = asked.generate({ ...question, schema: endless, maximumTokens: 400 }, { signal: stop.signal });
      const outcome = rejects(answer, { name: 'AbortError' });
      await until(isInMemory);
      stop.abort();
      await outcome;
      expectChoice(await asked.generate(question, calm));
    },
    'a model that is not installed is not available': async () => {
      const missing = startModel('amanuense-nadie:1b', window);
      equal(await missing.isAvailable(), false);
      await rejects(missing.generate(question, calm), { code: 'MODEL_UNAVAILABLE' });
    },
  };
}

function checkMeanings({ tinyName, startEmbedder }: Subject) {
  const asDocument = { purpose: 'document', ...calm } as const;
  return {
    'vectors have length one and the dimensions that the model tells': async () => {
      const embedder = startEmbedder(tinyName);
      const { dimensions } = await embedder.identify(calm);
      const vectors = await embedder.embed(['acta', 'vacunas', 'acta'], asDocument);
      deepEqual(vectors[0], vectors[2]);
      for (const vector of vectors) {
        equal(vector.length, dimensions);
        ok(Math.abs(Math.hypot(...vector) - 1) < 1e-5);
      }
    },
    'a text longer than the model reads is embedded in parts': async () => {
      const [vector] = await startEmbedder(tinyName).embed(['El papel dice cosas. '.repeat(100)], asDocument);
      equal(vector?.length, 32);
    },
  };
}

function checkRemoval({ store, tinyName }: Subject) {
  return {
    'a model is removed once': async () => {
      await store.remove(tinyName, calm);
      await rejects(store.remove(tinyName, calm), { code: 'MODEL_NOT_FOUND' });
    },
  };
}

/** Whether a model failed for the reason looked for, and not for another. */
function because(reason: RegExp): (thrown: unknown) => boolean {
  return (thrown) =>
    thrown instanceof AppError &&
    thrown.code === 'MODEL_FAILED' &&
    thrown.cause instanceof Error &&
    reason.test(thrown.cause.message);
}

function expectChoice(answer: unknown): void {
  ok(choice.properties.respuesta.enum.some((word) => isDeepStrictEqual(answer, { respuesta: word })));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never came to be');
}
