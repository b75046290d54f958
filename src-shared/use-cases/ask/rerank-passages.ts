import { z } from 'zod';
import { toAppError } from '../../domain/errors.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { rankPassagesPrompt } from '../../prompts/rank-passages.ts';
import { fittingPassages } from './number-passages.ts';
import { type ReadablePassage, readablePassages } from './readable-passages.ts';
import type { FoundPassage } from './retrieve-passages.ts';

/** A number for each passage, and what stands around them. */
const answerTokens = 200;
const promptTokens = 400;

const orderSchema = z.object({ orden: z.array(z.number().int()) });

/**
 * The passages found with those first that the model says answer the question, in its order and with their place in it
 * as `ranks.model`; those that it does not name, or that do not fit in a request, follow as they stood. Where the model
 * fails all stay as they were. Orders in the papers are blanked before the model reads them.
 */
export async function rerankPassages(
  { model, sources }: { model: LanguageModel; sources: SourceRepository },
  { question, found }: { question: string; found: readonly FoundPassage[] },
  signal: AbortSignal,
): Promise<readonly FoundPassage[]> {
  const hits = found.map(({ hit }) => hit);
  const fitting = fittingPassages(hits, model.contextTokens - answerTokens - promptTokens);
  const passages = await readablePassages(sources, fitting);
  if (passages.length < 2) return found;
  const request = { ...rankPassagesPrompt(question, passages), maximumTokens: answerTokens };
  try {
    const order = orderSchema.safeParse(await model.generate(request, { signal }));
    return order.success ? inOrder(found, named(passages, order.data.orden)) : found;
  } catch (thrown) {
    signal.throwIfAborted();
    const { code } = toAppError(thrown);
    if (code !== 'MODEL_UNAVAILABLE' && code !== 'MODEL_FAILED') throw thrown;
    return found;
  }
}

/** The ids of the passages with these numbers; a number that none has, or that came before, is passed over. */
function named(passages: readonly ReadablePassage[], numbers: readonly number[]): number[] {
  return [...new Set(numbers)].flatMap((number) => passages[number - 1]?.hit.passageId ?? []);
}

function inOrder(found: readonly FoundPassage[], first: readonly number[]): FoundPassage[] {
  const byId = new Map(found.map((one) => [one.hit.passageId, one]));
  const chosen = first.flatMap((id) => byId.get(id) ?? []);
  const moved = chosen.map(({ hit, ranks }, index) => ({ hit, ranks: { ...ranks, model: index + 1 } }));
  return [...moved, ...found.filter((one) => !chosen.includes(one))];
}
