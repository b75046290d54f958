import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import type { SettingsRepository } from '../../src-shared/ports/settings-repository.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { onAPc } from './school-ports.ts';

/** The model of which a school may have vectors, kept in its library: whatever is not null has to be forgotten with a paper. */
const modelSetting = 'embeddingModel' satisfies keyof LibrarySettings;

type Parts = { settings: SettingsRepository; index: VectorIndex };

/** Of a school whose papers are found by their words alone. */
const noVectors: VectorIndex = {
  describe: async () => ({ modelId: null, count: 0 }),
  startOver: onAPc,
  clear: async () => undefined,
  upsert: onAPc,
  removeSource: async () => undefined,
  removePassages: async () => undefined,
  heldBetween: async () => [],
  vectorsAfter: async () => [],
  search: async () => [],
  close: async () => undefined,
};

/** Where a school's vectors are forgotten with its papers, whether or not the server has a model for them now. */
export async function vectorsOf({ settings, index }: Parts): Promise<VectorIndex> {
  return ((await settings.getLocal(modelSetting)) ?? null) === null ? noVectors : index;
}

type Opening = Parts & { model: string | null; logError: (thrown: unknown) => string };

/**
 * The vectors that a school works with, made by the model of that name. Without a model, those that an earlier one left
 * are forgotten, now or when the school is next opened.
 */
export async function openVectors({ settings, index, model, logError }: Opening): Promise<VectorIndex> {
  if (model !== null) {
    await settings.setLocal(modelSetting, model);
    return forgettingLater(index, logError);
  }
  if ((await vectorsOf({ settings, index })) === index) {
    await index.clear().then(() => settings.setLocal(modelSetting, null), logError);
  }
  return noVectors;
}

/** A paper is purged also while its vectors are out of reach: indexing takes away what has no paper any more. */
function forgettingLater(index: VectorIndex, logError: (thrown: unknown) => string): VectorIndex {
  return { ...index, removeSource: (id) => index.removeSource(id).catch((thrown) => void logError(thrown)) };
}
