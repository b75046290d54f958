import { foldedWords } from '../../domain/fold-text.ts';
import type { PromptTrial } from '../../domain/prompt-trial.ts';
import type { LanguageModel } from '../../ports/language-model.ts';

/** A model that writes as ever, and how fast it has written so far; null while it has written nothing. */
export type WatchedModel = { model: LanguageModel; writing: () => PromptTrial['writing'] };

/** Times what a model writes, all its answers together; a cut answer counts too. */
export function watchWriting(model: LanguageModel, now: () => number): WatchedModel {
  const writing = { waitedMs: 0, wroteMs: 0, words: 0 };
  return {
    model: {
      ...model,
      async generate(request, options) {
        const asked = now();
        let began: number | null = null;
        let text = '';
        const onText = (soFar: string) => {
          began ??= now();
          text = soFar;
          options.onText?.(soFar);
        };
        try {
          return await model.generate(request, { ...options, onText });
        } finally {
          if (began !== null) {
            writing.waitedMs += began - asked;
            writing.wroteMs += now() - began;
            writing.words += foldedWords(withoutKeys(text)).length;
          }
        }
      },
    },
    writing: () => (writing.words > 0 ? { ...writing } : null),
  };
}

/** Names of fields are the schema's: they are words of nobody. */
function withoutKeys(json: string): string {
  return json.replace(/"\w*"\s*:/g, ' ');
}
