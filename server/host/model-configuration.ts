import { z } from 'zod';
import type { Environment } from './environment-files.ts';

const served = z.object({ url: z.url({ protocol: /^https?$/ }), model: z.string().min(1) });

/** The models that a server asks for its schools; null for doing without. */
export const modelConfigurationSchema = z.object({
  /** The one that answers, fills planillas and drafts actas. */
  writing: served.extend({ program: z.enum(['ollama', 'compatible']) }).nullable(),
  /** The one that compares papers by what they mean, which Ollama runs. */
  searching: served.nullable(),
});
export type ModelConfiguration = z.infer<typeof modelConfigurationSchema>;

/** Where an Ollama listens that was set up with nothing said. */
const usualOllama = 'http://127.0.0.1:11434';

/**
 * What the environment's variables say of it (docs/server.md), not yet checked. Throws where two models would write, or
 * nobody says where the one is.
 */
export function readModelConfiguration(environment: Environment): unknown {
  const { OLLAMA_MODEL, OLLAMA_EMBEDDING_MODEL, OPENAI_BASE_URL, OPENAI_MODEL } = environment;
  const ollamaUrl = withoutEnd(environment.OLLAMA_URL || usualOllama);
  if (OLLAMA_MODEL && OPENAI_MODEL) throw new Error('OLLAMA_MODEL y OPENAI_MODEL: dejá uno solo de los dos.');
  if (OPENAI_MODEL && !OPENAI_BASE_URL) throw new Error('OPENAI_MODEL: falta decir dónde está, con OPENAI_BASE_URL.');
  return {
    writing: OPENAI_MODEL
      ? { program: 'compatible', url: withoutEnd(OPENAI_BASE_URL), model: OPENAI_MODEL }
      : OLLAMA_MODEL
        ? { program: 'ollama', url: ollamaUrl, model: OLLAMA_MODEL }
        : null,
    searching: OLLAMA_EMBEDDING_MODEL ? { url: ollamaUrl, model: OLLAMA_EMBEDDING_MODEL } : null,
  };
}

/** An address as the models' adapters want it: its makers write some with `/v1`. */
function withoutEnd(url: string | undefined): string | undefined {
  return url?.replace(/\/(v1\/?)?$/, '');
}
