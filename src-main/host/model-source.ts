import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import { createOllamaLanguageModel } from '../../src-shared/language-models/ollama.ts';
import type { LanguageModel } from '../../src-shared/ports/language-model.ts';
import { patientFetch } from '../adapters/patient-fetch.ts';

/** Fits a paper of several pages on a PC of 8 GB. */
const contextTokens = 8192;
/** A weak PC may think for many minutes before its first word. */
const stallMs = 15 * 60 * 1000;

/** The model that the settings name, when it answers; null means doing without. */
export function createModelSource(readSettings: () => Promise<LibrarySettings>) {
  return async function findModel(): Promise<LanguageModel | null> {
    const { languageModel, ollamaUrl } = await readSettings();
    if (languageModel === null) return null;
    const server = { url: ollamaUrl, fetch: patientFetch };
    const model = createOllamaLanguageModel({ ...server, model: languageModel, contextTokens, stallMs });
    return (await model.isAvailable()) ? model : null;
  };
}
