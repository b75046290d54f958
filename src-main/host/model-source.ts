import { chosenModel, type LibrarySettings, type ModelTask } from '../../src-shared/domain/library-settings.ts';
import { isThisComputer } from '../../src-shared/domain/this-computer.ts';
import { createOllamaLanguageModel } from '../../src-shared/language-models/ollama.ts';
import { createOpenAiCompatibleLanguageModel } from '../../src-shared/language-models/openai-compatible.ts';
import type { LanguageModel } from '../../src-shared/ports/language-model.ts';
import type { ModelProgram } from '../../src-shared/ports/model-program.ts';
import { patientFetch } from '../adapters/patient-fetch.ts';

/** Fits a paper of several pages on a PC of 8 GB. */
const contextTokens = 8192;
/** A weak PC may think for many minutes before its first word. */
const stallMs = 15 * 60 * 1000;

/** The models that answer; null means doing without. */
export function createModelSource(readSettings: () => Promise<LibrarySettings>, program: ModelProgram) {
  return {
    /** The one that the settings name for a task. */
    async findModel(task: ModelTask): Promise<LanguageModel | null> {
      const name = chosenModel(await readSettings(), task);
      return name === null ? null : findModelNamed(name);
    },
    findModelNamed,
  };

  async function findModelNamed(name: string): Promise<LanguageModel | null> {
    const settings = await readSettings();
    const model = createModel(settings, name);
    if (await model.isAvailable()) return model;
    if (settings.modelServer !== 'ollama' || !(await startedHere(settings.ollamaUrl, program))) return null;
    return (await model.isAvailable()) ? model : null;
  }
}

/** Has Ollama ready for the first question, where a model of this PC is chosen. Never throws. */
export async function startWhereChosen(settings: LibrarySettings, program: ModelProgram): Promise<void> {
  const { modelServer, embeddingModel, ollamaUrl } = settings;
  const isChosen = modelServer === 'ollama' && chosenModel(settings, 'answer') !== null;
  if (isChosen || embeddingModel !== null) await startedHere(ollamaUrl, program);
}

/** Whether Ollama runs now on this PC, where it was not running. */
async function startedHere(url: string, program: ModelProgram): Promise<boolean> {
  if (!isThisComputer(url) || !(await program.isInstalled())) return false;
  try {
    await program.start(url, { signal: new AbortController().signal });
    return true;
  } catch {
    // Whoever asked goes on without a model; the screen of models says why it does not start.
    return false;
  }
}

function createModel({ modelServer, ollamaUrl, compatibleUrl }: LibrarySettings, model: string): LanguageModel {
  const asked = { model, contextTokens, stallMs, fetch: patientFetch };
  return modelServer === 'ollama'
    ? createOllamaLanguageModel({ ...asked, url: ollamaUrl })
    : createOpenAiCompatibleLanguageModel({ ...asked, url: compatibleUrl });
}
