import { expect, test } from 'vitest';
import type { LanguageModel } from '../../ports/language-model.ts';
import { watchWriting } from './watch-writing.ts';

const request = { system: '', prompt: '', schema: {}, maximumTokens: 10 };
const calm = new AbortController().signal;

/** A model that says its texts one after the other, and a clock that goes on a second with each. */
function startModel(texts: readonly string[], end: () => unknown = () => ({})) {
  let seconds = 0;
  const model: LanguageModel = {
    name: 'prueba:1b',
    contextTokens: 4096,
    isAvailable: async () => true,
    async generate(_request, { onText }) {
      for (const text of texts) {
        seconds += 1;
        onText?.(text);
      }
      return end();
    },
  };
  return watchWriting(model, () => seconds * 1000);
}

test('the wait for the first word is told apart from the writing, over all the answers', async () => {
  const { model, writing } = startModel(['{"texto": "La', '{"texto": "La reunión', '{"texto": "La reunión, hoy"}']);
  expect(writing()).toBeNull();
  await model.generate(request, { signal: calm });
  expect(writing()).toEqual({ waitedMs: 1000, wroteMs: 2000, words: 3 });
  await model.generate(request, { signal: calm });
  expect(writing()).toEqual({ waitedMs: 2000, wroteMs: 4000, words: 6 });
});

test('who asked for the text as it grows still gets it', async () => {
  const { model } = startModel(['una', 'una dos']);
  const heard: string[] = [];
  await model.generate(request, { signal: calm, onText: (text) => heard.push(text) });
  expect(heard).toEqual(['una', 'una dos']);
});

test('an answer that breaks counts as far as it came; one that says nothing does not', async () => {
  const fail = () => {
    throw new Error('cut');
  };
  const cut = startModel(['una', 'una dos'], fail);
  await expect(cut.model.generate(request, { signal: calm })).rejects.toThrow('cut');
  expect(cut.writing()).toMatchObject({ words: 2 });
  const silent = startModel([]);
  await silent.model.generate(request, { signal: calm });
  expect(silent.writing()).toBeNull();
});
