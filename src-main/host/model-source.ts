import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import { createOllamaLanguageModel } from '../../src-shared/language-models/ollama.ts';
import { createModelReader } from '../../src-shared/use-cases/fill/create-model-reader.ts';
import type { ReadWithModel } from '../../src-shared/use-cases/fill/read-with-model.ts';

/** Fits a paper of several pages on a PC of 8 GB. */
const contextTokens = 8192;
/** A weak PC may think for many minutes before its first word. */
const stallMs = 15 * 60 * 1000;

/** The model that the settings name, when it answers; null means the rules alone. */
export function createModelSource(readSettings: () => Promise<LibrarySettings>) {
  return async function modelReader(): Promise<ReadWithModel | null> {
    const { languageModel, ollamaUrl, secondReading } = await readSettings();
    if (languageModel === null) return null;
    const model = createOllamaLanguageModel({ url: ollamaUrl, model: languageModel, contextTokens, stallMs });
    return (await model.isAvailable()) ? createModelReader(model, { secondReading }) : null;
  };
}
