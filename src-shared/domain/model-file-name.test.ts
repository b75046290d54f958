import { expect, test } from 'vitest';
import { modelFileName, modelNamedByFile } from './model-file-name.ts';

test('a model taken away in a file comes back by its name', () => {
  for (const name of ['qwen3:4b-instruct', 'embeddinggemma:300m', 'gemma3:12b']) {
    expect(modelNamedByFile(modelFileName(name))).toBe(name);
  }
  expect(modelFileName('hf.co/gente/modelo:q4')).toBe('hf.co-gente-modelo_q4.gguf');
});

test.each([
  ['Qwen3-4B-Q4_K_M.gguf', 'qwen3-4b-q4_k_m'],
  ['Modelo de la escuela (2).GGUF', 'modelo-de-la-escuela-2'],
  ['.gguf', 'modelo'],
])('a file called %s makes a model that Ollama can name', (file, name) => {
  expect(modelNamedByFile(file)).toBe(name);
});
