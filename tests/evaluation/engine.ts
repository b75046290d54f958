import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';

/**
 * The settings that have an engine answer: `none`, `ollama:MODEL`, `ollama:URL#MODEL` or `openai:URL#MODEL`. Throws for
 * anything else.
 */
export function engineSettings(engine: string): Partial<LibrarySettings> {
  if (engine === 'none') return { languageModel: null, answerModel: null };
  const [, kind, url, model] = /^(ollama|openai):(?:(https?:[^#]+)#)?(.+)$/.exec(engine) ?? [];
  if (model === undefined || (kind === 'openai' && url === undefined)) {
    throw new Error(`${engine}: not none, ollama:MODEL, ollama:URL#MODEL or openai:URL#MODEL`);
  }
  const address = kind === 'ollama' ? { ollamaUrl: url } : { compatibleUrl: url };
  const server = kind === 'ollama' ? ('ollama' as const) : ('compatible' as const);
  return { modelServer: server, languageModel: model, answerModel: null, ...(url === undefined ? {} : address) };
}
