import type { ServerResponse } from 'node:http';
import type { EmbedRequest, EmbedResponse } from 'ollama';
import { charactersPerToken, countTokens, defaultContextTokens } from './answers.ts';
import type { ModelShelf } from './model-shelf.ts';
import type { OllamaScenario } from './scenario.ts';
import { Refusal, sendJson, untilClosed, type Wire } from './wire.ts';

const second = 1_000_000_000;

/** `/api/embed`: vectors of length one. */
export async function embed(
  scenario: OllamaScenario,
  shelf: ModelShelf,
  request: EmbedRequest,
  response: ServerResponse,
): Promise<void> {
  const model = shelf.find(request.model, (name) => `model "${name}" not found, try pulling it first`);
  if (scenario.isStalled) return untilClosed(response);
  const texts = [request.input].flat();
  const window = Math.min(request.options?.num_ctx ?? defaultContextTokens, model.contextTokens);
  shelf.load(model, window);
  const fitting = texts.map((text) => {
    if (countTokens(text) <= window) return text;
    if (request.truncate === false) throw new Refusal(400, 'the input length exceeds the context length');
    return text.slice(0, window * charactersPerToken);
  });
  const vectorOf = scenario.embed ?? ((text) => sharedWords(text, model.embeddingDimensions));
  sendJson(response, {
    model: request.model,
    embeddings: fitting.map((text) => vectorOf(text, model.name).slice(0, request.dimensions)).map(normalize),
    total_duration: second,
    load_duration: second / 2,
    prompt_eval_count: fitting.reduce((sum, text) => sum + countTokens(text), 0),
  } satisfies Wire<EmbedResponse>);
}

/** Texts that share words get near vectors; the last number keeps an empty text from pointing nowhere. */
function sharedWords(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, (_, index): number => (index === dimensions - 1 ? 0.1 : 0));
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const place = [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, 7) % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}

/** As Ollama does it: a vector that points nowhere comes out as zeros. */
function normalize(vector: number[]): number[] {
  const length = Math.max(Math.hypot(...vector), 1e-12);
  return vector.map((value) => value / length);
}
