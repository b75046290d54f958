import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import { createOllamaEmbedder } from '../../src-shared/language-models/ollama-embedder.ts';
import type { Embedder } from '../../src-shared/ports/embedder.ts';
import { patientFetch } from '../adapters/patient-fetch.ts';

/** How long a weak PC may take for one batch of passages. */
const stallMs = 10 * 60 * 1000;

/** The model of meanings that the settings name, whether or not it answers; null for looking by words alone. */
export function createEmbedderSource(readSettings: () => Promise<LibrarySettings>) {
  return async function findEmbedder(): Promise<Embedder | null> {
    const { embeddingModel, ollamaUrl } = await readSettings();
    if (embeddingModel === null) return null;
    return createOllamaEmbedder({ url: ollamaUrl, fetch: patientFetch, model: embeddingModel, stallMs });
  };
}
