import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { roleFor, type SpeechTask } from '../../domain/speech-model.ts';
import type { CatalogueSpeechModel } from '../../domain/speech-model-catalogue.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { SpeechModelFiles } from '../../ports/speech-model-files.ts';
import type { SpeechModelStore, StoredSpeechModel } from '../../ports/speech-model-store.ts';
import { pickFile, servesFor } from './speech-model-context.ts';

type Ports = {
  settings: SettingsRepository;
  speechModelCatalogue: readonly Pick<CatalogueSpeechModel, 'name' | 'sha256'>[];
  speechModels: Pick<SpeechModelStore, 'list' | 'hash' | 'hold'>;
};

const settingsKey = 'speechModelHashes';
const hashesSchema = z
  .record(z.string(), z.object({ sha256: z.string(), sizeBytes: z.number(), modifiedMs: z.number() }))
  .catch({});

/**
 * Finds the file that is used for a task. The first time that a file is used, and whenever it has changed, its hash is
 * taken and kept; one that is called as a published one must have that one's.
 */
export function createChooseSpeechModel(
  { settings, speechModelCatalogue, speechModels }: Ports,
  readSettings: () => Promise<Pick<LibrarySettings, 'transcriptionModel' | 'secondPassModel'>>,
): SpeechModelFiles {
  return {
    hold: speechModels.hold,
    named: async (name) => (await speechModels.list()).find((file) => file.name === name)?.path ?? null,

    async chosen(task) {
      const file = await find(task);
      if (file === null) return null;
      await requireKnown(file);
      return { path: file.path, name: file.name };
    },
  };

  async function find(task: SpeechTask): Promise<StoredSpeechModel | null> {
    const { transcriptionModel, secondPassModel } = await readSettings();
    const files = await speechModels.list();
    const chosen = task === 'transcription' ? transcriptionModel : null;
    if (task !== 'second-pass') return pickFile(files, { role: roleFor(task), chosen });
    return files.find((file) => file.name === secondPassModel && servesFor(file, roleFor(task))) ?? null;
  }

  async function requireKnown({ name, path, sizeBytes, modifiedMs }: StoredSpeechModel): Promise<void> {
    const hashes = hashesSchema.parse((await settings.getLocal(settingsKey)) ?? {});
    const kept = hashes[name];
    if (kept?.sizeBytes === sizeBytes && kept.modifiedMs === modifiedMs) return;
    const published = speechModelCatalogue.find((model) => model.name === name);
    const sha256 = await speechModels.hash(path, {});
    if (published && published.sha256 !== sha256) throw new AppError('MODEL_FILE_UNEXPECTED', { name });
    await settings.setLocal(settingsKey, { ...hashes, [name]: { sha256, sizeBytes, modifiedMs } });
  }
}
