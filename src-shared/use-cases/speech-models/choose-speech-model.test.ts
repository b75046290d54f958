import { expect, test } from 'vitest';
import type { SpeechRole } from '../../domain/speech-model.ts';
import type { StoredSpeechModel } from '../../ports/speech-model-store.ts';
import { createChooseSpeechModel } from './choose-speech-model.ts';

type Chosen = { transcriptionModel: string | null; secondPassModel: string | null };

const file = (name: string, role: SpeechRole | null, more: Partial<StoredSpeechModel> = {}): StoredSpeechModel => ({
  name,
  role,
  path: `/modelos/${name}`,
  sizeBytes: 10,
  modifiedMs: 1,
  kind: null,
  isEnglishOnly: false,
  ...more,
});

/** A PC with those files, the newest first; `hashes` counts how often a hash was taken. */
function computer(files: StoredSpeechModel[], chosen: Partial<Chosen> = {}, sha256 = 'right') {
  const kept = new Map<string, unknown>();
  const hashed: string[] = [];
  const published = { name: 'ggml-base-q8_0.bin', sha256: 'right' };
  const models = createChooseSpeechModel(
    {
      settings: {
        get: async () => undefined,
        getLocal: async (key) => kept.get(key),
        setLocal: async (key, value) => void kept.set(key, value),
      },
      speechModelCatalogue: [published],
      speechModels: {
        list: async () => files,
        hash: async (path: string) => {
          hashed.push(path);
          return sha256;
        },
        hold: () => () => undefined,
      },
    },
    async () => ({ transcriptionModel: null, secondPassModel: null, ...chosen }),
  );
  return { models, hashed };
}

const two = [file('ggml-nuevo.bin', 'transcription'), file('ggml-base-q8_0.bin', 'transcription')];

test('what was chosen is used while it is there, else the newest that serves', async () => {
  const chosen = computer(two, { transcriptionModel: 'ggml-base-q8_0.bin' });
  expect((await chosen.models.chosen('transcription'))?.name).toBe('ggml-base-q8_0.bin');
  const gone = computer(two, { transcriptionModel: 'ggml-ido.bin' });
  expect((await gone.models.chosen('transcription'))?.name).toBe('ggml-nuevo.bin');
  const damaged = computer([file('ggml-roto.bin', null), ...two], { transcriptionModel: 'ggml-roto.bin' });
  expect((await damaged.models.chosen('transcription'))?.name).toBe('ggml-nuevo.bin');
  expect(await computer([]).models.chosen('transcription')).toBeNull();
});

test('a file that knows English alone is used for nothing, chosen or not', async () => {
  const english = file('ggml-base.en.bin', 'transcription', { isEnglishOnly: true });
  const chosen = { transcriptionModel: english.name, secondPassModel: english.name };
  const { models } = computer([english, ...two], chosen);
  expect((await models.chosen('transcription'))?.name).toBe('ggml-nuevo.bin');
  expect(await models.chosen('second-pass')).toBeNull();
  expect(await computer([english], chosen).models.chosen('transcription')).toBeNull();
});

test('nothing hears a second time until it is chosen for that', async () => {
  expect(await computer(two).models.chosen('second-pass')).toBeNull();
  const chosen = computer(two, { secondPassModel: 'ggml-nuevo.bin' });
  expect(await chosen.models.chosen('second-pass')).toEqual({
    name: 'ggml-nuevo.bin',
    path: '/modelos/ggml-nuevo.bin',
  });
});

test('the other files are found by what they serve for', async () => {
  const { models } = computer([...two, file('voces.onnx', 'speaker-embedding')]);
  expect((await models.chosen('speaker-embedding'))?.name).toBe('voces.onnx');
  expect(await models.chosen('speaker-segmentation')).toBeNull();
});

test('the hash of a file is taken when it is first used, and again when it has changed', async () => {
  const files = [file('ggml-base-q8_0.bin', 'transcription')];
  const { models, hashed } = computer(files);
  await models.chosen('transcription');
  await models.chosen('transcription');
  expect(hashed).toHaveLength(1);
  files[0] = file('ggml-base-q8_0.bin', 'transcription', { modifiedMs: 2 });
  await models.chosen('transcription');
  expect(hashed).toHaveLength(2);
});

test('a file that is called as a published one and is another is refused; one of the school is its own', async () => {
  const published = computer([file('ggml-base-q8_0.bin', 'transcription')], {}, 'other');
  await expect(published.models.chosen('transcription')).rejects.toMatchObject({ code: 'MODEL_FILE_UNEXPECTED' });
  const own = computer([file('ggml-nuestro.bin', 'transcription')], {}, 'other');
  expect((await own.models.chosen('transcription'))?.name).toBe('ggml-nuestro.bin');
});
